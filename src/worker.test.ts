import fs from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { house } from './house.ts'
import { rateLimit } from './identity/public.ts'
import { houseOf } from './page/house.ts'
import { job, type Module } from './page/joining.ts'
import { onPool, openBoss } from './platform/jobs/boss.ts'
import { jobKind, LETTER } from './platform/jobs/kinds.ts'
import { testPlatform } from './platform/testing/database.ts'
import { dailyRound, startWorker } from './worker.ts'

const NOW = '2022-03-01T03:23:00Z'
const hoursAgo = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000)
const DAY = 24

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform(NOW, {}, house)
})
afterAll(() => t.close())

const signIn = (name: string, times: { seen: number; ends: number; ended?: number }) => ({
  token_hash: name,
  person_id: 'p-1',
  method: 'code',
  created_at: hoursAgo(40 * DAY),
  last_seen_at: hoursAgo(times.seen),
  expires_at: hoursAgo(times.ends),
  ended_at: times.ended === undefined ? null : hoursAgo(times.ended),
})
const code = (name: string, expired: number) => ({
  email: `${name}@example.org`,
  code_hash: name,
  link_hash: name,
  browser_hash: name,
  language: 'en',
  created_at: hoursAgo(expired + 0.25),
  expires_at: hoursAgo(expired),
})
const letter = (key: string, queued: number, state: string) => ({
  key,
  recipient: 'somebody@example.org',
  language: 'en',
  subject: '',
  text_body: '',
  html_body: '',
  state,
  created_at: hoursAgo(queued),
})

test('the daily round removes what has ended and nothing else, and a second round finds nothing', async () => {
  const { db, platform } = t
  await db
    .insertInto('person')
    .values({ id: 'p-1', language: 'en', created_at: hoursAgo(50 * DAY) })
    .execute()
  await db
    .insertInto('sign_in')
    .values([
      signIn('in use', { seen: 1, ends: -5 * DAY }),
      signIn('ended yesterday', { seen: 30, ends: -5 * DAY, ended: DAY }),
      signIn('ended long ago', { seen: 9 * DAY, ends: -5 * DAY, ended: 8 * DAY }),
      signIn('past its end', { seen: 9 * DAY, ends: 8 * DAY }),
      signIn('unused for a month', { seen: 30 * DAY, ends: -5 * DAY }),
    ])
    .execute()
  await db
    .insertInto('sign_in_code')
    .values([code('fresh', -0.1), code('just expired', 1), code('old', 2 * DAY)])
    .execute()
  await db
    .insertInto('known_browser')
    .values([
      { token_hash: 'seen within 400 days', person_id: 'p-1', seen_at: hoursAgo(399 * DAY) },
      { token_hash: 'seen before', person_id: 'p-1', seen_at: hoursAgo(401 * DAY) },
    ])
    .execute()
  await db
    .insertInto('mail_message')
    .values([
      letter('sign-in:new', 1, 'sent'),
      letter('sign-in:old', 8 * DAY, 'sent'),
      letter('sign-in:waiting', 8 * DAY, 'queued'),
      letter('receipt:old', 8 * DAY, 'sent'),
    ])
    .execute()
  await rateLimit(db, 'now', 5, 900, hoursAgo(0))
  await rateLimit(db, 'then', 5, 900, hoursAgo(30))
  await platform.files.put(Buffer.from('whole'))
  const [fresh, broken] = ['half-1-a', 'half-1-b'].map((name) => path.join(t.filesFolder, name)) as [string, string]
  for (const half of [fresh, broken]) fs.writeFileSync(half, 'cut')
  const long = new Date(Date.now() - 25 * 3_600_000)
  fs.utimesSync(broken, long, long)

  expect(await dailyRound(platform, house)).toEqual({
    codes: 1,
    signIns: 3,
    browsers: 1,
    limits: 1,
    codeLetters: 1,
    emptyDrafts: 0,
    unfinishedUploads: 0,
    unusedFiles: 0,
    brokenUploads: 1,
    needs: 0,
    registrantsAnswers: 0,
    visaLetters: 0,
  })
  expect(await dailyRound(platform, house)).toEqual({
    codes: 0,
    signIns: 0,
    browsers: 0,
    limits: 0,
    codeLetters: 0,
    emptyDrafts: 0,
    unfinishedUploads: 0,
    unusedFiles: 0,
    brokenUploads: 0,
    needs: 0,
    registrantsAnswers: 0,
    visaLetters: 0,
  })
  const left = async (table: 'sign_in' | 'sign_in_code' | 'known_browser' | 'mail_message', column: string) =>
    (
      await db
        .selectFrom(table)
        .select(column as never)
        .execute()
    )
      .map((row) => Object.values(row)[0])
      .sort()
  expect(await left('sign_in', 'token_hash')).toEqual(['ended yesterday', 'in use'])
  expect(await left('sign_in_code', 'code_hash')).toEqual(['fresh', 'just expired'])
  expect(await left('known_browser', 'token_hash')).toEqual(['seen within 400 days'])
  expect(await left('mail_message', 'key')).toEqual(['receipt:old', 'sign-in:new', 'sign-in:waiting'])
  expect([fs.existsSync(fresh), fs.existsSync(broken)]).toEqual([true, false])
})

test('a worker keeps the daily round, the look for letters and the rounds of modules on the calendar, whatever was missed', async () => {
  await startWorker(t.platform, house)
  const boss = openBoss(onPool(t.pool))
  await boss.start()
  const known = (await boss.getSchedules()).map(({ name, cron, timezone, options }) => [
    name,
    cron,
    timezone,
    options?.missed,
  ])
  await boss.stop({ close: false })
  expect(known.sort()).toEqual([
    ['agenda-due', '* * * * *', 'UTC', 'once'],
    ['campaigns', '*/5 * * * *', 'UTC', 'once'],
    ['daily-round', '23 3 * * *', 'UTC', 'once'],
    ['letters-left', '*/5 * * * *', 'UTC', 'once'],
    ['mailings-due', '* * * * *', 'UTC', 'once'],
    ['photos', '* * * * *', 'UTC', 'once'],
    ['report-round', '41 5 * * *', 'UTC', 'once'],
    ['similar', '*/5 * * * *', 'UTC', 'once'],
    ['topics', '*/10 * * * *', 'UTC', 'once'],
    ['webhooks-due', '* * * * *', 'UTC', 'once'],
  ])
  expect(t.platform.jobs.state()).toBe('works')
})

test('jobs of a module are done by the worker, by whoever the module names, and stand on its calendar', async () => {
  const ROUND = jobKind<{ letter: string }>('round-of-a-module', { ...LETTER.terms, looksEvery: 0.5 })
  const done: string[] = []
  const module: Module = {
    name: 'carousels',
    jobs: [
      job(
        ROUND,
        (platform) =>
          async ({ letter }) =>
            void done.push(`${letter} ${platform.config.demo}`),
        '1 1 * * *',
      ),
    ],
  }
  const joined = houseOf([...house.modules, module])
  const own = await testPlatform(NOW, {}, joined)
  await startWorker(own.platform, joined)
  await own.db.transaction().execute((tx) => own.platform.jobs.send(tx, ROUND, { letter: 'A' }))
  await vi.waitFor(() => expect(done).toEqual(['A false']), 20_000)
  const boss = openBoss(onPool(own.pool))
  await boss.start()
  expect((await boss.getSchedules()).map(({ name }) => name)).toContain('round-of-a-module')
  await boss.stop({ close: false })
  const unknown = jobKind<object>('nobody', LETTER.terms)
  await expect(own.db.transaction().execute((tx) => own.platform.jobs.send(tx, unknown, {}))).rejects.toThrow(
    'No module brings the kind of job "nobody"',
  )
  await own.close()
})
