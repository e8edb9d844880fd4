import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyone } from '../access/public.ts'
import { nextAgenda } from '../agenda/agenda-changes.ts'
import { aPlannedEntry, roomA } from '../agenda/samples.ts'
import { addAgendaVersion } from '../agenda/store.ts'
import { editionBySlug } from '../consultation/public.ts'
import { loadEdition } from '../editions/public.ts'
import { house } from '../house.ts'
import { hashToken } from '../identity/public.ts'
import { houseOf } from '../page/house.ts'
import { data, getFile, madeOnce } from '../page/route.ts'
import { stampOf } from '../platform/stamps.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { sessionFromAnswers } from '../sessions/request.ts'
import { addSession } from '../sessions/store.ts'
import { keptAnswers } from './kept-answers.ts'
import { createWeb } from './web.tsx'

const EDITION = 'wsis-forum-2022'
const NOW = '2022-03-14T09:00:30Z'

let t: Awaited<ReturnType<typeof testPlatform>>
let web: ReturnType<typeof createWeb>

beforeAll(async () => {
  t = await testPlatform(NOW, {}, house)
  await loadEdition(t.platform, EDITION)
  web = createWeb(t.platform, house)
})
afterAll(() => t.close())

const ask = (path: string, headers: Record<string, string> = {}) => Promise.resolve(web.request(path, { headers }))
const text = async (path: string, headers: Record<string, string> = {}) => (await ask(path, headers)).text()

async function publish(version: number, titles: string[]) {
  const edition = await editionBySlug(t.db, EDITION)
  if (!edition) throw new Error('no edition')
  const room = await t.db.selectFrom('room').select('id').where('edition_id', '=', edition.id).executeTakeFirst()
  const planned = await Promise.all(
    titles.map(async (title, i) => {
      const { id } = await t.db
        .selectFrom('session')
        .select('id')
        .where('edition_id', '=', edition.id)
        .where('number', '=', 101 + i)
        .executeTakeFirstOrThrow()
      const place = {
        startsAt: new Date('2022-03-16T09:00:00.000Z'),
        endsAt: new Date('2022-03-16T10:00:00.000Z'),
        room: { ...roomA, id: room?.id ?? roomA.id },
      }
      return aPlannedEntry({ sessionId: id, number: 101 + i, title, place })
    }),
  )
  const agenda = { version, ...nextAgenda([], planned, t.clock.now()), personId: null, note: '' }
  await t.db.transaction().execute((tx) => addAgendaVersion(tx, edition, agenda, t.clock.now()))
}

async function aSession(number: number, title: string) {
  const edition = await editionBySlug(t.db, EDITION)
  if (!edition) throw new Error('no edition')
  const asked = {
    ...sessionFromAnswers({ questions: [] }, {}, []),
    title,
    language: 'en',
    submissionId: null,
    people: [],
    organizations: [],
  }
  const made = await t.db.transaction().execute((tx) => addSession(tx, edition, asked, t.clock.now()))
  expect(made.number).toBe(number)
}

test('a page asked for again is not made again, and a reader who has it gets no bytes', async () => {
  for (const path of [`/en/${EDITION}`, `/fr/${EDITION}/agenda`, `/${EDITION}/agenda.ics`]) {
    const first = await ask(path, { 'accept-encoding': 'br' })
    const etag = first.headers.get('etag') ?? ''
    expect(etag, path).toMatch(/^"[\w-]{27}-br"$/)
    const again = await ask(path, { 'accept-encoding': 'br', 'if-none-match': etag })
    expect([again.status, (await again.arrayBuffer()).byteLength], path).toEqual([304, 0])
    expect(again.headers.get('content-security-policy')).toBe(first.headers.get('content-security-policy'))
    expect((await ask(path, { 'accept-encoding': 'gzip', 'if-none-match': etag })).status, 'other bytes').toBe(200)
  }
})

test('a version that is published, a changed edition and the hour are on the next page', async () => {
  await aSession(101, 'Lights on')
  expect(await text(`/en/${EDITION}/agenda`)).not.toContain('Lights on')
  await publish(1, ['Lights on'])
  expect(await text(`/en/${EDITION}/agenda`)).toContain('Lights on')
  expect(await text(`/${EDITION}/agenda.ics`)).toContain('Lights on')
  expect(await text(`/en/${EDITION}/sessions/101`)).toContain('Lights on')
  await publish(2, ['Lights off'])
  for (const path of [`/en/${EDITION}/agenda`, `/${EDITION}/agenda.ics`, `/en/${EDITION}/sessions/101`])
    expect(await text(path)).toContain('Lights off')
  expect(await text(`/en/${EDITION}/agenda`)).not.toContain('state--live')
  t.clock.set('2022-03-16T09:30:00Z')
  expect(await text(`/en/${EDITION}/agenda`)).toContain('state--live')
  t.clock.set(NOW)
  await t.db
    .updateTable('edition')
    .set({ title: JSON.stringify({ en: 'Forum of Forums' }) })
    .where('slug', '=', EDITION)
    .execute()
  for (const path of ['', '/agenda']) expect(await text(`/en/${EDITION}${path}`)).toContain('Forum of Forums')
})

test('what is kept is nobody’s: who is signed in has a page of their own, and each zone its link', async () => {
  await t.db
    .insertInto('person')
    .values({ id: 'p-kept', language: 'en', given_name: 'Aino', family_name: 'Kept', created_at: NOW })
    .execute()
  await t.db
    .insertInto('sign_in')
    .values({
      ...{ token_hash: hashToken('kept'), person_id: 'p-kept', method: 'test', created_at: NOW, last_seen_at: NOW },
      expires_at: '2022-04-01T00:00:00Z',
    })
    .execute()
  const mine = await ask(`/en/${EDITION}/agenda`, { cookie: 'convoke_sign_in=kept' })
  expect(await mine.text()).toContain('Aino Kept')
  expect([mine.headers.get('etag'), mine.headers.get('cache-control')]).toEqual([null, 'no-store'])
  expect(await text(`/en/${EDITION}/agenda`)).not.toContain('Aino Kept')
  expect(await text(`/en/${EDITION}/agenda`, { cookie: 'zone=Asia%2FTokyo' })).toContain('Asia%2FTokyo')
  expect(await text(`/en/${EDITION}/agenda`)).not.toContain('Tokyo')
})

test('what does not look at the search of its address is made once, whatever a stranger writes there', async () => {
  const made = { once: 0, each: 0 }
  const counted = (name: keyof typeof made, anySearch: boolean) =>
    getFile(`/:edition/${name}`, anyone, () =>
      madeOnce('1', () => data(String(++made[name]), 'text/plain'), { forAll: true, anySearch }),
    )
  const more = houseOf([...house.modules, { name: 'counted', routes: [counted('once', true), counted('each', false)] }])
  const other = createWeb(t.platform, more)
  const bodies = async (name: string) =>
    Promise.all(
      ['', '?a=1', `?long=${'x'.repeat(400)}`].map(async (search) =>
        (await other.request(`/en/${EDITION}/${name}${search}`)).text(),
      ),
    )
  expect(await bodies('once')).toEqual(['1', '1', '1'])
  expect(new Set(await bodies('each')).size).toBe(3)
})

test('a stamp counts what is committed, once a transaction, and not what was rolled back', async () => {
  const stamp = () => stampOf(t.db, ['edition', 'received'])
  const before = await stamp()
  const touch = (to: string) => t.db.updateTable('call').set({ code: to }).where('code', '=', 'photo_contest').execute()
  await t.db
    .transaction()
    .execute(async (tx) => {
      await tx.updateTable('call').set({ code: 'none' }).where('code', '=', 'photo_contest').execute()
      throw new Error('rolled back')
    })
    .catch(() => {})
  expect(await stamp()).toBe(before)
  await touch('photo_contest')
  expect(await stamp()).not.toBe(before)
})

test('answers are kept up to a number of bytes, the one asked for longest ago gives way, and many askers make one', async () => {
  const kept = keptAnswers(20_000) // four of those below, each with what pressing adds
  let made = 0
  const make = (size: number) => async () => {
    made++
    await new Promise((done) => setImmediate(done))
    return { body: 'x'.repeat(size), headers: {}, style: null }
  }
  await Promise.all(Array.from({ length: 50 }, () => kept.of('a', make(3_600))))
  expect(made).toBe(1)
  await kept.of('b', make(3_600))
  await kept.of('a', make(3_600))
  expect(made).toBe(2)
  for (const other of ['c', 'd', 'e']) await kept.of(other, make(3_600)) // the fifth: b gives way
  expect(made).toBe(5)
  await kept.of('a', make(3_600))
  expect(made).toBe(5)
  await kept.of('b', make(3_600))
  expect(made).toBe(6)
  await kept.of('too large', make(30_000))
  await kept.of('too large', make(30_000))
  expect(made).toBe(8)
})
