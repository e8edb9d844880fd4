import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../../access/public.ts'
import { house } from '../../house.ts'
import { readSchedule, type Schedule } from '../../interchange/public.ts'
import { publishedEdition, STANDINGS, TITLES } from '../../plan/testing/published-edition.ts'
import { LANGUAGES } from '../../platform/languages/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { FORMATS } from './formats.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  edition = (await publishedEdition(t.db, now)).edition
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

async function read(path: string): Promise<Schedule> {
  const response = await web.request(path)
  expect([path, response.status]).toEqual([path, 200])
  const reading = await readSchedule(new Uint8Array(await response.arrayBuffer()), { zone: null })
  if (!reading.ok) throw new Error(`${path}: ${reading.refusal.code}`)
  expect(reading.value.items.filter((item) => item.outcome === 'refused')).toEqual([])
  return reading.value.schedule
}

const told = ({ events, rooms }: Schedule) =>
  events
    .map((event) => ({
      guid: event.guid,
      title: event.title,
      state: event.state,
      language: event.languages[0],
      start: event.state === 'unplaced' ? 'whenever' : event.start,
      minutes: event.state === 'unplaced' ? 'whenever' : event.durationMinutes,
      room: rooms.find(({ guid }) => guid === event.room)?.name,
      people: event.people.map(({ name }) => name),
      sequence: event.sequence,
    }))
    .sort((a, b) => TITLES.indexOf(a.title) - TITLES.indexOf(b.title))

test('every public session is in every export, in six languages, and reads back as the same programme from each', async () => {
  for (const language of LANGUAGES) {
    const whole = told(await read(`/${language}/${edition.slug}/sessions.json`))
    expect(whole.map(({ title, state }) => [title, state === 'confirmed' ? 'on' : state])).toEqual(
      TITLES.map((title, n) => [title, STANDINGS[n]]),
    )
    for (const { name } of FORMATS)
      expect([name, told(await read(`/${language}/${edition.slug}/${name}`))]).toEqual([name, whole])
  }
})

test('only a session whose time is to be announced is without one, where the format can say so', async () => {
  const timeless = async (name: string) =>
    (await read(`/en/${edition.slug}/${name}`)).events.filter((event) => event.start === null).map(({ title }) => title)
  for (const { name, lastTimes } of FORMATS)
    expect([name, await timeless(name)]).toEqual([name, lastTimes ? [] : ['Sometime']])
})

test('an unchanged file is answered without its bytes, whoever asks; other sites may read it', async () => {
  for (const { name } of FORMATS) {
    const first = await web.request(`/en/${edition.slug}/${name}`, { headers: { 'accept-encoding': 'br' } })
    const etag = first.headers.get('etag') ?? ''
    expect(etag).toMatch(/^"/) // strong: the very bytes
    expect(first.headers.get('access-control-allow-origin')).toBe('*')
    expect(first.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    const again = await web.request(`/en/${edition.slug}/${name}`, {
      headers: { 'accept-encoding': 'br', 'if-none-match': etag },
    })
    expect([name, again.status, await again.text()]).toEqual([name, 304, ''])
  }
})

test('a version stays under its address, whatever is published later, and is asked for anew: people may object to being in it', async () => {
  const path = `/en/${edition.slug}/agenda/versions/1/schedule.xml`
  const response = await web.request(path)
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect((await read(path)).events.map((event) => event.state)).toEqual(TITLES.map(() => 'confirmed'))
  for (const nowhere of ['3/schedule.xml', '0/schedule.xml', '1/schedule.exe', '1e0/schedule.xml'])
    expect((await web.request(`/en/${edition.slug}/agenda/versions/${nowhere}`)).status).toBe(404)
})

test('the page of files leads to each of them in six languages', async () => {
  for (const language of LANGUAGES) {
    const html = await (await web.request(`/${language}/${edition.slug}/agenda/files`)).text()
    for (const { name } of FORMATS) expect(html).toContain(`/${language}/${edition.slug}/${name}"`)
  }
})
