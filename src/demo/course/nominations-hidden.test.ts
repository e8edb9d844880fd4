import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { RESOURCES } from '../../api/resources.ts'
import { house } from '../../house.ts'
import { deviceOf } from '../../identity/device.ts'
import { findOrAddPerson, grantRole, startSignIn } from '../../identity/public.ts'
import {
  focalWordSaid,
  nominationsNamed,
  nomineeAnswered,
  nomineePlaced,
  nomineesAsked,
  nomineesOf,
  nomineesTakenIn,
} from '../../nominations/public.ts'
import { fixedClock } from '../../platform/clock.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { saveDraft, startDraft, submitDraft } from '../../submissions/public.ts'
import { saying, toldApart, toldEverywhere } from '../../web/told.ts'
import { createWeb } from '../../web/web.tsx'
import { courseOf } from '../course.ts'
import { layOut } from '../lay-out.ts'
import { runCourse } from '../run-course.ts'

const SLUG = 'wsis-forum-2022'
const HIDDEN = 'hidden@example.org'
const NOMINATOR = 'nominator@example.org'
const WORDS = [HIDDEN, 'HIDDEN-NAME', 'HIDDEN-BIOGRAPHY', 'HIDDEN-COMMENT', 'HIDDEN-REASON']
const selection = 'facilitators'
const reason = { text: 'HIDDEN-REASON', language: 'en' as const, others: {} }

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let number: number
let reference: string

beforeAll(async () => {
  t = await testPlatform('2022-04-21T10:00:00Z', { CONVOKE_DEMO: '1' }, house)
  web = createWeb(t.platform, house)
  const { samples, events } = courseOf(SLUG)
  edition = await layOut(t.platform, SLUG, samples)
  const ours = events.filter(
    (event) => 'nomination' in event || ('sample' in event && event.sample.form === 'hltf_nomination'),
  )
  // Taken in, asked, answered, endorsed, settled: everything but announced.
  await runCourse(t.platform, edition, { samples, events: ours.filter(({ at }) => at < t.clock.now()) })
  reference = await nominated()
  number = await appointed()
}, 120_000)
afterAll(() => t.close())

/** Somebody nominates somebody else, while the call is open. */
async function nominated(): Promise<string> {
  const then = { ...t.platform, clock: fixedClock(new Date('2022-03-05T10:00:00Z')) }
  const personId = await t.db
    .transaction()
    .execute((tx) => findOrAddPerson(tx, { email: NOMINATOR, language: 'en' }, then.clock.now()))
  const owner = { browserHash: null, personId }
  const begun = { call: 'hltf_nominations', form: 'hltf_nomination', language: 'en' as const, owner }
  const started = await startDraft(then, edition, begun)
  const draftId = started.ok ? started.value.id : expect.unreachable()
  const nominee = {
    ...{ given_name: 'Noor', family_name: 'HIDDEN-NAME', email: HIDDEN, country: 'KE', gender: 'woman' },
    ...{ job_title: 'Moderator', organization: 'Example Network', stakeholder_type: 'private_sector' },
    ...{ role: 'high_level_track_facilitator', attendance: 'on_site', confirmed: 'yes' },
  }
  const answers = {
    ...{ submitter_name: 'Nominator Placeholder', submitter_email: NOMINATOR, country: 'KE', nominee: [nominee] },
    ...{ nominator_capacity: 'organization', submission_language: 'en', nominee_group: 'private_sector' },
    ...{ nominee_biography: 'HIDDEN-BIOGRAPHY', nomination_reasons: 'HIDDEN-REASON', moderation_experience: 'Much.' },
    ...{ speaker_languages: ['en'], preferred_themes: ['media'], available_days: ['2022-06-01'] },
    ...{ attendance: 'on_site', own_funding: 'self', nominee_consent: true, report_commitment: true },
    ...{ consent_publication: true, consent_data: true },
  }
  await saveDraft(then, edition, owner, draftId, { answers, shown: {} })
  const done = await submitDraft(then, edition, { owner, draftId, arrivedAt: then.clock.now() })
  return done.ok ? done.value.reference : expect.unreachable(done.refusal.code)
}

/** Taken in, asked, accepted, endorsed and chosen: her number. */
async function appointed(): Promise<number> {
  const by = { edition, actor: program() }
  await perform(t.platform, nomineesTakenIn, { ...by, wish: { selection } })
  await perform(t.platform, nomineesAsked, { ...by, wish: { selection, number: null } })
  const { id } = (await nominationsNamed(t.db, edition, selection)) ?? expect.unreachable()
  const hers = (await nomineesOf(t.db, edition, id)).find(({ email }) => email === HIDDEN) ?? expect.unreachable()
  const answers = { biography: 'HIDDEN-BIOGRAPHY', languages: ['en'], presence: 'remote', publication: true }
  const all = { ...answers, days: ['2022-06-01'], funding: 'none' }
  const consents = { nomineeId: hers.id, does: 'consent' as const, answers: all, photo: null }
  expect(await perform(t.platform, nomineeAnswered, { ...by, wish: consents })).toMatchObject({ ok: true })
  const point = await t.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'p1.1@example.org')
    .executeTakeFirstOrThrow()
  const at = { selection, number: hers.entry.number }
  const word = { ...at, endorsed: true, rank: '2', comment: 'HIDDEN-COMMENT' }
  const said = await perform(t.platform, focalWordSaid, { edition, actor: program(point.id), wish: word })
  expect(said).toMatchObject({ ok: true })
  const chosen = await perform(t.platform, nomineePlaced, { ...by, wish: { ...at, standing: 'chosen', reason } })
  expect(chosen).toMatchObject({ ok: true })
  return hers.entry.number
}

/** Somebody who is signed in, as they are known to the house. */
async function looker(name: string, email: string, role: 'juror' | null = null) {
  const now = t.clock.now()
  const token = await t.db.transaction().execute(async (tx) => {
    const person = await findOrAddPerson(tx, { email, language: 'en' }, now)
    if (role) await grantRole(tx, { personId: person, role, editionId: edition.id, part: null }, now)
    return startSignIn(t.platform, tx, person, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  return { name, cookie: `convoke_sign_in=${token}` }
}

/** Lists for programs, files, and searches for what one might guess: each asked by name, whatever pages lead there. */
const asked = () => [
  ...RESOURCES.map(({ path: of }) => `/api/v1/editions/${SLUG}/${of}`),
  ...['submissions.csv', 'submissions.json', `submissions/${reference}/thread.json`].map((of) => `/${SLUG}/${of}`),
  ...['Noor', 'HIDDEN-NAME', HIDDEN, 'Example Network', 'HIDDEN-COMMENT'].flatMap((word) => [
    `/en/${SLUG}/submissions?q=${word}`,
    `/${SLUG}/submissions.csv?q=${word}`,
    `/api/v1/editions/${SLUG}/submissions?q=${word}`,
  ]),
]

/** What whoever asks by name or sends a form at a guess is answered: to a room, to the desk, to a link. */
async function guessed(cookie: string) {
  const told: unknown[] = []
  const keep = async (path: string, answer: Response) => {
    const headers = ['location', 'etag', 'content-disposition'].map((name) => answer.headers.get(name))
    told.push([path, answer.status, ...headers, (await answer.text()).replaceAll(/nonce[-=]"?[^"' ]+/g, '')])
  }
  for (const path of asked()) await keep(path, await web.request(path, { headers: { cookie } }))
  for (const [path, act] of [
    [`/en/${SLUG}/nominations/${selection}/group`, 'say'],
    [`/en/${SLUG}/desk/nominations/${selection}/${number}`, 'place'],
    [`/en/${SLUG}/desk/nominations/${selection}/release`, 'release'],
    [`/en/${SLUG}/nominee/unknown`, 'consent'],
  ] as const) {
    const body = new URLSearchParams({ act, number: String(number), rank: '2', endorsed: 'yes', standing: 'chosen' })
    const headers = { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' }
    await keep(path, await web.request(path, { method: 'POST', headers, body: body.toString() }))
  }
  return told
}

test('until the release two worlds that differ in one hidden nominee tell everybody outside the same, at every door of the house', async () => {
  const lookers = [
    { name: 'stranger', cookie: '' },
    await looker('nominator', NOMINATOR),
    await looker('submitter', 'g3.1@example.org'),
    await looker('focal point of another group', 'c1.1@example.org'),
    await looker('juror', 'jury@example.org', 'juror'),
  ]
  const seeds = [
    ...['submissions', 'submissions.csv', 'submissions.json'].map((of) => `/${SLUG}/${of}`),
    ...[`/submissions/${reference}`, `/appointed/${selection}`, `/nominations/${selection}/group`].map(
      (of) => `/en/${SLUG}${of}`,
    ),
    ...[`/appointed/${selection}/${number}/photo`, `/desk/nominations/${selection}/${number}`].map(
      (of) => `/en/${SLUG}${of}`,
    ),
  ]
  const wish = { language: 'en', edition: SLUG, seeds, lookers }
  const world = await toldEverywhere(
    (path, { cookie }) => web.request(path, { headers: { cookie } }),
    house.routes,
    wish,
  )
  expect(world.told.size).toBeGreaterThan(400)
  const mayRead = (door: string) => door.startsWith('nominator ') || door.includes('?q=')
  for (const word of WORDS)
    expect(
      saying(world.told, word).filter((door) => !mayRead(door)),
      word,
    ).toEqual([])
  const forms = await Promise.all(lookers.map(({ cookie }) => guessed(cookie)))
  await nobodyElseWasWritten()
  await without()
  expect(toldApart(world.told, await world.again())).toEqual([])
  expect(await Promise.all(lookers.map(({ cookie }) => guessed(cookie)))).toEqual(forms)
}, 300_000)

async function nobodyElseWasWritten() {
  const mail = await t.db
    .selectFrom('mail_message')
    .select(['subject', 'text_body', 'html_body'])
    .where('recipient', 'not in', [HIDDEN, NOMINATOR])
    .execute()
  expect(mail.length).toBeGreaterThan(5)
  for (const word of WORDS) expect(JSON.stringify(mail)).not.toContain(word)
}

/** The other world: she was never taken in. */
async function without() {
  const hers = t.db.selectFrom('nominee').where('email', '=', HIDDEN)
  const { id, entry_id } = await hers.select(['id', 'entry_id']).executeTakeFirstOrThrow()
  await t.db.deleteFrom('focal_word').where('nominee_id', '=', id).execute()
  await t.db.deleteFrom('nomination').where('nominee_id', '=', id).execute()
  await t.db.deleteFrom('nominee').where('id', '=', id).execute()
  await t.db.deleteFrom('selection_seat').where('entry_id', '=', entry_id).execute()
  await t.db.deleteFrom('selection_entry').where('id', '=', entry_id).execute()
}
