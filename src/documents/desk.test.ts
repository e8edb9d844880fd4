import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'
import { filesInUse, makeVersion } from './make-version.ts'
import { versionsOf } from './versions.ts'

const DESK = '/en/wsis-forum-2022/desk/documents'
const PUBLIC = '/en/wsis-forum-2022/documents'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let cookie: string

beforeAll(async () => {
  t = await testPlatform('2022-03-01T09:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022')
  edition = (await house.editionNamed(t.db, 'wsis-forum-2022')) as EditionScope
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

const get = (path: string, as = cookie) => web.request(path, { headers: { cookie: as } })
const send = (path: string, fields: Record<string, string>, as = cookie) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie: as, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const latest = async () => (await versionsOf(t.db, edition))[0] ?? expect.unreachable()
const seenOn = async (id: string) => /name="seen" value="([^"]+)"/.exec(await (await get(`${DESK}/${id}`)).text())?.[1]

test('a document is ordered, made by a job, published as it was seen, and withdrawn', async () => {
  expect((await send(DESK, { kind: 'letter', language: 'ar' })).status).toBe(303)
  const { id } = await latest()
  expect(await (await get(DESK)).text()).toContain('Being made')
  expect((await t.platform.jobs.counts()).document?.waiting).toBe(1)
  expect(await seenOn(id), 'nothing to publish yet').toBeUndefined()

  await makeVersion(t.platform, edition, id)
  await makeVersion(t.platform, edition, id)
  const made = await latest()
  expect(made).toMatchObject({ state: 'made', version: 1, publishedAt: null })
  expect(Object.keys(made.files)).toEqual(['pdf', 'docx', 'html'])
  expect(await t.db.transaction().execute((tx) => filesInUse(tx, Object.values(made.files)))).toHaveLength(3)
  const file = `${PUBLIC}/published/letter-ar-1.pdf`
  expect((await get(file, '')).status, 'not public before it is published').toBe(404)
  expect((await get(`${DESK}/${id}/pdf`, '')).status, 'nor from the desk, for others').not.toBe(200)
  expect((await get(`${DESK}/${id}/pdf`)).status).toBe(200)

  const seen = (await seenOn(id))?.replaceAll('&amp;', '&') ?? expect.unreachable()
  expect((await send(`${DESK}/${id}/publish`, {})).status, 'without having seen it').toBe(409)
  expect((await send(`${DESK}/${id}/publish`, { seen })).status).toBe(303)
  const bytes = new Uint8Array(await (await get(file, '')).arrayBuffer())
  expect(new TextDecoder('latin1').decode(bytes.slice(0, 5))).toBe('%PDF-')
  expect(await (await get(PUBLIC, '')).text()).toContain('published/letter-ar-1.docx')

  expect((await send(`${DESK}/${id}/withdraw`, { seen })).status, 'a colleague has published it since').toBe(409)
  const again = (await seenOn(id))?.replaceAll('&amp;', '&') ?? expect.unreachable()
  expect((await send(`${DESK}/${id}/withdraw`, { seen: again })).status).toBe(303)
  expect((await get(file, '')).status).toBe(404)
  expect(await (await get(PUBLIC, '')).text()).not.toContain('letter-ar-1')
})

test('what the edition has nothing for says so, and nothing of it can be published', async () => {
  t.clock.set('2022-03-01T09:05:00Z')
  await send(DESK, { kind: 'programme', language: 'fr' })
  const { id } = await latest()
  await makeVersion(t.platform, edition, id)
  expect(await (await get(DESK)).text()).toContain('The edition has nothing for this document yet.')
  expect(await seenOn(id)).toBeUndefined()
})

test('a document that is being made is made once for all who ask, says how far it is, and can be stopped', async () => {
  t.clock.set('2022-03-01T09:10:00Z')
  const before = (await versionsOf(t.db, edition)).length
  await Promise.all([1, 2, 3].map(() => send(DESK, { kind: 'letter', language: 'es' })))
  const versions = await versionsOf(t.db, edition)
  expect(versions).toHaveLength(before + 1)
  const { id } = await latest()
  expect(await (await get(DESK)).text()).toContain('0 of 3 files are ready')
  expect((await send(`${DESK}/${id}/stop`, {})).status).toBe(303)
  await makeVersion(t.platform, edition, id)
  expect(await latest()).toMatchObject({ state: 'failed', fault: 'stopped', files: {} })
  expect(await (await get(DESK)).text()).toContain('Somebody of the secretariat stopped it.')
  expect((await send(`${DESK}/${id}/stop`, {})).status, 'a colleague was faster').toBe(409)
})
