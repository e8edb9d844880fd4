import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EditionScope, visitor } from '../../access/public.ts'
import { person, program } from '../../acts/public.ts'
import { house } from '../../house.ts'
import { readSchedule, type Schedule } from '../../interchange/public.ts'
import { testPlatform } from '../../platform/testing/database.ts'
import { createWeb } from '../../web/web.tsx'
import { publishAgenda } from '../publish-agenda.ts'
import { editionWithRequests } from '../testing/edition-with-requests.ts'
import { publishedEdition, TITLES } from '../testing/published-edition.ts'
import { importSchedule } from './import-schedule.ts'

const now = new Date('2022-05-20T10:00:00Z')
let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>
let programme: Schedule

/** A published programme, as it leaves the house. */
beforeAll(async () => {
  t = await testPlatform(now.toISOString(), {}, house)
  web = createWeb(t.platform, house)
  const { edition } = await publishedEdition(t.db, now)
  programme = await fileOf(edition, 'sessions.json')
})
afterAll(() => t.close())

async function fileOf(edition: EditionScope, name: string): Promise<Schedule> {
  const response = await web.request(`/en/${edition.slug}/${name}`)
  const read = await readSchedule(new Uint8Array(await response.arrayBuffer()), { zone: null })
  if (!read.ok) throw new Error(read.refusal.code)
  return read.value.schedule
}

const emptyEdition = async () => (await editionWithRequests(t.db, now)).edition
async function take(edition: EditionScope, schedule: Schedule) {
  const done = await importSchedule(t.platform, { edition, actor: program() }, { schedule })
  if (!done.ok) throw new Error(done.refusal.code)
  return done.value
}
const outcomes = (items: Awaited<ReturnType<typeof take>>) => items.map(({ outcome, place }) => `${outcome} ${place}`)
const placesIn = (edition: EditionScope) =>
  t.db
    .selectFrom('placement as p')
    .innerJoin('session as s', 's.id', 'p.session_id')
    .innerJoin('room as r', 'r.id', 'p.room_id')
    .select(['s.title', 'r.code', 'p.starts_at'])
    .where('p.edition_id', '=', edition.id)
    .orderBy('s.number')
    .execute()

test('a programme comes in whole: sessions with people, rooms and places, in every script; what has no time or is called off is there and says so', async () => {
  const edition = await emptyEdition()
  const items = await take(edition, programme)
  expect([...items.map(({ title }) => title)].sort()).toEqual([...TITLES].sort())
  expect(outcomes(items).sort()).toEqual([
    ...Array(2).fill('new called-off'),
    'new no-time',
    ...Array(4).fill('new placed'),
  ])
  const rows = await t.db
    .selectFrom('session as s')
    .leftJoin('session_person as p', 'p.session_id', 's.id')
    .select(['s.title', 's.state', 's.language', 'p.name'])
    .where('s.edition_id', '=', edition.id)
    .execute()
  expect(rows.find(({ title }) => title === TITLES[2])).toMatchObject({
    state: 'scheduled',
    language: 'zh',
    name: 'Akosua Exampleton',
  })
  expect(rows.find(({ title }) => title === 'Put off')).toMatchObject({ state: 'postponed' })
})

test('the same file again writes nothing; one word and one hour changed are, and nothing else', async () => {
  const edition = await emptyEdition()
  const first = await take(edition, programme)
  expect([...new Set(outcomes(await take(edition, programme)))].sort()).toEqual([
    'same no-time',
    'same standing-still',
    'same stays',
  ])
  const events = programme.events.map((event) => {
    if (event.title === TITLES[0]) return { ...event, title: 'Opening ceremony' }
    if (event.title === TITLES[2]) return { ...event, start: '2022-06-02T05:00:00Z', day: '2022-06-02' }
    return event
  })
  const items = await take(edition, { ...programme, events })
  expect(items.filter(({ outcome }) => outcome !== 'same').map(({ title, place }) => [title, place])).toEqual([
    ['Opening ceremony', 'stays'],
  ])
  expect(items.filter(({ place }) => place === 'placed').map(({ title }) => title)).toEqual([TITLES[2]])
  expect(items.map(({ number }) => number).sort()).toEqual(first.map(({ number }) => number).sort())
  const people = await t.db.selectFrom('imported_person').select('guid').where('edition_id', '=', edition.id).execute()
  expect(people).toHaveLength(1)
})

test('a file of our own that comes back makes no session twice, writes over no words, and moves what was moved in it', async () => {
  const { edition, numbers } = await publishedEdition(t.db, now)
  const ours = await fileOf(edition, 'schedule.xml')
  const moved = ours.events.map((event) =>
    event.id === numbers[2] ? { ...event, title: 'Other words', start: '2022-06-02T05:00:00Z' } : event,
  )
  const items = await take(edition, { ...ours, events: moved })
  expect(items.map(({ number }) => number).sort()).toEqual(numbers)
  expect(items.find(({ number }) => number === numbers[2])).toMatchObject({ outcome: 'same', place: 'placed' })
  const sessions = await t.db.selectFrom('session').select('title').where('edition_id', '=', edition.id).execute()
  expect(sessions).toHaveLength(TITLES.length)
  expect(sessions.map(({ title }) => title)).not.toContain('Other words')
})

test('two sessions may change rooms; a room that a session of the edition has is not taken from it', async () => {
  const edition = await emptyEdition()
  await take(edition, programme)
  const [a, b] = programme.rooms
  const swapped = programme.events.map((event) => ({
    ...event,
    room: event.room === a?.guid ? (b?.guid ?? null) : (a?.guid ?? null),
  }))
  const before = await placesIn(edition)
  await take(edition, { ...programme, events: swapped })
  const after = await placesIn(edition)
  expect(after.map(({ code }) => code)).toEqual(before.map(({ code }) => (code === 'a' ? 'l' : 'a')))
  const rival = {
    ...programme.events[0],
    guid: '77777777-7777-4777-8777-777777777777',
    title: 'Rival',
    room: swapped[0]?.room ?? null,
  }
  const [item] = await take(edition, { ...programme, events: [rival as Schedule['events'][number]] })
  expect(item).toMatchObject({ outcome: 'new', place: 'room-taken' })
  expect(await placesIn(edition)).toEqual(after)
})

test('nothing is placed into the past, and only whoever may edit sessions takes a programme in', async () => {
  const edition = await emptyEdition()
  t.clock.set('2022-06-10T00:00:00Z')
  expect([...new Set((await take(edition, programme)).map(({ place }) => place))].sort()).toEqual([
    'called-off',
    'no-time',
    'past',
  ])
  t.clock.set(now)
  const refused = await importSchedule(t.platform, { edition, actor: person(visitor()) }, { schedule: programme })
  expect(refused).toMatchObject({ refusal: { code: 'not-allowed' } })
})

test('imported, published and exported it is the same programme: titles, times, rooms, people, languages', async () => {
  const edition = await emptyEdition()
  await take(edition, programme)
  await publishAgenda(t.platform, { edition, actor: program() }, { note: '', reason: 'First.' })
  const told = ({ events, rooms }: Schedule) =>
    events
      .filter(({ state }) => state === 'confirmed')
      .map((event) => ({
        title: event.title,
        start: event.start,
        minutes: event.durationMinutes,
        languages: event.languages,
        room: rooms.find(({ guid }) => guid === event.room)?.name,
        people: event.people.map(({ name }) => name),
      }))
      .sort((x, y) => TITLES.indexOf(x.title) - TITLES.indexOf(y.title))
  for (const name of ['sessions.json', 'schedule.xml', 'agenda.ics'])
    expect(told(await fileOf(edition, name))).toEqual(told(programme))
})

test('rooms whose identifiers begin alike stay apart, and hundreds of sessions find their places', async () => {
  const edition = await emptyEdition()
  const guid = (kind: number, n: number) => `${kind}0000000-0000-4000-8000-${String(n).padStart(12, '0')}`
  const [room] = programme.rooms
  const [event] = programme.events
  const rooms = Array.from({ length: 12 }, (_, n) => ({ ...room, guid: guid(1, n), name: `Hall ${n}` }))
  const events = Array.from({ length: 240 }, (_, n) => ({
    ...event,
    guid: guid(2, n),
    room: guid(1, n % 12),
    start: `2022-06-01T${String(Math.floor(n / 12)).padStart(2, '0')}:00:00Z`,
    durationMinutes: 60,
  }))
  const items = await take(edition, { ...programme, rooms, events } as Schedule)
  expect(new Set(outcomes(items))).toEqual(new Set(['new placed']))
})
