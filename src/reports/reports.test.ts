import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { perform, program } from '../acts/public.ts'
import { paperOf } from '../documents/kinds.ts'
import { makeDocument } from '../documents/kit/make.ts'
import { addTerms } from '../forms/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { addReports, reportsFile, reportsOf } from '../outcomes/public.ts'
import { placeSession } from '../plan/place.ts'
import { publishAgenda } from '../plan/publish-agenda.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { makeSession } from '../sessions/make-session.ts'
import { createWeb } from '../web/web.tsx'
import { reportRound } from './round.ts'

const six = (text: string) => ({ ar: text, zh: text, en: text, fr: text, ru: text, es: text })
const asked = (id: string, label: string) => ({
  ...{ id, section: 'report', type: 'long_text', label: six(label), required: true, visibility: 'public' },
})
const language = {
  ...asked('report_language', 'Language'),
  ...{ type: 'vocabulary', vocabulary: 'languages', means: 'language' },
}
const form = (id: string, by: unknown, question: string) => ({
  ...{ id, by, title: six(`Form ${id}`), intro: six('What came of it?') },
  sections: [{ id: 'report', title: six('Report') }],
  questions: [language, asked(question, `Label ${question}`)],
})
const FILE = reportsFile.parse({
  ...{ format: 1, days: 10, remind: [-3, 1] },
  forms: [form('session_report', 'submitter', 'outcomes'), form('panel_report', { role: 'panellist' }, 'vision')],
})

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let number: number
let submission: string
let cookie: string

const rosa = { given_name: 'Rosa', family_name: 'Muestra', email: 'rosa@example.org', role: 'panellist' }

beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  web = createWeb(t.platform, house)
  const now = t.clock.now()
  const made = await editionWithRequests(t.db, now)
  edition = made.edition
  await t.db.transaction().execute(async (tx) => {
    await addReports(tx, edition.id, FILE)
    const french = { vocabulary: 'languages', code: 'fr', position: 1, name: six('French'), details: {} }
    await addTerms(tx, edition.id, [french])
  })
  submission = await made.handIn({
    ...{ title: 'A session that ends', session_type: 'thematic_workshop', abstract: 'What lasts.' },
    ...{ duration_minutes: '60', participation_mode: 'hybrid' },
    people: [{ ...rosa, attendance: 'on_site', organization: 'Institute' }],
  })
  const session = await t.db.transaction().execute((tx) => makeSession(tx, edition, submission, now))
  number = session?.number ?? 0
  const by = { edition, actor: program() }
  await placeSession(t.platform, by, {
    ...{ sessionNumber: number, slotCode: '2022-06-01-A', roomCode: 'a', startsAt: null, anyway: true },
    reason: 'It fits.',
  })
  await publishAgenda(t.platform, by, { note: '', reason: 'As it stands.' })
})
afterAll(() => t.close())

async function signIn(email: string, role: 'secretariat_officer' | null) {
  const now = t.clock.now()
  const token = await t.db.transaction().execute(async (tx) => {
    const person = await findOrAddPerson(tx, { email, givenName: 'Ana', familyName: 'Prueba', language: 'en' }, now)
    if (role) await grantRole(tx, { personId: person, role, editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, person, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  return `convoke_sign_in=${token}`
}

const get = async (path: string, as = '') => (await web.request(path, { headers: { cookie: as } })).text()
const send = (path: string, fields: Record<string, string | string[]>, as = '') =>
  web.request(path, {
    method: 'POST',
    headers: { cookie: as, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(
      Object.entries(fields).flatMap(([k, v]) => [v].flat().map((one): [string, string] => [k, one])),
    ).toString(),
  })
/** What the form with this button confirms. */
const seenIn = (page: string, act = '') =>
  new RegExp(`name="seen" value="([^"]+)"(?:(?!</form>)[\\s\\S])*value="${act}`)
    .exec(page)?.[1]
    ?.replaceAll('&amp;', '&') ?? ''
const letters = () =>
  t.db
    .selectFrom('mail_message')
    .select(['recipient', 'language', 'subject', 'text_body as text'])
    .where('key', 'like', 'report:%')
    .orderBy('created_at')
    .execute()
/** Who was told what became of the session, each time. */
const told = async (matter: 'published' | 'withdrawn') =>
  (
    await t.db
      .selectFrom('mail_message')
      .select(['recipient', 'text_body'])
      .where('key', 'like', `report:${matter}:%`)
      .execute()
  ).map(({ recipient, text_body: text }) =>
    matter === 'withdrawn' ? [recipient, text.includes('Wrong session.')] : recipient,
  )
/** Handed the request in and reported: one person is written to once. */
const SENDER = 'akosua@example.org'
const linkIn = (text: string) => new URL(/https?:\S+\/reports\/\S+/.exec(text)?.[0] ?? '').pathname
const desk = () => `/en/${edition.slug}/desk/reports/${number}`
const session = () => get(`/en/${edition.slug}/sessions/${number}`)
const answers = (question: string, said: string) => ({
  ...{ _asked: ['report_language', question], report_language: 'fr', [question]: said },
})

test('the daily round asks whoever is to report of a session that is over, once, each in their language', async () => {
  t.clock.set(new Date('2022-05-31T06:00:00Z'))
  await reportRound(t.platform)
  expect(await letters()).toEqual([]) // not over yet
  t.clock.set(new Date('2022-06-02T06:00:00Z'))
  cookie = await signIn('officer@example.org', 'secretariat_officer')
  await Promise.all([reportRound(t.platform), reportRound(t.platform)])
  const sent = await letters()
  expect(sent.map(({ recipient }) => recipient).sort()).toHaveLength(2)
  expect(sent.map(({ recipient }) => recipient)).toContain('rosa@example.org')
  expect(sent[0]?.text).toMatch(/\/reports\//)
})

test('a draft is kept, a faster hand is seen, and what is handed in stays unknown to everybody else', async () => {
  const mine = (await letters()).find(({ recipient }) => recipient !== 'rosa@example.org')
  const link = linkIn(mine?.text ?? '')
  const before = await session()
  const opened = seenIn(await get(link))
  expect((await send(link, { ...answers('outcomes', 'Begun'), act: 'keep', seen: opened })).status).toBe(303)
  expect(await get(link)).toContain('Begun')
  const late = await send(link, { ...answers('outcomes', 'Other words'), act: 'hand-in', seen: opened })
  expect(late.status).toBe(409)
  const told = await late.text()
  expect(told).toContain('Other words')
  expect(told).toContain('Begun')
  const empty = await send(link, { ...answers('outcomes', ''), act: 'hand-in', seen: seenIn(told) })
  expect(empty.status).toBe(422)
  const done = await send(link, { ...answers('outcomes', 'Nous avons appris.'), act: 'hand-in', seen: seenIn(told) })
  expect(done.status).toBe(303)
  expect(await session()).toBe(before)
  const strange = await get(`/en/${edition.slug}/sessions/${number}/report`)
  expect(strange).not.toContain('appris')
  expect((await web.request(`${link.slice(0, -4)}AAAA`)).status).toBe(404)
})

test('whoever is signed in as who was asked finds the form; others find what a stranger finds', async () => {
  const path = `/en/${edition.slug}/sessions/${number}/report`
  const hers = await signIn('rosa@example.org', null)
  expect(await get(path, hers)).toContain('Form panel_report')
  const other = await get(path, await signIn('someone@example.org', null))
  expect(other).not.toContain('Form panel_report')
  const [id] = (await reportsOf(t.db, edition)).map((one) => one.id)
  const tried = await send(
    `${path}?of=${id}`,
    { ...answers('outcomes', 'Mine'), act: 'hand-in' },
    await signIn('x@example.org', null),
  )
  expect(tried.status).toBe(200) // the page of a stranger, and nothing done
  expect((await reportsOf(t.db, edition)).find((one) => one.id === id)?.last?.version).toBe(1)
})

test('people are reminded on the days the edition names, until their report is there; an officer gives more time', async () => {
  const count = async () => (await letters()).length
  const start = await count()
  t.clock.set(new Date('2022-06-10T06:00:00Z'))
  cookie = await signIn('officer@example.org', 'secretariat_officer') // the last one has ended
  await reportRound(t.platform)
  await reportRound(t.platform)
  expect(await count()).toBe(start + 1)
  const page = await get(desk(), cookie)
  const report = (await reportsOf(t.db, edition)).find((one) => !one.last)
  const fields = { act: 'extend', report: report?.id ?? '', reason: 'She was ill.', seen: seenIn(page, 'extend') }
  expect((await send(desk(), { ...fields, day: '2022-06-08' }, cookie)).status).toBe(422)
  expect((await send(desk(), { ...fields, day: '2022-07-01' }, cookie)).status).toBe(303)
  expect((await letters()).map(({ text }) => text).join()).toContain('She was ill.')
  expect((await send(desk(), { ...fields, day: '2022-07-05' }, cookie)).status).toBe(409)
})

test('what was handed in becomes public as one act, ends the threads, is corrected and taken back', async () => {
  const steps = () =>
    t.db
      .selectFrom('thread_step')
      .select(['kind', 'facts'])
      .where('submission_id', '=', submission)
      .where('kind', '=', 'reported')
      .execute()
  const printed = async (kind: 'forum' | 'brief' | 'outcomes') =>
    JSON.stringify(await paperOf(kind, { platform: t.platform, edition, language: 'ar' }))
  expect([await printed('forum'), await printed('brief')]).toEqual(['null', 'null'])
  const page = await get(desk(), cookie)
  expect(page).toContain('appris')
  expect((await send(desk(), { act: 'publish', seen: seenIn(page, 'publish') }, cookie)).status).toBe(303)
  expect(await session()).toMatch(/lang="fr"[^>]*>(?:(?!<\/dd>)[\s\S])*appris/)
  expect(await told('published')).toEqual([SENDER])
  expect(await steps()).toEqual([{ kind: 'reported', facts: { session: number } }])
  for (const kind of ['forum', 'outcomes'] as const) expect(await printed(kind)).toContain('appris')
  const forum = await paperOf('forum', { platform: t.platform, edition, language: 'ar' })
  expect(forum && (await makeDocument(forum, 'pdf'))).toMatchObject({ kind: 'made', lacks: null })
  expect(await printed('brief')).toBe('null') // nobody who facilitated has handed in
  expect((await send(desk(), { act: 'publish', seen: seenIn(page, 'publish') }, cookie)).status).toBe(409)

  const link = linkIn((await letters()).find(({ recipient }) => recipient !== 'rosa@example.org')?.text ?? '')
  const again = { ...answers('outcomes', 'Corrigé.'), act: 'hand-in', seen: seenIn(await get(link)) }
  expect((await send(link, again)).status).toBe(303)
  expect(await session()).toContain('appris')
  expect(await session()).not.toContain('Corrigé.')
  await send(desk(), { act: 'publish', seen: seenIn(await get(desk(), cookie), 'publish') }, cookie)
  expect(await session()).toContain('Corrigé.')

  const back = { act: 'withdraw', reason: 'Wrong session.', seen: seenIn(await get(desk(), cookie), 'withdraw') }
  expect((await send(desk(), { ...back, reason: '' }, cookie)).status).toBe(422)
  expect((await send(desk(), back, cookie)).status).toBe(303)
  expect(await session()).not.toContain('Corrigé.')
  expect(await told('published')).toEqual([SENDER, SENDER]) // once more of the correction
  expect(await told('withdrawn')).toEqual([[SENDER, true]])
  expect((await steps()).at(-1)?.facts).toMatchObject({ session: number, withdrawn: true })
})

test('of two officers who publish at once one does, and the thread says it once', async () => {
  const { reportsPublished } = await import('./publish.ts')
  const wish = { number }
  const before = await t.db.selectFrom('thread_step').select('id').where('kind', '=', 'reported').execute()
  const order = { edition, actor: program(), wish }
  const done = await Promise.all([1, 2, 3].map(() => perform(t.platform, reportsPublished, order)))
  expect(done.filter(({ ok }) => ok)).toHaveLength(1)
  const after = await t.db.selectFrom('thread_step').select('id').where('kind', '=', 'reported').execute()
  expect(after).toHaveLength(before.length + 1)
})
