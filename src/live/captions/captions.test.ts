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
import { webVtt } from './caption.ts'
import { captionsOf } from './caption-reads.ts'
import { captionCorrected, captionWritten } from './write-caption.ts'

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
const at = () => ({ meeting, rehearsal: false })
const write = (language: Language, body: string) =>
  perform(t.platform, captionWritten, { ...order(), wish: { ...at(), language, body } })
const lines = async (language: Language) => {
  const floor = await floorOf(t.db, edition, { ...meeting, rehearsal: false })
  return floor ? captionsOf(t.db, floor, language) : []
}
const page = async (path: string) => (await web.request(path)).text()

test('two captioners write at once without losing a line, each language keeps its own, and everybody reads them', async () => {
  const done = await Promise.all(Array.from({ length: 12 }, (_, nth) => write(nth % 3 ? 'en' : 'ar', `line ${nth}`)))
  expect(done.every(({ ok }) => ok)).toBe(true)
  expect((await lines('en')).map(({ body }) => body).sort()).toEqual(
    [1, 2, 4, 5, 7, 8, 10, 11].map((nth) => `line ${nth}`).sort(),
  )
  expect(await lines('ar')).toHaveLength(4)
  expect(await page(`/en${HERE}/captions?in=ar`)).toContain('line 9')
  expect(await page(`/en${HERE}/captions?in=ar`)).not.toContain('line 8')
  const stranger = {
    body: new URLSearchParams({ in: 'en', body: 'not mine' }),
    headers: { 'sec-fetch-site': 'same-origin' },
  }
  expect((await web.request(`/en${HERE}/chair/caption`, { method: 'POST', ...stranger })).status).toBe(404)
})

test('a line is corrected by whoever saw it as it is, and taken out when nothing is left of it', async () => {
  const [line] = await lines('ar')
  const correct = (was: string, body: string) =>
    perform(t.platform, captionCorrected, { ...order(), wish: { ...at(), caption: line?.id ?? '', was, body } })
  const was = line?.body ?? ''
  const both = await Promise.all([correct(was, 'أولاً'), correct(was, 'ثانياً')])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  const kept = (await lines('ar'))[0]?.body ?? ''
  expect(['أولاً', 'ثانياً']).toContain(kept)
  expect((await correct(kept, '')).ok).toBe(true)
  expect(await lines('ar')).toHaveLength(3)
})

/** Reads a stream until it has told something. */
async function heard(reader: ReadableStreamDefaultReader<Uint8Array>, wanted: string): Promise<void> {
  for (let text = ''; !text.includes(wanted); ) {
    const { value, done } = await reader.read()
    if (done) throw new Error(`The stream ended without ${wanted}.`)
    text += new TextDecoder().decode(value)
  }
}
const following = async () => {
  const { body } = await web.request(`/en${HERE}/captions/news?in=fr`)
  return body?.getReader() ?? expect.unreachable()
}

test('whoever follows captions has the latest lines at once, and with each news of them, also when they come back', async () => {
  const both = [await following(), await following()]
  await Promise.all(both.map((one) => heard(one, 'event: lines\ndata: []\n\n')))
  await write('fr', 'Bonjour')
  await Promise.all(both.map((one) => heard(one, 'data: ["Bonjour"]\n\n')))
  await both[0]?.cancel()
  await write('fr', 'à\ntous')
  const again = await following()
  await Promise.all([both[1], again].map((one) => one && heard(one, 'data: ["Bonjour","à\\ntous"]\n\n')))
  const [line] = await lines('fr')
  const wish = { ...at(), caption: line?.id ?? '', was: 'Bonjour', body: '' }
  expect((await perform(t.platform, captionCorrected, { ...order(), wish })).ok).toBe(true)
  await Promise.all([both[1], again].map((one) => one && heard(one, 'data: ["à\\ntous"]\n\n')))
  await Promise.all([both[1], again].map((one) => one?.cancel()))
  expect((await web.request(`/en${HERE}~rehearsal/captions/news?in=fr`)).status).toBe(404)
})

test('WebVTT counts from a moment, keeps words from being markup, and leaves out what came before', async () => {
  const from = new Date('2021-12-08T13:00:00Z')
  const after = (seconds: number, body: string) => ({
    id: '' as never,
    body,
    at: new Date(from.getTime() + seconds * 1000),
  })
  expect(webVtt([after(-5, 'before'), after(1.5, 'a < b & c'), after(3, '例'), after(3661, 'last')], from)).toBe(
    'WEBVTT\n\n00:00:01.500 --> 00:00:03.000\na &lt; b &amp; c\n\n00:00:03.000 --> 00:00:10.000\n例\n\n01:01:01.000 --> 01:01:08.000\nlast\n',
  )
  const file = await web.request(`${HERE}/captions.vtt?in=en`)
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/vtt; charset=utf-8'])
  expect((await web.request(`${HERE}/captions.vtt?in=ru`)).status).toBe(404)
})
