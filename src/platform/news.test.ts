import { afterAll, beforeAll, expect, test } from 'vitest'
import { hearing, news, openNews } from './news.ts'
import { testPlatform } from './testing/database.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

const FOUND = news<{ what: string }>('something found')
const LOST = news<{ what: string }>('something lost')

/** Writes down what it hears, in the teller's transaction. */
const keeping = (of: typeof FOUND, as: string) =>
  hearing(of, (tx, { what }) =>
    tx
      .insertInto('audit_entry')
      .values({ at: t.clock.now(), person_id: null, edition_id: null, action: as, subject: what })
      .execute(),
  )
const kept = async (what: string) =>
  (await t.db.selectFrom('audit_entry').select('action').where('subject', '=', what).orderBy('id').execute()).map(
    ({ action }) => action,
  )

test('who hears of it acts in the same transaction, one after the other, and hears nothing else', async () => {
  const tell = openNews([keeping(FOUND, 'first'), keeping(LOST, 'other'), keeping(FOUND, 'second')], () => t.platform)
  await t.db.transaction().execute((tx) => tell(tx, FOUND, { what: 'a key' }))
  expect(await kept('a key')).toEqual(['first', 'second'])
})

test('when one who hears fails, nothing has happened, neither there nor where it was told', async () => {
  const failing = hearing(FOUND, () => Promise.reject(new Error('no room')))
  const tell = openNews([keeping(FOUND, 'first'), failing], () => t.platform)
  await expect(t.db.transaction().execute((tx) => tell(tx, FOUND, { what: 'a hat' }))).rejects.toThrow('no room')
  expect(await kept('a hat')).toEqual([])
})

test('a platform opened without modules refuses news, so that no test misses it silently', async () => {
  await expect(t.db.transaction().execute((tx) => t.platform.tell(tx, FOUND, { what: 'x' }))).rejects.toThrow(
    'hand the house to testPlatform',
  )
})
