import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { startSignIn } from '../identity/complete-sign-in.ts'
import { deviceOf } from '../identity/device.ts'
import { findOrAddPerson, grantRole } from '../identity/store.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { createWeb } from '../web/web.tsx'

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

const request = (path: string, as = '') => web.request(path, { headers: { cookie: as } })
const read = async (path: string, as = '') => (await request(path, as)).text()
const send = (path: string, fields: Record<string, string>) =>
  web.request(path, {
    method: 'POST',
    headers: { cookie, origin: 'http://localhost', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })
const seenOn = async (path: string) =>
  /name="seen" value="([^"]+)"/.exec(await read(path, cookie))?.[1]?.replaceAll('&amp;', '&') ?? ''
const DESK = '/en/wsis-forum-2022/desk/site'
const NEWS = '/wsis-forum-2022/news'

test('what happened is offered as an announcement in six languages, until it is announced', async () => {
  const desk = await read(DESK, cookie)
  const offer = /new-news\?offer=(extended-[\w-]+)/.exec(desk)?.[1] ?? ''
  expect(desk).toContain('Deadline extended: ')
  expect(desk).toMatch(/offer=opened-[\w-]+"/)
  expect(desk).toMatch(/offer=phase-[\w-]+"/)
  const begun = await read(`${DESK}/new-news?offer=${offer}`, cookie)
  expect(begun).toContain('截止日期推迟：')
  const seen = await seenOn(`${DESK}/new-news`)
  expect((await send(`${DESK}/new-news`, { slug: offer, source: 'en', 'title-en': 'Extended', seen })).status).toBe(303)
  expect(await read(DESK, cookie)).not.toContain(`offer=${offer}`)
})

test('a released round of decisions and a published draft of a document are offered too, not what is only ordered', async () => {
  const { id } = await t.db.selectFrom('edition').select('id').executeTakeFirstOrThrow()
  const at = t.clock.now()
  const release = (state: string) =>
    t.db
      .insertInto('decision_release')
      .values({ edition_id: id, decisions: 7, state, released_at: state === 'done' ? at : null, ordered_at: at })
      .execute()
  await release('ordered')
  expect(await read(DESK, cookie)).not.toContain('offer=decisions-')
  await release('done')
  const document = {
    edition_id: id,
    kind: 'outcomes',
    language: 'en',
    version: 2,
    state: 'made',
    title: 'Outcomes, draft',
  }
  await t.db
    .insertInto('document_version')
    .values({ ...document, asked_at: at, as_of: at, files: JSON.stringify({}), published_at: null })
    .execute()
  expect(await read(DESK, cookie)).not.toContain('offer=document-')
  await t.db.updateTable('document_version').set({ published_at: at }).execute()
  const desk = await read(DESK, cookie)
  const offer = /offer=(decisions-[\w-]+)"/.exec(desk)?.[1] ?? ''
  expect(desk).toContain('offer=document-outcomes-2"')
  expect(await read(`${DESK}/new-news?offer=${offer}`, cookie)).toContain('7 decisions were made public')
})

/** The register's answer to a search. */
const searched = (language: string, asked: string) =>
  read(`/${language}/wsis-forum-2022/submissions?q=${encodeURIComponent(asked)}`)

test('news is written, looked at, public from a set time in the words that were looked at, and withdrawn', async () => {
  const words = {
    source: 'en',
    'title-en': 'Rooms are free',
    'body-en': 'Come **early**.',
    'title-zh': '会议室',
    'body-zh': '请来。',
  }
  const made = await send(`${DESK}/new-news`, {
    ...words,
    slug: 'rooms',
    'origin-zh': 'machine',
    seen: await seenOn(`${DESK}/new-news`),
  })
  const page = /site\/([\w-]+)\/preview/.exec(made.headers.get('location') ?? '')?.[1] ?? ''
  expect((await request(`/en${NEWS}/rooms`)).status, 'a draft is nowhere').toBe(404)
  const seen = await seenOn(`${DESK}/${page}/preview`)
  expect((await send(`${DESK}/${page}/publish`, { seen, from: '2022-02-01T09:00' })).status, 'in the past').toBe(422)
  expect((await send(`${DESK}/${page}/publish`, { seen, from: '2022-03-01T12:00' })).status).toBe(303)
  expect((await request(`/en${NEWS}/rooms`)).status, 'not before its time').toBe(404)
  expect(await read(`/en${NEWS}.xml`)).not.toContain('Rooms are free')
  expect(await searched('en', 'early')).not.toContain('/news/rooms')

  t.clock.set(new Date('2022-03-01T11:00:00Z'))
  expect(await read(`/en${NEWS}/rooms`)).toContain('<strong>early</strong>')
  expect(await read(`/zh${NEWS}/rooms`)).toContain('机器翻译')
  expect(await read(`/ar${NEWS}/rooms`)).toMatch(/lang="en" dir="ltr"[^>]*>Rooms are free/)
  expect(await read(`/en${NEWS}.xml`)).toContain('<title>Rooms are free</title>')
  expect(await read('/en/wsis-forum-2022')).toContain('Rooms are free')
  expect(await searched('en', 'early')).toMatch(/href="[^"]*news\/rooms".*Come <mark>early<\/mark>/s)
  expect(await searched('zh', '会议室'), 'in the language of the reader').toMatch(
    /news\/rooms".*lang="zh".*<mark>会议/s,
  )
  expect(await searched('ar', 'free'), 'else in the one that answers').toMatch(
    /news\/rooms".*lang="en" dir="ltr".*<mark>free/s,
  )

  const old = await seenOn(`${DESK}/${page}`)
  const changed = { ...words, 'title-en': 'Rooms are taken', 'body-zh': '请来。' }
  expect((await send(`${DESK}/${page}`, { ...changed, seen: old })).status).toBe(303)
  expect((await send(`${DESK}/${page}`, { ...changed, seen: old })).status, 'a colleague was faster').toBe(422)
  expect(await read(`/en${NEWS}/rooms`), 'a later draft changes nothing').toContain('Rooms are free')
  expect(await read(DESK, cookie)).toContain('Older than the source')

  expect((await send(`${DESK}/${page}/withdraw`, { seen })).status, 'not as it was looked at').toBe(422)
  expect((await send(`${DESK}/${page}/withdraw`, { seen: await seenOn(`${DESK}/${page}/preview`) })).status).toBe(303)
  expect((await request(`/en${NEWS}/rooms`)).status).toBe(404)
})

const LIBRARY = '/en/wsis-forum-2022/desk/library'
/** A form with a file, as a browser sends it. */
function sendFile(path: string, fields: Record<string, string>, bytes: string) {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  body.set('sent', new File([bytes], '../Guide للزوار.pdf'))
  return web.request(path, { method: 'POST', headers: { cookie, origin: 'http://localhost' }, body })
}

test('a document is handed out in languages and versions; a draft is nowhere, what is withdrawn is absent and can come back', async () => {
  const made = await send(`${LIBRARY}/new`, {
    act: 'save',
    'title-en': 'Guide for visitors',
    'title-ar': 'دليل الزوار',
    'about-en': 'How to come & stay.',
    seen: await seenOn(`${LIBRARY}/new`),
  })
  const path = made.headers.get('location') ?? ''
  const id = path.split('/').at(-1) ?? ''
  const add = async (language: string, bytes: string, seen?: string) =>
    sendFile(path, { act: 'add', language, seen: seen ?? (await seenOn(path)) }, bytes)
  expect((await add('en', 'no document at all')).status, 'what it is is asked of the bytes').toBe(422)
  const old = await seenOn(path)
  expect((await add('en', '%PDF-1.7 first')).status).toBe(303)
  expect((await add('en', '%PDF-1.7 other', old)).status, 'a colleague was faster').toBe(409)
  expect((await add('en', '%PDF-1.7 first')).status, 'the very same').toBe(422)
  expect((await add('en', '%PDF-1.7 second')).status).toBe(303)
  expect((await add('ar', '%PDF-1.7 arabic')).status).toBe(303)
  const file = (language: string, version: number) => `/en/wsis-forum-2022/library/${id}/${language}/${version}`
  const statuses = async () =>
    Promise.all([file('en', 1), file('en', 2), file('ar', 1)].map(async (one) => (await request(one)).status))
  expect(await statuses()).toEqual([404, 404, 404])
  expect(await read('/en/wsis-forum-2022/library')).not.toContain('Guide for visitors')
  expect(await searched('en', 'visitors')).not.toContain('#document-')

  const forms = async () =>
    [...(await read(path, cookie)).matchAll(/name="file" value="([\w-]+)"/g)].map((found) => found[1] ?? '')
  const change = async (act: string, one: string) => send(path, { act, file: one, seen: await seenOn(path) })
  for (const one of await forms()) expect((await change('publish', one)).status).toBe(303)
  expect(await statuses()).toEqual([200, 200, 200])
  expect(await (await request(file('en', 2))).text()).toBe('%PDF-1.7 second')
  const page = await read('/ar/wsis-forum-2022/library')
  expect(page).toContain('دليل الزوار')
  expect(page.indexOf(`${id}/en/2`)).toBeLessThan(page.indexOf(`${id}/en/1`))
  expect(await read('/en/wsis-forum-2022')).toContain('Guide for visitors')
  expect(await searched('en', '"stay" -rooms')).toContain(`/library#document-${id}`)
  expect(await searched('ar', 'للزوار')).toMatch(/#document-.*dir="rtl".*<mark>الزوار/s)
  const feed = await read(`/en${NEWS}.xml`)
  expect(feed).toContain('<title>Guide for visitors</title>')
  expect(feed).toContain(`/en/wsis-forum-2022/library/${id}/ar/1`)
  expect(feed).toContain('How to come &amp;amp; stay.')

  const [newest = ''] = await forms()
  expect((await change('withdraw', newest)).status).toBe(303)
  expect((await statuses()).filter((status) => status === 404)).toHaveLength(1)
  expect((await change('publish', newest)).status, 'it comes back').toBe(303)
  expect(await statuses()).toEqual([200, 200, 200])
  expect((await request(LIBRARY)).status).toBe(404)
})
