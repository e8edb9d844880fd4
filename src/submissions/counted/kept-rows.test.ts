import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demonstrationAt } from '../../../journeys/demonstration.ts'
import type { EditionScope } from '../../access/public.ts'
import { editionBySlug } from '../../consultation/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { CodedRows } from './coded-rows.ts'
import { type RowSource, rowsAt } from './kept-rows.ts'

let t: Awaited<ReturnType<typeof demonstrationAt>>
let edition: EditionScope

beforeAll(async () => {
  t = await demonstrationAt('2022-03-14T09:00:00Z')
  edition = (await editionBySlug(t.db, 'wsis-forum-2022')) as EditionScope
}, 120_000)
afterAll(() => t.close())

/** By state and language, of submissions whose title does not say that it is hidden. */
const source = (key: string): RowSource => ({
  key,
  editionId: edition.id,
  width: 2,
  read: async (db: Db, numbers) =>
    (
      await db
        .selectFrom('submission')
        .select(['number', 'state', 'language'])
        .where('edition_id', '=', edition.id)
        .where('number', 'in', [...numbers, 0])
        .where('title', 'not like', 'hidden %')
        .execute()
    ).map(({ number, state, language }) => ({ number, cells: [state, language] })),
})

let stamps = 0
const counted = async (key: string) => {
  stamps++
  return (await rowsAt(t.db, source(key), String(stamps))).narrowed([]).counted()
}
const retitle = (db: Db | Tx, number: number, title: string) =>
  db
    .updateTable('submission')
    .set({ title })
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .execute()

test('what one transaction began before a reading and ended after it is counted at the next', async () => {
  const before = (await counted('kept')).count
  let begun = () => {}
  const waiting = new Promise<void>((done) => {
    begun = done
  })
  let ended: Promise<unknown> = Promise.resolve()
  await new Promise<void>((ready) => {
    ended = t.db.transaction().execute(async (tx) => {
      await retitle(tx, 1, 'hidden one')
      ready()
      await waiting
    })
  })
  await retitle(t.db, 2, 'hidden two')
  expect((await counted('kept')).count).toBe(before - 1)
  begun()
  await ended
  expect((await counted('kept')).count).toBe(before - 2)
  await retitle(t.db, 1, 'seen one')
  await retitle(t.db, 2, 'seen two')
  expect((await counted('kept')).count).toBe(before)
})

test('counts kept through many changes are those of a fresh look', async () => {
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1)
  for (let round = 0; round < 25; round++) {
    const number = numbers[(round * 7) % numbers.length] as number
    if (round % 3 === 0) await retitle(t.db, number, round % 2 ? 'hidden again' : 'seen again')
    else
      await sql`update submission set language = ${['fr', 'ar', 'zh'][round % 3]} where edition_id = ${edition.id} and number = ${number}`.execute(
        t.db,
      )
    const [kept, fresh] = [await counted('kept'), await counted(`fresh ${round}`)]
    expect(kept.count).toBe(fresh.count)
    expect(kept.of.map((codes) => [...codes].sort())).toEqual(fresh.of.map((codes) => [...codes].sort()))
  }
})

test('an order by codes has what has none last either way, and equal ones by number the same way round', () => {
  const rows = new CodedRows(1)
  for (const [number, code] of [
    [5, 'b'],
    [3, null],
    [9, 'a'],
    [2, 'b'],
    [7, 'unknown'],
  ] as const)
    rows.put(number, [code])
  const ranks = new Map([
    ['a', 0],
    ['b', 1],
  ])
  const ordered = (descending: boolean) => rows.narrowed([]).ordered({ column: 0, ranks, descending })
  expect(ordered(false)).toEqual([9, 2, 5, 3, 7])
  expect(ordered(true)).toEqual([5, 2, 9, 7, 3])
})

test('each column is counted under what is chosen of the others, lists by each of their codes', () => {
  const rows = new CodedRows(2)
  rows.put(1, ['fr', ['C1', 'C2']])
  rows.put(2, ['en', ['C2']])
  rows.put(3, ['en', []])
  rows.put(4, ['en', ['C1']])
  rows.put(4, null)
  const { count, of } = rows.narrowed([{ column: 1, codes: ['C2'] }]).counted()
  expect(count).toBe(2)
  expect(of.map((codes) => Object.fromEntries(codes))).toEqual([
    { fr: 1, en: 1 },
    { C1: 1, C2: 2 },
  ])
  expect(rows.narrowed([]).distinct(1)).toEqual({ distinct: 2, without: 1 })
})
