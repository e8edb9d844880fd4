import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../journeys/demonstration.ts'
import type { EditionScope, Viewer } from '../access/public.ts'
import { house } from '../house.ts'
import { recommendationFollowed } from '../inputs/follow-recommendation.ts'
import { eventInputs } from '../inputs/reads.ts'
import { floorLed } from '../live/lead-floor.ts'
import { meetingOf } from '../live/meeting.ts'
import { handAdded } from '../live/raise-hand.ts'
import { floorOf, handsOf } from '../live/reads.ts'
import { nomineesAsked } from '../nominations/ask.ts'
import { drawCarriedOn } from '../nominations/draws.ts'
import { focalPointEnded } from '../nominations/focal.ts'
import { nominationsNamed, nomineesOf } from '../nominations/reads.ts'
import { selectionReleased } from '../nominations/release.ts'
import { nomineePlaced, nomineesJoined } from '../nominations/settle.ts'
import { photoDecided } from '../photos/moderate-photo.ts'
import { takeInPhotos } from '../photos/take-in.ts'
import { sendPhoto, striped } from '../photos/testing/send-photo.ts'
import { registrationsJudged } from '../registrations/desk/judge.ts'
import { reasonChanged, reasonKept, reasonRemoved } from '../review/handling/snippets.ts'
import { tagMade, tagMerged, tagRenamed, tagRestored } from '../review/handling/tags.ts'
import { pagePublished, pageWithdrawn } from '../site/publish-page.ts'
import { sitePages } from '../site/reads.ts'
import { pageSaved } from '../site/save-page.ts'
import { organizationsMerged, organizationsUnmerged } from '../submissions/organizations/merge.ts'
import { thingChanged } from '../synthesis/change.ts'
import { deskOf } from '../synthesis/reads.ts'
import { standing } from '../synthesis/things.ts'
import {
  edition,
  enter,
  li,
  looked,
  maria,
  must,
  ON_EITHER,
  ON_ONE,
  ON_TWO,
  rounds,
  say,
  t,
  triedPairs,
} from './testing/two-officers.ts'

const NOW = new Date('2022-04-20T09:05:00Z')
const WHILE_THE_CALL_IS_OPEN = new Date('2022-03-01T09:00:00Z')
let close: () => Promise<void>
let photo: number
beforeAll(async () => {
  const at = await demonstrationAt(NOW.toISOString())
  close = at.close
  await enter(at, (await house.editionNamed(at.db, 'wsis-forum-2022')) as EditionScope)
  at.clock.set(WHILE_THE_CALL_IS_OPEN)
  photo = await sendPhoto(at.platform, edition, { email: 'p@example.org', picture: await striped(3) })
  await takeInPhotos(at.platform, edition)
  at.clock.set(NOW)
}, 600_000)
afterAll(() => close())

const pictured = async () =>
  (
    await t.db
      .selectFrom('photo as p')
      .innerJoin('submission as s', 's.id', 'p.submission_id')
      .select('p.state')
      .where('s.number', '=', photo)
      .executeTakeFirstOrThrow()
  ).state
const decide = (who: Viewer, verdict: 'admitted' | 'declined' | 'taken_down', reason: string) =>
  looked(photoDecided, who, { number: photo, verdict, reason: say(reason) })
ON_ONE['a photograph is decided on twice'] = async () => {
  const isIn = (await pictured()) === 'admitted'
  const [first, second] = isIn ? (['taken_down', 'declined'] as const) : (['admitted', 'admitted'] as const)
  return [await decide(maria, first, 'One.'), await decide(li, second, 'Two.')]
}

const follow = async (who: Viewer, reason: string) => {
  const [input] = await eventInputs(t.db, edition)
  const wish = { reference: input?.reference ?? '', number: '1', kind: 'considered' as const, session: null, reason }
  return looked(recommendationFollowed, who, { ...wish, language: 'en' })
}
ON_ONE['a recommendation is followed up twice'] = async (n) => [
  await follow(maria, `Read, ${n}.`),
  await follow(li, `Heard, ${n}.`),
]

const page = async () => (await sitePages(t.db, edition))[0] as Awaited<ReturnType<typeof sitePages>>[number]
const save = async (who: Viewer, title: string) => {
  const { id, kind, slug } = await page()
  const texts = { en: { title, body: 'x', machine: false } }
  return looked(pageSaved, who, { id, kind, slug, sourceLanguage: 'en', texts } as never)
}
const publish = async (who: Viewer) => looked(pagePublished, who, { id: (await page()).id })
ON_ONE['a page is saved twice'] = async (n) => [await save(maria, `One ${n}`), await save(li, `Two ${n}`)]
ON_EITHER['a page is published, and saved before or after'] = async (n) => {
  const before = (await page()).revision
  const [saving, publishing] = [await save(maria, `Three ${n}`), await publish(li)]
  return [
    saving,
    async () => {
      const done = await publishing()
      // Whatever was saved meanwhile, public is what was looked at; a later draft is no contradiction.
      if (done.ok) expect((await page()).publications.map(({ revision }) => revision)).toContain(before)
      return done
    },
  ]
}
ON_ONE['a page is published twice'] = async () => [await publish(maria), await publish(li)]
ON_ONE['a page is published and withdrawn'] = async () => {
  if ((await page()).publications.length === 0) await must(publish(li))
  return [await publish(maria), await looked(pageWithdrawn, li, { id: (await page()).id })]
}

const points = async () => standing((await deskOf(t.db, edition)).points)
const word = async (who: Viewer, text: string, nth = 0) => {
  const point = (await points())[nth]
  return looked(thingChanged, who, { do: 'word', id: point?.id ?? '', words: { en: text }, theme: null })
}
ON_ONE['a point is worded twice'] = async (n) => [await word(maria, `One ${n}.`), await word(li, `Two ${n}.`)]
ON_ONE['a point is worded and taken away'] = async (n) => {
  const { points: all } = await deskOf(t.db, edition)
  const gone = all.find(({ state }) => state.removed)
  if (gone) await must(looked(thingChanged, li, { do: 'restore', thing: 'point', id: gone.id }))
  const id = (await points())[0]?.id ?? ''
  return [await word(maria, `Three ${n}.`), await looked(thingChanged, li, { do: 'remove', thing: 'point', id })]
}
ON_TWO['two points are worded'] = async (n) => [await word(maria, `Four ${n}.`, 0), await word(li, `Five ${n}.`, 1)]

const judge = (who: Viewer, number: number, judgement: 'approve' | 'refuse' | 'cancel') =>
  looked(registrationsJudged, who, { numbers: [number], judgement, reason: say('Asked for.') })
/** Somebody is asked for again, as if they had just come. */
async function askedFor(...numbers: number[]) {
  await t.db
    .updateTable('registration')
    .set({ state: 'asked', approved_at: null, waiting_since: null, reason: null })
    .where('number', 'in', numbers)
    .execute()
}
ON_ONE['somebody is approved and refused'] = async () => {
  await askedFor(1)
  return [await judge(maria, 1, 'approve'), await judge(li, 1, 'refuse')]
}
ON_ONE['somebody is approved and cancelled'] = async () => {
  await askedFor(1)
  return [await judge(maria, 1, 'approve'), await judge(li, 1, 'cancel')]
}

const selection = async () => {
  const found = await nominationsNamed(t.db, edition, 'facilitators')
  if (!found) throw new Error('no selection')
  return { found, all: await nomineesOf(t.db, edition, found.id) }
}
const place = (who: Viewer, number: number, to: 'chosen' | 'reserve' | 'entered') =>
  looked(nomineePlaced, who, { selection: 'facilitators', number, standing: to, reason: say('As agreed.') })
const consented = async () => (await selection()).all.filter(({ answer }) => answer === 'consented')
ON_ONE['a nominee is placed twice'] = async () => {
  const [one] = await consented()
  if (one && one.entry.standing !== 'entered') await must(place(li, one.entry.number, 'entered'))
  const number = one?.entry.number ?? 0
  return [await place(maria, number, 'reserve'), await place(li, number, 'reserve')]
}
const join = (who: Viewer, number: number, into: number | null) =>
  looked(nomineesJoined, who, { selection: 'facilitators', number, into })
ON_ONE['a nominee is joined into two others'] = async () => {
  const [one, two, three] = (await selection()).all.map(({ entry }) => entry.number) as [number, number, number]
  if ((await selection()).all[0]?.joinedInto) await must(join(li, one, null))
  return [await join(maria, one, two), await join(li, one, three)]
}
ON_ONE['two nominees are joined into each other'] = async () => {
  const { all } = await selection()
  for (const { entry, joinedInto } of all) if (joinedInto) await must(join(li, entry.number, null))
  const [one, two] = all.map(({ entry }) => entry.number) as [number, number]
  return [await join(maria, one, two), await join(li, two, one)]
}
ON_ONE['a nominee is asked again twice'] = async (n) => {
  t.clock.set(new Date(NOW.getTime() + n * 1000))
  await t.db
    .updateTable('nominee')
    .set({ answer: 'none', answered_at: null, joined_into: null })
    .where('email', '=', 'i4.1@example.org')
    .execute()
  const number = (await selection()).all.find(({ email }) => email === 'i4.1@example.org')?.entry.number ?? 0
  const wish = { selection: 'facilitators', number }
  return [await looked(nomineesAsked, maria, wish), await looked(nomineesAsked, li, wish)]
}
ON_ONE['a term of a focal point is ended twice'] = async () => {
  await t.db.updateTable('focal_point').set({ ended_at: null }).execute()
  const { id } = await t.db.selectFrom('focal_point').select('id').orderBy('id').executeTakeFirstOrThrow()
  const wish = { selection: 'facilitators', id }
  return [await looked(focalPointEnded, maria, wish), await looked(focalPointEnded, li, wish)]
}
ON_ONE['the numbers of a draw are kept twice'] = async () => {
  const { found } = await selection()
  await t.db.deleteFrom('selection_draw').execute()
  const at = { announced_at: NOW, known_from: new Date(NOW.getTime() + 3_600_000) }
  await t.db
    .insertInto('selection_draw')
    .values({ selection_id: found.id, number: 1, sources: JSON.stringify(['a']), ...at })
    .execute()
  const numbers = (await selection()).all.filter(({ joinedInto }) => !joinedInto).map(({ entry }) => entry.number)
  const fix = (who: Viewer, list: number[]) =>
    looked(drawCarriedOn, who, { selection: 'facilitators', draw: 1, typed: list.join(' ') })
  return [await fix(maria, numbers.slice(0, 2)), await fix(li, numbers.slice(0, 2).reverse())]
}
ON_ONE['a selection is released twice'] = async () => {
  const { found, all } = await selection()
  await t.db.updateTable('selection').set({ released_at: null }).where('id', '=', found.id).execute()
  for (const one of all.filter(({ answer, joinedInto }) => answer === 'consented' && !joinedInto))
    if (one.entry.standing === 'entered' || one.entry.standing === 'gone')
      await t.db
        .updateTable('selection_entry')
        .set({ standing: 'reserve', place: one.entry.number })
        .where('id', '=', one.entry.id)
        .execute()
  const [first] = all.filter(({ answer, joinedInto }) => answer === 'consented' && !joinedInto)
  await t.db
    .updateTable('selection_entry')
    .set({ standing: 'chosen', place: null })
    .where('id', '=', first?.entry.id as never)
    .execute()
  const wish = { selection: 'facilitators' }
  return [await looked(selectionReleased, maria, wish), await looked(selectionReleased, li, wish)]
}

const meeting = async () =>
  (await meetingOf(t.db, edition, 'm2-meeting-1')) as NonNullable<Awaited<ReturnType<typeof meetingOf>>>
const floor = async () => {
  const found = await floorOf(t.db, edition, { ...(await meeting()), rehearsal: true })
  return { found, hands: found ? await handsOf(t.db, found) : [] }
}
const lead = async (who: Viewer, does: 'open' | 'close' | 'over' | 'end' | 'clear') =>
  looked(floorLed, who, { meeting: await meeting(), rehearsal: true, lead: { does } })
const give = async (who: Viewer, hand: string) =>
  looked(floorLed, who, { meeting: await meeting(), rehearsal: true, lead: { does: 'give', hand } })
/** A rehearsal begins anew: open, with two who wait. */
async function twoWait() {
  await must(lead(li, 'clear'))
  await must(lead(li, 'open'))
  for (const name of ['Ada', 'Bob']) {
    const saying = { speaker: name, name, organization: '', group: null }
    await must(
      looked(handAdded, li, { meeting: await meeting(), rehearsal: true, saying, presence: 'on_site', personId: null }),
    )
  }
  return (await floor()).hands.map(({ id }) => id) as [string, string]
}
ON_ONE['the floor is given to two'] = async () => {
  const [one, two] = await twoWait()
  return [await give(maria, one), await give(li, two)]
}
ON_ONE['the floor is given and closed'] = async () => {
  const [one] = await twoWait()
  return [await give(maria, one), await lead(li, 'close')]
}

const snippet = async () =>
  (await t.db.selectFrom('reason_snippet').select('id').where('removed_at', 'is', null).executeTakeFirst())?.id
const words = (text: string) => ({ name: 'Fits', outcome: 'accepted', kind: '', suggested: false, reason: say(text) })
const kept = async () => {
  if (!(await snippet())) await must(looked(reasonKept, li, words('It fits.')))
  return (await snippet()) ?? ''
}
ON_ONE['a reason is worded twice'] = async (n) => [
  await looked(reasonChanged, maria, { ...words(`One ${n}.`), id: await kept() }),
  await looked(reasonChanged, li, { ...words(`Two ${n}.`), id: await kept() }),
]
ON_ONE['a reason is worded and removed'] = async (n) => {
  const id = await kept()
  return [await looked(reasonChanged, maria, { ...words(`Three ${n}.`), id }), await looked(reasonRemoved, li, { id })]
}

const tagRows = () => t.db.selectFrom('desk_tag').select(['id', 'merged_into']).orderBy('id').execute()
const tags = async () => {
  if ((await tagRows()).length === 0)
    for (const name of ['Youth', 'Young people']) await must(looked(tagMade, li, { name, colour: '1' }))
  for (const { id, merged_into } of await tagRows()) if (merged_into) await must(looked(tagRestored, li, { id }))
  return (await tagRows()).map(({ id }) => id) as unknown as [string, string]
}
ON_ONE['two tags are merged into each other'] = async () => {
  const [one, two] = await tags()
  return [await looked(tagMerged, maria, { id: one, into: two }), await looked(tagMerged, li, { id: two, into: one })]
}
ON_ONE['a tag is renamed twice'] = async (n) => {
  const [id] = await tags()
  const rename = (who: Viewer, name: string) => looked(tagRenamed, who, { id, name, colour: '1' })
  return [await rename(maria, `A${n}`), await rename(li, `B${n}`)]
}

ON_ONE['two organizations are merged into each other'] = async () => {
  const standingMerge = await t.db
    .selectFrom('organization_merge')
    .select('id')
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (standingMerge) await must(looked(organizationsUnmerged, li, { mergeId: standingMerge.id }))
  const [one, two] = await t.db
    .selectFrom('submission')
    .select((eb) => eb.ref('organization_id').$notNull().as('id'))
    .distinct()
    .where('organization_id', 'is not', null)
    .orderBy('organization_id')
    .limit(2)
    .execute()
  const pair = [one?.id ?? '', two?.id ?? ''] as const
  return [
    await looked(organizationsMerged, maria, { fromId: pair[0], intoId: pair[1] } as never),
    await looked(organizationsMerged, li, { fromId: pair[1], intoId: pair[0] } as never),
  ]
}

const ROUNDS = rounds(10)
test(
  `two officers at once, ${ROUNDS} times, in every module of the house: nothing is lost, done twice, or done on what was not seen`,
  async () => {
    const { pairs, faults } = await triedPairs(ROUNDS)
    expect(faults).toEqual([])
    expect(pairs).toBeGreaterThanOrEqual(20)
  },
  Math.max(300_000, ROUNDS * 60_000),
)
