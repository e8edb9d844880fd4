import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import { loadEdition } from '../../editions/public.ts'
import { house } from '../../house.ts'
import type { Language } from '../../platform/languages/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { type Meeting, meetingOf } from '../meeting.ts'
import { floorOf } from '../reads.ts'
import { captionsOf } from './caption-reads.ts'
import { captionersOf } from './captioner-reads.ts'
import { captionerGiven, captionerLed } from './lead-captioners.ts'

const HERE = '/wsis-forum-2022/live/m2-meeting-1'
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let edition: EditionScope
let meeting: Meeting

beforeAll(async () => {
  t = await testPlatform('2021-12-08T13:00:00Z', {}, house)
  await loadEdition(t.platform, 'wsis-forum-2022', { asPrinted: true })
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
  meeting = (await meetingOf(t.db, edition, 'm2-meeting-1')) as Meeting
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const order = () => ({ edition, actor: program() })
async function given(name: string, language: Language = 'en') {
  const wish = { meeting, rehearsal: false, name, language }
  const done = await perform(t.platform, captionerGiven, { ...order(), wish })
  return done.ok ? done.value : expect.unreachable('no link was given')
}
/** As a captioning program sends it: plain text, from nowhere a browser would name. */
const feed = async (secret: string, text: string, more = '', here = HERE) => {
  const headers = { 'content-type': 'text/plain' }
  const answer = await web.request(`${here}/captioner/${secret}/feed?in=en${more}`, {
    method: 'POST',
    body: text,
    headers,
  })
  return [answer.status, (await answer.text()).trim()]
}
const write = (secret: string, fields: Record<string, string>) =>
  web.request(`/en${HERE}/captioner/${secret}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
const lines = async (language: Language = 'en') => {
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  return floor ? (await captionsOf(t.db, floor, language)).map(({ body }) => body) : []
}

test('a program writes with the link alone; a line whose answer was lost and is sent again stands once', async () => {
  const { secret } = await given('Ada')
  expect((await feed(secret, 'Good morning.', '&seq=1&lang=en-US'))[0]).toBe(200)
  const again = await Promise.all(Array.from({ length: 10 }, () => feed(secret, 'Welcome,\nall.', '&seq=2')))
  expect(again.map(([status]) => status)).toEqual(again.map(() => 200))
  expect(await lines()).toEqual(['Good morning.', 'Welcome, all.'])
  expect(await (await web.request(`${HERE}/captioner/${secret}/feed`)).text()).toBe('2\n')
  expect(await feed(secret, ' \n', '&seq=3')).toEqual([422, 'words-missing'])
})

test('of two captioners one writes; the second takes over when they say so, or when the first has been silent', async () => {
  const [first, second, arabic] = [await given('Boris'), await given('Chen'), await given('Dalia', 'ar')]
  await feed(first.secret, 'one', '&take=1')
  expect(await feed(second.secret, 'two')).toEqual([409, 'others-turn'])
  expect((await feed(arabic.secret, 'واحد'))[0]).toBe(200)
  const page = await write(second.secret, { body: 'two', seq: '1' })
  expect([page.status, await page.text()]).toEqual([
    409,
    expect.stringMatching(/Boris<\/bdi> is writing now[\s\S]*value="two"/),
  ])
  expect((await write(second.secret, { body: 'two', seq: '1', do: 'take' })).status).toBe(303)
  expect(await feed(first.secret, 'three')).toEqual([409, 'others-turn'])
  t.clock.set(new Date(t.clock.now().getTime() + 30_000))
  expect((await feed(first.secret, 'three'))[0]).toBe(200)
  expect((await lines()).slice(-3)).toEqual(['one', 'two', 'three'])
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  const writing = (await captionersOf(t.db, floor ?? expect.unreachable())).filter((one) => one.writing)
  expect(writing.map(({ name }) => name).sort()).toEqual(['Boris', 'Dalia'])
})

test('a link leads to its own meeting and nowhere else, and to nothing once it is taken back', async () => {
  const { id, secret } = await given('Eve')
  const page = async (path: string) => (await web.request(path)).status
  expect(await page(`/fr${HERE}/captioner/${secret}`)).toBe(200)
  expect(await page(`/fr${HERE}~rehearsal/captioner/${secret}`)).toBe(404)
  expect(await page(`/fr/wsis-forum-2022/live/m3-meeting-2/captioner/${secret}`)).toBe(404)
  expect((await feed(secret, 'x', '', '/wsis-forum-2022/live/m3-meeting-2'))[0]).toBe(404)
  const before = await lines()
  await perform(t.platform, captionerLed, {
    ...order(),
    wish: { meeting, rehearsal: false, captioner: id, does: 'take-back' },
  })
  expect((await feed(secret, 'late', '&take=1'))[0]).toBe(404)
  expect((await write(secret, { body: 'late', do: 'take' })).status).toBe(404)
  expect(await page(`/fr${HERE}/captioner/${secret}`)).toBe(404)
  expect(await lines()).toEqual(before)
  const record = await t.db.selectFrom('audit_entry').selectAll().execute()
  expect(JSON.stringify(record)).not.toContain(secret)
})
