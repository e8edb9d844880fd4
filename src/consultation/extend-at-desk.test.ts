import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { newClosing } from './extension.ts'

const DESK = '/en/wsis-forum-2022/desk/calls/official_submissions'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let cookie: string

beforeAll(async () => {
  t = await testPlatform('2022-03-01T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  web = createWeb(t.platform, house)
  const now = t.clock.now()
  const token = await t.db.transaction().execute(async (tx) => {
    const facts = { email: 'officer@example.org', givenName: 'Ana', familyName: 'Prueba', language: 'en' }
    const officer = await findOrAddPerson(tx, facts, now)
    await grantRole(tx, { personId: officer, role: 'secretariat_officer', editionId: null, part: null }, now)
    return startSignIn(t.platform, tx, officer, { method: 'test', draftKey: null, device: deviceOf(null) })
  })
  cookie = `convoke_sign_in=${token}`
})
afterAll(() => t.close())

const send = (step: 'preview' | 'extend', fields: Record<string, string>, as = cookie) =>
  web.request(`${DESK}/${step}`, {
    method: 'POST',
    headers: { cookie: as, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const callRow = () =>
  t.db.selectFrom('call').selectAll().where('code', '=', 'official_submissions').executeTakeFirstOrThrow()

const seen = '2022-03-07T14:00:00.000Z'
const wish = { seen, local: '2022-03-11T15:00', 'reason-fr': 'À la demande de plusieurs participants.' }

test('a closing is refused without a reason, when it is the same, has passed, lies after the forum or names no single instant', async () => {
  const refused = [
    { ...wish, 'reason-fr': ' ' },
    { ...wish, local: '2022-03-07T15:00' },
    { ...wish, local: '2022-02-01T15:00' },
    { ...wish, local: '2032-03-11T15:00' },
    { ...wish, local: '2022-03-06T15:00' },
    { ...wish, local: '2022-03-27T02:30' },
    { ...wish, local: 'soon' },
  ]
  for (const step of ['preview', 'extend'] as const)
    for (const fields of refused) expect((await send(step, fields)).status).toBe(422)
  expect((await callRow()).closes_at.toISOString()).toBe(seen)
})

test('a preview changes nothing, a visitor may do neither', async () => {
  const preview = await send('preview', wish)
  expect(preview.status).toBe(200)
  expect(await preview.text()).toMatch(/lang="ar" dir="rtl"/)
  for (const step of ['preview', 'extend'] as const) expect((await send(step, wish, '')).status).not.toBe(200)
  expect((await callRow()).closes_at.toISOString()).toBe(seen)
})

test('an extension keeps the old closing in sight, is recorded, and reaches each open draft once, also when sent twice at once', async () => {
  const { id, edition_id } = await callRow()
  const form = await t.db.selectFrom('form').select('id').where('call_id', '=', id).executeTakeFirstOrThrow()
  const now = t.clock.now()
  const draft = { edition_id, call_id: id, form_id: form.id, created_at: now, saved_at: now, answers: '{}' }
  await t.db
    .insertInto('draft')
    .values([
      { ...draft, email: 'open@example.org', language: 'fr' },
      { ...draft, email: 'open@example.org', language: 'ar' },
      { ...draft, email: 'gone@example.org', language: 'en', discarded_at: now },
      { ...draft, email: 'done@example.org', language: 'en', submitted_at: now },
    ])
    .execute()
  const statuses = (await Promise.all([send('extend', wish), send('extend', wish)])).map((r) => r.status)
  expect(statuses.sort()).toEqual([303, 422])
  expect((await callRow()).closes_at.toISOString()).toBe('2022-03-11T14:00:00.000Z')
  const shown = await (await web.request('/fr/wsis-forum-2022/calls/official_submissions')).text()
  expect(shown).toMatch(/<s>.*7 mars 2022.*<\/s>/s)
  expect(shown).toContain('À la demande de plusieurs participants.')
  const letters = await t.db.selectFrom('mail_message').select(['recipient', 'text_body']).execute()
  expect(letters.map((l) => l.recipient)).toEqual(['open@example.org'])
  const acts = await t.db.selectFrom('audit_entry').selectAll().where('action', '=', 'call extended').execute()
  expect(acts.map((a) => a.details)).toEqual([{ from: seen, to: '2022-03-11T14:00:00.000Z' }])
})

test('a closing set by mistake moves back openly, with a day’s notice, to no earlier than the first', async () => {
  const mistaken = '2022-03-11T14:00:00.000Z'
  const back = { ...wish, seen: mistaken, local: '2022-03-09T15:00' }
  const call = { closesAt: new Date(mistaken), firstClosing: new Date(seen) }
  const geneva = { zone: 'Europe/Zurich', endsOn: '2022-06-03' }
  const soon = (local: string) => newClosing(call, local, geneva, new Date('2022-03-09T09:00:00Z'))
  expect(soon('2022-03-10T09:59')).toMatchObject({ ok: false, refusal: { code: 'too-soon' } })
  expect(soon('2022-03-10T10:00')).toEqual({ ok: true, value: new Date('2022-03-10T09:00:00Z') })
  const first = await send('extend', { ...back, local: '2022-03-07T14:59' })
  expect([first.status, await first.text()]).toEqual([422, expect.stringContaining('first announced')])
  expect((await send('extend', back)).status).toBe(303)
  expect((await callRow()).closes_at.toISOString()).toBe('2022-03-09T14:00:00.000Z')
  const shown = await (await web.request('/en/wsis-forum-2022/calls/official_submissions')).text()
  expect(shown).toMatch(/Corrected; before.*<s>.*11 March 2022.*<\/s>/s)
  const last = await t.db
    .selectFrom('mail_message')
    .select('subject')
    .where('recipient', '=', 'open@example.org')
    .execute()
  expect(last.map((l) => l.subject)).toContainEqual(expect.stringContaining('تصحيح موعد الإغلاق'))
})

test('the calendar file stands with and without a language, the page leads to the reader’s', async () => {
  const bare = '/wsis-forum-2022/calls/official_submissions'
  for (const path of [`${bare}.ics`, `/ar${bare}.ics`]) {
    const file = await web.request(path)
    expect(file.headers.get('content-type')).toContain('text/calendar')
    expect(await file.text()).toContain('DTSTART:20220309T140000Z')
  }
  const led = await web.request(bare, { headers: { 'accept-language': 'ru' } })
  expect(led.headers.get('location')).toBe(`/ru${bare}`)
})

test('the page of the consultation names every organization of the letter', async () => {
  const shown = await (await web.request('/zh/wsis-forum-2022/consultation')).text()
  const list = (id: string) =>
    (/<ul.*?<\/ul>/s.exec(shown.slice(shown.indexOf(`id="${id}"`)))?.[0].match(/<li/g) ?? []).length
  const named = await t.db.selectFrom('edition_organization').select('role').execute()
  for (const role of ['co_organizer', 'facilitator'])
    expect(list(role)).toBe(named.filter((n) => n.role === role).length)
})
