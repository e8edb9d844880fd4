import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope, Viewer } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { findOrAddPerson } from '../identity/public.ts'
import { jurorEnded, jurorNamed } from '../judging/jurors.ts'
import { roundOpened } from '../judging/open-round.ts'
import { judgedNamed } from '../judging/reads.ts'
import { ENTRY, prizesEdition } from '../judging/testing/prizes-edition.ts'
import { votesCounted } from '../judging/vote/count.ts'
import { floorLed } from '../live/lead-floor.ts'
import { type Meeting, meetingOf } from '../live/meeting.ts'
import { minutesApproved, minutesKept, minutesSent } from '../live/minutes/keep-minutes.ts'
import { addresseesOf } from '../mailings/addressees.ts'
import { mailingOrdered } from '../mailings/order-mailing.ts'
import { addresseesRemoved } from '../mailings/remove-addressees.ts'
import { mailingStopped } from '../mailings/stop-mailing.ts'
import { addresseesTaken } from '../mailings/take-addressees.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { workPlaced } from '../prizes/place-work.ts'
import { worksTakenIn } from '../prizes/take-in.ts'
import { termsChanged } from '../registrations/desk/change-terms.ts'
import { importTakenBack } from '../registrations/for-others/import/take-back.ts'
import { registrationsImported } from '../registrations/for-others/import/take-over.ts'
import { delegationEnded, delegationNamed } from '../registrations/for-others/name-delegation.ts'
import { joinLinkKept } from '../registrations/joining/keep-link.ts'
import { termsOf } from '../registrations/reads.ts'
import { documentSaved, fileAdded, fileStandingChanged } from '../site/library/acts.ts'
import { libraryOf } from '../site/library/reads.ts'
import { saveDraft, startDraft, submitDraft } from '../submissions/public.ts'
import { webhookChanged, webhookKept, webhookRemoved } from '../webhooks/acts.ts'
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

const SLUG = 'prizes-2022'
const NOW = new Date('2022-03-01T09:00:00Z')
const DAY = 86_400_000
let close: () => Promise<void>
let meeting: Meeting
beforeAll(async () => {
  const at = await testPlatform(NOW.toISOString(), {}, house)
  close = at.close
  const folder = path.join(at.platform.config.dataFolder, 'editions', SLUG)
  await loadEdition(at.platform, prizesEdition('editions/wsis-forum-2022', folder), { asPrinted: true })
  await enter(at, (await house.editionNamed(at.db, SLUG)) as EditionScope)
  meeting = (await meetingOf(t.db, edition, 'm2-meeting-1')) as Meeting
  await heldMeeting()
  for (const title of ['One', 'Two']) await entered(title)
  await must(looked(worksTakenIn, maria, { prize: 'prizes' }))
}, 120_000)
afterAll(() => close())

/** A floor was open and is over, so that minutes can be sent round. */
async function heldMeeting() {
  for (const does of ['open', 'over'] as const)
    await must(looked(floorLed, maria, { meeting, rehearsal: false, lead: { does } }))
}

/** Somebody enters a work for a prize. */
async function entered(title: string) {
  const email = `${title.toLowerCase()}@example.org`
  const personId = await t.db.transaction().execute((tx) => findOrAddPerson(tx, { email, language: 'en' }, NOW))
  const owner = { browserHash: null, personId: personId as PersonId }
  const started = await startDraft(t.platform, edition, { call: 'prizes', form: 'prize_entry', language: 'en', owner })
  if (!started.ok) throw new Error(started.refusal.code)
  const answers = { ...ENTRY, work_title: title, prize_category: 'C1', submitter_email: email, submitter_name: title }
  await saveDraft(t.platform, edition, owner, started.value.id, { answers, shown: {} })
  const done = await submitDraft(t.platform, edition, { owner, draftId: started.value.id, arrivedAt: NOW })
  if (!done.ok) throw new Error(done.refusal.code)
}

const content = (words: string) => ({ language: 'en' as const, items: [words], decisions: [], actions: [] })
const keep = (who: Viewer, words: string) => looked(minutesKept, who, { meeting, content: content(words) })
const sendRound = (who: Viewer) => looked(minutesSent, who, { meeting, until: new Date(t.clock.now().getTime() + DAY) })
ON_ONE['minutes are kept twice'] = async (n) => [await keep(maria, `One ${n}.`), await keep(li, `Two ${n}.`)]
ON_ONE['minutes are kept and sent round'] = async (n) => {
  await must(keep(li, `Before ${n}.`))
  return [await keep(maria, `Three ${n}.`), await sendRound(li)]
}
ON_ONE['minutes are sent round twice'] = async () => [await sendRound(maria), await sendRound(li)]
ON_ONE['minutes are approved and kept anew'] = async (n) => {
  await must(sendRound(li))
  t.clock.set(new Date(t.clock.now().getTime() + 2 * DAY))
  return [await looked(minutesApproved, maria, { meeting }), await keep(li, `Four ${n}.`)]
}

const library = async () => {
  const [document] = await libraryOf(t.db, edition)
  if (document) return document
  await must(looked(documentSaved, li, { document: null, title: { en: 'Rules' }, about: {} }))
  return (await libraryOf(t.db, edition))[0] as Awaited<ReturnType<typeof libraryOf>>[number]
}
const called = async (who: Viewer, title: string) =>
  looked(documentSaved, who, { document: (await library()).id, title: { en: title }, about: {} })
ON_ONE['a document of the library is worded twice'] = async (n) => [
  await called(maria, `One ${n}`),
  await called(li, `Two ${n}`),
]
/** A file that lies in the store. */
async function stored(name: string) {
  const sha256 = Buffer.from(name).toString('hex').padEnd(64, '0').slice(0, 64)
  const row = { sha256, media_type: 'application/pdf', size_bytes: 1, stored_at: t.clock.now() }
  await t.db
    .insertInto('stored_file')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute()
  return { sha256, name: `${name}.pdf`, mediaType: 'application/pdf', size: 1 }
}
const add = async (who: Viewer, name: string) =>
  looked(fileAdded, who, { document: (await library()).id, language: 'en', file: await stored(name) })
ON_ONE['two files become one version of a document'] = async (n) => [await add(maria, `a${n}`), await add(li, `b${n}`)]
ON_ONE['a file is published while another comes in'] = async (n) => {
  await must(add(li, `c${n}`))
  const { id, files } = await library()
  const wish = { document: id, file: files[0]?.id ?? '', to: 'public' as const }
  return [await looked(fileStandingChanged, maria, wish), await add(li, `d${n}`)]
}

const terms = async () => (await termsOf(t.db, edition)) as NonNullable<Awaited<ReturnType<typeof termsOf>>>
const places = async (who: Viewer, count: number) => looked(termsChanged, who, { ...(await terms()), places: count })
ON_ONE['places are counted anew twice'] = async (n) => [await places(maria, 5000 + n), await places(li, 6000 + n)]
const table = (name: string) => ({
  rows: [
    ['email', 'name', 'stakeholder_type', 'country', 'presence'],
    [`${name}@example.org`, name, 'academia', 'KE', 'remote'],
  ].map((cells, i) => ({ line: i + 1, cells })),
  fallback: 'en' as const,
})
const bring = (who: Viewer, name: string) => looked(registrationsImported, who, table(name))
ON_ONE['one table of people is taken over twice'] = async (n) => [
  await bring(maria, `once${n}`),
  await bring(li, `once${n}`),
]
ON_TWO['two tables of people are taken over'] = async (n) => [
  await bring(maria, `left${n}`),
  await bring(li, `right${n}`),
]
ON_ONE['an import is taken back twice'] = async (n) => {
  await must(bring(li, `back${n}`))
  const { number } = await t.db
    .selectFrom('registration_import')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirstOrThrow()
  return [await looked(importTakenBack, maria, { number }), await looked(importTakenBack, li, { number })]
}
const delegation = (who: Viewer, n: number) =>
  looked(delegationNamed, who, { organization: `Org ${n}`, email: `focal${n}@example.org`, language: 'en', most: 3 })
ON_ONE['a delegation is named twice'] = async (n) => [await delegation(maria, n), await delegation(li, n)]
ON_ONE['a delegation is ended twice'] = async (n) => {
  await must(delegation(li, 10_000 + n))
  const { id } = await t.db
    .selectFrom('delegation')
    .select('id')
    .where('organization', '=', `Org ${10_000 + n}`)
    .executeTakeFirstOrThrow()
  return [await looked(delegationEnded, maria, { id }), await looked(delegationEnded, li, { id })]
}
const joined = (who: Viewer, where: string) => {
  const link = {
    service: 'other' as const,
    address: `https://${where}.example.org/`,
    passcode: null,
    dialIn: null,
    channels: [],
  }
  return looked(joinLinkKept, who, { key: meeting.key, link })
}
ON_ONE['how a meeting is joined is said twice'] = async (n) => [
  await joined(maria, `one${n}`),
  await joined(li, `two${n}`),
]

const addressees = async (who: Viewer, name: string) => {
  const rows = [
    ['email', 'name'],
    [`${name}@example.org`, name],
  ].map((cells, i) => ({ line: i + 1, cells }))
  return looked(addresseesTaken, who, { rows, fallback: 'en' as const })
}
ON_ONE['one list of addressees is taken over twice'] = async (n) => [
  await addressees(maria, `a${n}`),
  await addressees(li, `a${n}`),
]
ON_ONE['an addressee is removed twice'] = async (n) => {
  await must(addressees(li, `gone${n}`))
  const ids = (await addresseesOf(t.db, edition)).filter(({ email }) => email.startsWith('gone')).map(({ id }) => id)
  return [await looked(addresseesRemoved, maria, ids), await looked(addresseesRemoved, li, ids)]
}
const order = (who: Viewer) => looked(mailingOrdered, who, { again: false, delayMinutes: 15 })
ON_ONE['a mailing is ordered twice'] = async (n) => {
  await must(addressees(li, `mail${n}`))
  return [await order(maria), await order(li)]
}
ON_EITHER['a list grows while its mailing is ordered'] = async (n) => {
  await must(addressees(li, `first${n}`))
  const [ordering, growing] = [await order(maria), await addressees(li, `second${n}`)]
  const ordered = async () => {
    const done = await ordering()
    const written = await t.db.selectFrom('mailing_recipient').select('email').execute()
    // Whoever was not shown gets nothing.
    expect(written.map(({ email }) => email)).not.toContain(`second${n}@example.org`)
    return done
  }
  return [ordered, growing]
}
ON_ONE['a mailing is stopped twice'] = async (n) => {
  await must(addressees(li, `stop${n}`))
  await must(order(li))
  const { number } = await t.db
    .selectFrom('mailing')
    .select((eb) => eb.fn.max('number').as('number'))
    .executeTakeFirstOrThrow()
  return [await looked(mailingStopped, maria, number), await looked(mailingStopped, li, number)]
}

const webhook = async (n: number) => {
  await must(looked(webhookKept, li, { name: `Hook ${n}`, url: `https://hook${n}.example.org/` }))
  return (await t.db.selectFrom('webhook').select('id').where('name', '=', `Hook ${n}`).executeTakeFirstOrThrow()).id
}
const resigned = (who: Viewer, id: string) => looked(webhookChanged, who, { id, to: 'new secret' })
ON_ONE['a webhook is given a new secret twice'] = async (n) => {
  const id = await webhook(n)
  return [await resigned(maria, id), await resigned(li, id)]
}
ON_ONE['a webhook is paused and removed'] = async (n) => {
  const id = await webhook(10_000 + n)
  return [await looked(webhookChanged, maria, { id, to: 'paused' }), await looked(webhookRemoved, li, { id })]
}

const jury = { selection: 'photo_contest', basis: 'Their pictures.', from: '2022-03-01', until: '2022-06-01' }
const name = (who: Viewer, n: number) => looked(jurorNamed, who, { ...jury, email: `juror${n}@example.org` })
ON_ONE['a juror is named twice'] = async (n) => [await name(maria, n), await name(li, n)]
ON_ONE['a juror is ended twice'] = async (n) => {
  await must(name(li, 10_000 + n))
  const { id } = await t.db
    .selectFrom('juror')
    .select('id')
    .orderBy('id')
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  const wish = { selection: 'photo_contest', id }
  return [await looked(jurorEnded, maria, wish), await looked(jurorEnded, li, wish)]
}
const place = (who: Viewer, to: 'entered' | 'not_taken', reason: string) =>
  looked(workPlaced, who, { prize: 'prizes', number: 1, to, reason: say(reason) })
ON_ONE['an entry for a prize is kept out twice'] = async (n) => {
  if (n > 0) await must(place(li, 'entered', 'After all.'))
  return [await place(maria, 'not_taken', 'One.'), await place(li, 'not_taken', 'Two.')]
}

async function noRounds() {
  await t.db.deleteFrom('round_vote').execute()
  await t.db.deleteFrom('round_entry').execute()
  await t.db.deleteFrom('selection_round').execute()
}
const opened = (who: Viewer) => {
  const hours = { opens: '2022-03-01T08:00', closes: '2032-03-02T08:00' }
  return looked(roundOpened, who, { selection: 'prizes', way: 'scores', blind: true, ...hours })
}
ON_ONE['a round of judging is opened twice'] = async () => {
  await noRounds()
  return [await opened(maria), await opened(li)]
}

/** A vote of the public on the entries of the prize, that closes when it is told to. */
async function voting() {
  await noRounds()
  const judged = await judgedNamed(t.db, edition, 'prizes')
  const [opens_at, closes_at] = [new Date(t.clock.now().getTime() - DAY), new Date(t.clock.now().getTime() + DAY)]
  const round = { selection_id: judged?.id as never, code: 'vote', position: 2, way: 'votes', opens_at, closes_at }
  const { id } = await t.db.insertInto('selection_round').values(round).returning('id').executeTakeFirstOrThrow()
  const entries = await t.db
    .selectFrom('selection_entry')
    .select('id')
    .where('selection_id', '=', judged?.id as never)
    .execute()
  const rows = entries.map((one) => ({ round_id: id, entry_id: one.id, category: 'C1' }))
  await t.db.insertInto('round_entry').values(rows).execute()
  return id
}
const over = async (id: Awaited<ReturnType<typeof voting>>) =>
  t.db.updateTable('selection_round').set({ closes_at: t.clock.now() }).where('id', '=', id).execute()
const counted = (who: Viewer) => looked(votesCounted, who, { selection: 'prizes', round: 'vote' })
ON_ONE['votes are counted twice'] = async () => {
  await over(await voting())
  return [await counted(maria), await counted(li)]
}

const ROUNDS = rounds(3)
test(
  `two officers at once, ${ROUNDS} times, in what the house does since: nothing is lost, done twice, or done on what was not seen`,
  async () => {
    const { pairs, faults } = await triedPairs(ROUNDS)
    expect(faults).toEqual([])
    expect(pairs).toBeGreaterThanOrEqual(20)
  },
  Math.max(300_000, ROUNDS * 60_000),
)
