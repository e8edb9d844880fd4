import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { keptHere } from './kept.ts'
import { testPlatform } from './testing/database.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-03-14T09:00:00Z')
})
afterAll(() => t.close())

/** A place of its own, and how often its value was made. */
const counted = (name: string) => {
  const kept = keptHere<number>(name)
  let made = 0
  return { kept, get: (stamp?: string) => kept.get(t.db, 'key', async () => ++made, stamp), made: () => made }
}

test('a value is made once, however many ask at the same time', async () => {
  const { get, made } = counted('test.once')
  expect(await Promise.all([get(), get(), get()])).toEqual([1, 1, 1])
  expect([await get(), made()]).toEqual([1, 1])
})

test('a change told in a transaction is heard when it commits, and not when it does not', async () => {
  const { kept, get } = counted('test.changed')
  const other = counted('test.other')
  await Promise.all([get(), other.get()])
  const undone = t.db.transaction().execute(async (tx) => {
    await kept.changed(tx, 'key')
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await get()).toBe(1)
  await t.db.transaction().execute((tx) => kept.changed(tx, 'key'))
  await vi.waitFor(async () => expect(await get()).toBe(2))
  expect(await other.get()).toBe(1)
})

test('whoever changes the rows sees them changed, and nobody else before the commit', async () => {
  const kept = keptHere<string>('test.own')
  await kept.get(t.db, 'key', async () => 'before')
  await t.db.transaction().execute(async (tx) => {
    await kept.changed(tx, 'key')
    expect(await kept.get(tx, 'key', async () => 'after')).toBe('after')
    expect(await kept.get(t.db, 'key', async () => 'never asked')).toBe('before')
  })
})

test('a value made while news of it came in is given, and not kept', async () => {
  const kept = keptHere<string>('test.while')
  let finish: (value: string) => void = () => {}
  const slow = kept.get(t.db, 'key', () => new Promise<string>((done) => (finish = done)))
  const heard = keptHere<string>('test.heard')
  await heard.get(t.db, 'key', async () => 'old')
  await t.db.transaction().execute(async (tx) => {
    await kept.changed(tx, 'key')
    await heard.changed(tx, 'key')
  })
  await vi.waitFor(async () => expect(await heard.get(t.db, 'key', async () => 'new')).toBe('new')) // news has arrived
  finish('old rows')
  expect(await slow).toBe('old rows')
  expect(await kept.get(t.db, 'key', async () => 'new rows')).toBe('new rows')
})

test('another stamp makes a value anew; a failure is not kept', async () => {
  const { kept, get } = counted('test.stamp')
  expect([await get('a'), await get('a'), await get('b')]).toEqual([1, 1, 2])
  const failing = kept.get(t.db, 'fails', async () => Promise.reject(new Error('no rows')))
  await expect(failing).rejects.toThrow('no rows')
  expect(await kept.get(t.db, 'fails', async () => 7)).toBe(7)
})
