import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { editionScope, type Viewer, visitor } from '../access/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { defineAct } from './act.ts'
import { commandLine, person } from './actor.ts'
import { perform, preview } from './perform.ts'
import { recordOf } from './record.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-02-14T09:00:00Z')
})
afterAll(() => t.close())
beforeEach(() => t.db.deleteFrom('rate_count').execute())

const edition = editionScope({
  id: '00000000-0000-4000-8000-000000000001',
  slug: 'forum',
  zone: 'Europe/Zurich',
  title: { en: 'Forum' },
  startsOn: '2022-03-15',
  endsOn: '2022-06-03',
  submissionPrefix: 'F22',
  city: { en: 'Geneva' },
  contactEmail: 'desk@example.org',
})
const officer = (id: string): Viewer => ({
  ...visitor(),
  person: { id, name: id, email: `${id}@example.org`, language: 'en' },
  grants: [{ role: 'secretariat_officer', editionId: edition.id }],
})
const [maria, li] = [person(officer('maria')), person(officer('li'))]

/** A seat count that officers change: the smallest thing with a state, a rule, a record and news. */
const seatsChanged = (told: (seats: number) => void = () => {}) =>
  defineAct({
    name: 'seats changed',
    may: 'mayPlace',
    async look({ tx, locking }, wish: { room: string; seats: number }) {
      const found = tx.selectFrom('rate_count').select('count').where('bucket', '=', wish.room)
      const row = await (locking ? found.forUpdate() : found).executeTakeFirst()
      return row ? ok({ room: wish.room, seats: row.count }) : refuse('room-unknown')
    },
    shown: ({ room, seats }) => ({ [room]: { seats } }),
    decide: (_, wish) => (wish.seats > 0 ? ok(wish) : refuse('no-seats')),
    do: ({ tx }, { room, seats }) =>
      tx.updateTable('rate_count').set({ count: seats }).where('bucket', '=', room).execute(),
    record: (_, { room, seats }, before) => ({ subject: room, before: { seats: before.seats }, after: { seats } }),
    tell: async (_, __, { seats }) => told(seats),
  })

const aRoom = (bucket: string, count: number) =>
  t.db.insertInto('rate_count').values({ bucket, count, window_starts_at: t.clock.now() }).execute()
const seatsOf = async (bucket: string) =>
  (await t.db.selectFrom('rate_count').select('count').where('bucket', '=', bucket).executeTakeFirst())?.count
const looked = async (wish: { room: string; seats: number }) => {
  const seen = await preview(t.platform, seatsChanged(), { edition, actor: maria, wish })
  if (!seen.ok || seen.value.seen === null) throw new Error('nothing to confirm')
  return seen.value.seen
}

test('what was shown is done, and the record says who, when, what, before and after', async () => {
  await aRoom('A', 40)
  const wish = { room: 'A', seats: 60 }
  const done = await perform(t.platform, seatsChanged(), { edition, actor: maria, wish, seen: await looked(wish) })
  expect(done.ok && (await seatsOf('A'))).toBe(60)
  expect(await recordOf(t.db, edition, { subjects: ['A'], limit: 9 })).toMatchObject([
    { act: 'seats changed', personId: 'maria', before: { seats: 40 }, after: { seats: 60 }, at: t.clock.now() },
  ])
})

test('a colleague was faster: nothing is done, and it is said what changed and who did it', async () => {
  await aRoom('B', 40)
  const wish = { room: 'B', seats: 60 }
  const seen = await looked(wish)
  const first = await perform(t.platform, seatsChanged(), { edition, actor: li, wish: { room: 'B', seats: 50 }, seen })
  expect(first.ok).toBe(true)
  const second = await perform(t.platform, seatsChanged(), { edition, actor: maria, wish, seen })
  expect(second).toMatchObject({
    ok: false,
    refusal: {
      code: 'changed-meanwhile',
      difference: { added: [], changed: ['B'], gone: [] },
      by: [{ personId: 'li', act: 'seats changed', after: { seats: 50 } }],
    },
  })
  expect(await seatsOf('B')).toBe(50)
})

test('a person who has been shown nothing confirms nothing; the command line says what it means', async () => {
  await aRoom('C', 40)
  const wish = { room: 'C', seats: 60 }
  expect(await perform(t.platform, seatsChanged(), { edition, actor: maria, wish })).toMatchObject({
    refusal: { code: 'not-confirmed' },
  })
  for (const seen of ['', 'made up', '%%%=x'])
    expect(await perform(t.platform, seatsChanged(), { edition, actor: maria, wish, seen })).toMatchObject({
      refusal: { code: 'changed-meanwhile' },
    })
  expect((await perform(t.platform, seatsChanged(), { edition, actor: commandLine, wish })).ok).toBe(true)
})

test('permission is asked by the act, whatever the door: of an auditor, and of an officer of another edition', async () => {
  await aRoom('D', 40)
  const wish = { room: 'D', seats: 60 }
  const elsewhere = person({ ...officer('li'), grants: [{ role: 'secretariat_head', editionId: 'another' }] })
  const auditor = person({ ...officer('li'), grants: [{ role: 'auditor', editionId: null }] })
  for (const actor of [elsewhere, auditor, person(visitor())]) {
    const seen = await looked(wish)
    expect(await perform(t.platform, seatsChanged(), { edition, actor, wish, seen })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
    expect(await preview(t.platform, seatsChanged(), { edition, actor, wish })).toMatchObject({
      refusal: { code: 'not-allowed' },
    })
  }
  expect(await seatsOf('D')).toBe(40)
})

test('news that cannot be told takes the whole act back, its record too', async () => {
  await aRoom('E', 40)
  const wish = { room: 'E', seats: 60 }
  const act = seatsChanged(() => {
    throw new Error('no letter can be queued')
  })
  await expect(perform(t.platform, act, { edition, actor: maria, wish, seen: await looked(wish) })).rejects.toThrow()
  expect(await seatsOf('E')).toBe(40)
  expect(await recordOf(t.db, edition, { subjects: ['E'], limit: 9 })).toEqual([])
})

test('of two at the same moment one is told of the other', async () => {
  for (let round = 0; round < 20; round++) {
    await aRoom(`F${round}`, 40)
    const wish = { room: `F${round}`, seats: 60 }
    const seen = await looked(wish)
    const both = await Promise.all([
      perform(t.platform, seatsChanged(), { edition, actor: maria, wish, seen }),
      perform(t.platform, seatsChanged(), { edition, actor: li, wish: { ...wish, seats: 50 }, seen }),
    ])
    expect(both.map((one) => one.ok).sort()).toEqual([false, true])
  }
})

test('acts that wait for each other are tried again: nobody sees a fault', async () => {
  await aRoom('X', 1)
  await aRoom('Y', 1)
  const both = defineAct({
    name: 'two rooms changed',
    may: 'mayPlace',
    look: async (_, rooms: readonly string[]) => ok(rooms),
    decide: (rooms) => ok(rooms),
    async do({ tx }, rooms) {
      for (const room of rooms) {
        await tx.updateTable('rate_count').set({ count: 2 }).where('bucket', '=', room).execute()
        await new Promise((soon) => setTimeout(soon, 50))
      }
    },
    record: (_, rooms) => rooms.map((subject) => ({ subject })),
  })
  const done = await Promise.all(
    [
      ['X', 'Y'],
      ['Y', 'X'],
    ].map((wish) => perform(t.platform, both, { edition, actor: maria, wish })),
  )
  expect(done.map((one) => one.ok)).toEqual([true, true])
})
