import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { moveDemoClock, openDemoClock } from './demo-clock.ts'
import { testPlatform } from './testing/database.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

test('news is heard once its transaction is committed, and never when it is rolled back', async () => {
  const { db, live } = t.platform
  const heard: (string | null)[] = []
  live.listen('test_news', (id) => heard.push(id))
  await vi.waitFor(async () => {
    await db.transaction().execute((tx) => live.notify(tx, 'test_news', 'knock'))
    expect(heard).toContain('knock')
  })
  const undone = db.transaction().execute(async (tx) => {
    await live.notify(tx, 'test_news', 'undone')
    throw new Error('rolled back')
  })
  await expect(undone).rejects.toThrow('rolled back')
  await db.transaction().execute((tx) => live.notify(tx, 'test_news', 'done'))
  await vi.waitFor(() => expect(heard).toContain('done'))
  expect(heard).not.toContain('undone')
})

test('after its connection was cut, a node listens again and is told that it may have missed something', async () => {
  const { db, live } = t.platform
  const heard: (string | null)[] = []
  live.listen('test_cut', (id) => heard.push(id))
  await vi.waitFor(async () => {
    await db.transaction().execute((tx) => live.notify(tx, 'test_cut', 'before'))
    expect(heard).toContain('before')
  })
  heard.length = 0
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query ilike 'listen%' and pid <> pg_backend_pid()`.execute(db)
  await vi.waitFor(() => expect(heard).toContain(null), 5000)
  await db.transaction().execute((tx) => live.notify(tx, 'test_cut', 'after'))
  await vi.waitFor(() => expect(heard).toContain('after'), 5000)
})

test('whoever begins to listen is told to look once it is heard, so that nothing falls between looking and listening', async () => {
  const { live } = t.platform
  const heard: (string | null)[] = []
  live.listen('test_begin', (id) => heard.push(id))
  await vi.waitFor(() => expect(heard).toEqual([null]))
})

test('channels begun at once are listened to one after the other: the database is asked nothing while it answers', async () => {
  const { live } = t.platform
  const warned: string[] = []
  const note = (warning: Error) => void warned.push(warning.message)
  process.on('warning', note)
  const heard: string[] = []
  const channels = Array.from({ length: 20 }, (_, n) => `test_many_${n}`)
  for (const channel of channels) live.listen(channel, () => heard.push(channel))
  await vi.waitFor(() => expect(heard.sort()).toEqual(channels.toSorted()))
  process.off('warning', note)
  expect(warned).toEqual([])
})

test('every node of a demonstration follows when its clock is moved', async () => {
  const { db, live } = t.platform
  const faults: unknown[] = []
  const clocks = await Promise.all(
    [1, 2].map(() => openDemoClock(db, live, systemClock, (error) => faults.push(error))),
  )
  const moment = new Date('2022-02-14T09:20:00Z')
  await db.transaction().execute((tx) => moveDemoClock(tx, live, moment, 'three weeks before'))
  await vi.waitFor(() => {
    for (const clock of clocks) expect(clock.now().toISOString()).toMatch(/^2022-02-14T09:2/)
  })
  const late = await openDemoClock(db, live, systemClock, (error) => faults.push(error))
  expect(late.now().toISOString()).toMatch(/^2022-02-14T09:2/)
  expect(faults).toEqual([])
  for (const clock of [...clocks, late]) clock.close()
})

test('a demonstration whose clock could not be read at once is read again', async () => {
  const { db, live } = t.platform
  const faults: unknown[] = []
  const clock = await openDemoClock(db, live, systemClock, (error) => faults.push(error))
  await sql`alter table demo_clock rename to demo_clock_away`.execute(db)
  await sql`select pg_notify('demo_clock', 'moved')`.execute(db)
  await vi.waitFor(() => expect(faults).not.toEqual([]))
  await sql`update demo_clock_away set offset_milliseconds = 0`.execute(db)
  await sql`alter table demo_clock_away rename to demo_clock`.execute(db)
  await vi.waitFor(() => expect(Math.abs(clock.now().getTime() - Date.now())).toBeLessThan(60_000), 10_000)
  clock.close()
})
