import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { EditionScope } from '../access/public.ts'
import { house } from '../house.ts'
import { editionWithRequests } from '../plan/testing/edition-with-requests.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { sessionFromAnswers } from '../sessions/request.ts'
import { addSession } from '../sessions/store.ts'
import { createWeb } from '../web/web.tsx'
import { nextAgenda } from './agenda-changes.ts'
import { aPlannedEntry, roomA, roomL } from './samples.ts'
import { addAgendaVersion } from './store.ts'

const now = new Date('2022-03-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let edition: EditionScope
let web: ReturnType<typeof createWeb>
const numbers: number[] = []
const SESSIONS = 1000

/** A thousand sessions over the virtual weeks and the final week, some before three in the morning, some cancelled, one of them hidden. */
beforeAll(async () => {
  t = await testPlatform('2022-03-20T10:00:00Z', {}, house)
  edition = (await editionWithRequests(t.db, now)).edition
  web = createWeb(t.platform, house)
  const roomIds = await t.db.selectFrom('room').select(['id', 'code']).where('edition_id', '=', edition.id).execute()
  const idOf = (code: string) => roomIds.find((room) => room.code === code)?.id ?? ''
  await t.db.transaction().execute(async (tx) => {
    const planned = []
    for (let i = 0; i <= SESSIONS; i++) {
      const title = i === 7 ? 'الألفاظ <b>&"; تجربة,' : `Skills that stay ${i}`
      const asked = {
        ...sessionFromAnswers({ questions: [] }, {}, []),
        title,
        language: 'en',
        submissionId: null,
        people: [],
        organizations: [],
      }
      const session = await addSession(tx, edition, asked, now)
      if (i === SESSIONS) continue // this one stays in the working plan
      numbers.push(session.number)
      const start = Date.UTC(2022, 2, 15, 0, 30) + (i % 80) * 24 * 3_600_000 + Math.floor(i / 80) * 75 * 60_000
      planned.push(
        aPlannedEntry({
          sessionId: session.id,
          number: session.number,
          title,
          workingLanguages: i % 3 === 0 ? ['fr', 'ar'] : ['en'],
          place: {
            startsAt: new Date(start),
            endsAt: new Date(start + 3_600_000),
            room: i % 2 === 0 ? { ...roomA, id: idOf('a') } : { ...roomL, id: idOf('l') },
          },
        }),
      )
    }
    const first = nextAgenda([], planned, now)
    await addAgendaVersion(tx, edition, { version: 1, ...first, personId: null, note: '' }, now)
    const cut = planned.map((p, i) =>
      i % 50 === 0 ? { ...p, standing: 'cancelled' as const, place: null, reason: 'Ill.' } : p,
    )
    const second = nextAgenda(first.entries, cut, now)
    await addAgendaVersion(tx, edition, { version: 2, ...second, personId: null, note: '' }, now)
  })
})
afterAll(() => t.close())

const body = async (path: string) => {
  const response = await web.request(path)
  return { status: response.status, text: await response.text() }
}
const shown = (html: string) => [...html.matchAll(/\/sessions\/(\d+)"/g)].map((m) => Number(m[1]))
const sorted = (list: Iterable<number>) => [...new Set(list)].sort((a, b) => a - b)

test('every published session stands in the list, in the day view and in the calendar file; a hidden one in none', async () => {
  const weeks = `/en/${edition.slug}/agenda?day=2022-01-01..2022-12-31`
  expect(sorted(shown((await body(weeks)).text))).toEqual(numbers)
  expect(sorted(shown((await body(`${weeks}&view=day&zone=Pacific/Auckland`)).text))).toEqual(numbers)
  const file = await body(`/${edition.slug}/agenda.ics`)
  const events = new ICAL.Component(ICAL.parse(file.text)).getAllSubcomponents('vevent')
  const urls = events.map((event) => Number(String(event.getFirstPropertyValue('url')).split('/').at(-1)))
  expect(sorted(urls)).toEqual(numbers)
})

test('following the links of the page leads to every session, a week at a time', async () => {
  const { text } = await body(`/en/${edition.slug}/agenda`)
  const weeks = sorted([...text.matchAll(/day=\d{4}-\d\d-\d\d\.\.\d{4}-\d\d-\d\d/g)].map((m) => m.index))
  const links = [...new Set(weeks.map((at) => text.slice(at, at + 26)))]
  const found = await Promise.all(
    links.map(async (day) => shown((await body(`/en/${edition.slug}/agenda?${day}`)).text)),
  )
  expect(sorted(found.flat())).toEqual(numbers)
})

test('a session that is not published looks like one that does not exist', async () => {
  const hidden = await body(`/en/${edition.slug}/sessions/${(numbers.at(-1) ?? 0) + 1}`)
  const absent = await body(`/en/${edition.slug}/sessions/99999`)
  const plain = (page: { status: number; text: string }) => [
    page.status,
    page.text.replace(/nonce="[^"]*"/g, '').replaceAll(/sessions\/\d+/g, 'sessions/n'),
  ]
  expect(hidden.status).toBe(404)
  expect(plain(hidden)).toEqual(plain(absent))
  expect((await body(`/${edition.slug}/sessions/${(numbers.at(-1) ?? 0) + 1}.ics`)).status).toBe(404)
  expect((await body(`/en/${edition.slug}/sessions/${numbers[0]}.ics`)).status).toBe(200)
})

test('languages to pick stand in the order of the United Nations, weeks as one range each', async () => {
  for (const language of LANGUAGES) {
    const { text } = await body(`/${language}/${edition.slug}/agenda`)
    const offered = [...text.matchAll(/name="language" value="(\w+)"/g)].map(([, code = '']) => code)
    expect(offered).toEqual(LANGUAGES.filter((one) => offered.includes(one)))
    expect(offered.length).toBeGreaterThan(1)
  }
  expect((await body(`/es/${edition.slug}/agenda`)).text).toMatch(/>21–27 de marzo</)
})

test('pages answer in six languages, and a calendar that has not changed is not sent again', async () => {
  for (const language of LANGUAGES) {
    for (const path of ['agenda', 'agenda?view=day', 'agenda/versions', `sessions/${numbers[7]}`, 'people/p-1']) {
      const { status, text } = await body(`/${language}/${edition.slug}/${path}`)
      expect([path, status]).toEqual([path, 200])
      expect(text).not.toContain('<b>&"')
    }
  }
  const first = await web.request(`/${edition.slug}/agenda.ics`)
  const etag = first.headers.get('etag') ?? ''
  expect(etag).not.toBe('')
  const again = await web.request(`/${edition.slug}/agenda.ics`, { headers: { 'if-none-match': etag } })
  expect([again.status, await again.text()]).toEqual([304, ''])
})

test('the programme of a thousand sessions is light on the wire', async () => {
  const response = await web.request(`/en/${edition.slug}/agenda`, { headers: { 'accept-encoding': 'gzip' } })
  expect((await response.arrayBuffer()).byteLength).toBeLessThan(100_000)
})
