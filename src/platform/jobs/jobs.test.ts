import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { testPlatform } from '../testing/database.ts'
import { onPool, openBoss, prepareJobs } from './boss.ts'
import { type Jobs, openJobs } from './jobs.ts'
import { DAILY_ROUND, type JobKind, LETTER, LETTERS_LEFT, type Terms } from './kinds.ts'

// The same terms in a hurry. `letter` stands for a kind that is tried for ever, `daily-round` for one that is given up.
const hasty = ({ name, terms }: JobKind, more: Partial<Terms> = {}): JobKind => ({
  name,
  terms: { ...terms, firstPause: 1, longestPause: 1, looksEvery: 0.5, ...more },
})
const HASTY = [hasty(LETTER, { takesAtMost: 5 }), hasty(LETTERS_LEFT), hasty(DAILY_ROUND, { retryLimit: 2 })]
const SOON = 20_000

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
  await prepareJobs(t.pool, HASTY)
})
afterAll(() => t.close())

const node = () => openJobs(t.pool, t.platform.live, t.platform.log, HASTY)
const sendLetter = (jobs: Jobs, letterId: string) =>
  t.db.transaction().execute((tx) => jobs.send(tx, LETTER, { letterId }, { key: letterId }))

test('a job exists from the commit on, for any worker; rolled back there never was one; each is done once', async () => {
  const serving = await node() // sends and never works
  const done: string[] = []
  const workers = [await node(), await node()]
  for (const worker of workers) {
    worker.work(LETTER, async ({ letterId }) => void done.push(letterId))
    await worker.start()
  }
  const ids = Array.from({ length: 40 }, (_, i) => `job-${i}`)
  const undone = t.db.transaction().execute(async (tx) => {
    await serving.send(tx, LETTER, { letterId: 'undone' }, { key: 'undone' })
    throw new Error('rolled back')
  })
  await expect(undone).rejects.toThrow('rolled back')
  for (const id of ids) await sendLetter(serving, id)
  await vi.waitFor(() => expect(done.length).toBeGreaterThanOrEqual(ids.length), SOON)
  for (const jobs of [serving, ...workers]) await jobs.close()
  expect(done.toSorted()).toEqual(ids.toSorted())
  expect([serving.state(), workers[0]?.state()]).toEqual(['stopped', 'stopped'])
})

test('of one key, at most one waits or runs; when it is done the key is free again', async () => {
  const jobs = await node()
  for (let i = 0; i < 3; i++) await sendLetter(jobs, 'twice')
  expect((await jobs.counts()).letter).toEqual({ waiting: 1, running: 0, failed: 0 })
  let done = 0
  jobs.work(LETTER, async () => void done++)
  await jobs.start()
  await vi.waitFor(
    async () => expect((await jobs.counts()).letter).toEqual({ waiting: 0, running: 0, failed: 0 }),
    SOON,
  )
  await sendLetter(jobs, 'twice')
  await vi.waitFor(() => expect(done).toBe(2), SOON)
  await jobs.close()
})

test('a job that fails is tried again, and given up when the terms of its kind say so', async () => {
  const jobs = await node()
  let tried = 0
  jobs.work(DAILY_ROUND, async () => {
    tried++
    throw new Error('not this time')
  })
  await jobs.start()
  await t.db.transaction().execute((tx) => jobs.send(tx, DAILY_ROUND, {}))
  await vi.waitFor(async () => expect((await jobs.counts())['daily-round']?.failed).toBe(1), SOON)
  await jobs.close()
  expect(tried).toBe(3)
})

test('a worker that stops finishes what it has in hand and takes nothing more', async () => {
  const [leaving, sender] = [await node(), await node()]
  let finish = () => {}
  const seen: string[] = []
  leaving.work(LETTERS_LEFT, async () => {
    seen.push('begun')
    await new Promise<void>((done) => {
      finish = done
    })
    seen.push('finished')
  })
  await leaving.start()
  const send = () => t.db.transaction().execute((tx) => sender.send(tx, LETTERS_LEFT, {}))
  await send()
  await vi.waitFor(() => expect(seen).toEqual(['begun']), SOON)
  const stopped = leaving.stop().then(() => seen.push('stopped'))
  finish()
  await stopped
  await send()
  await leaving.close()
  expect(seen).toEqual(['begun', 'finished', 'stopped'])
  expect((await sender.counts())['letters-left']).toEqual({ waiting: 1, running: 0, failed: 0 })
  await sender.close()
})

test('the job of a worker that was killed goes to another one', async () => {
  const jobs = await node()
  await sendLetter(jobs, 'orphan')
  const boss = openBoss(onPool(t.pool), { monitorIntervalSeconds: 1 })
  await boss.start()
  const [taken] = await boss.fetch('letter') // and never heard of again
  expect(taken?.data).toEqual({ letterId: 'orphan' })
  const done: string[] = []
  jobs.work(LETTER, async ({ letterId }) => void done.push(letterId))
  await jobs.start()
  await vi.waitFor(async () => {
    await boss.supervise('letter') // a worker does so every minute
    expect(done).toEqual(['orphan'])
  }, SOON)
  await boss.stop({ close: false })
  await jobs.close()
})

test('a job may be put off by real seconds, whatever hour the clock of a demonstration shows', async () => {
  const jobs = await node()
  let doneAt = 0
  jobs.work(LETTER, async () => {
    doneAt = performance.now()
  })
  await jobs.start()
  t.clock.set('2031-01-01T00:00:00Z')
  const sentAt = performance.now()
  await t.db
    .transaction()
    .execute((tx) => jobs.send(tx, LETTER, { letterId: 'later' }, { key: 'later', startAfterSeconds: 2 }))
  await vi.waitFor(() => expect(doneAt).toBeGreaterThan(0), SOON)
  expect(doneAt - sentAt).toBeGreaterThan(1500)
  await jobs.close()
})
