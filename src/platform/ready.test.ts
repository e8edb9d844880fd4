import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DB } from './db/schema.ts'
import { notReady } from './ready.ts'
import { testDatabase, testPlatform } from './testing/database.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

const roomy = async () => ({ share: 0.5, bytes: 1e9 })

test('a node is ready when its database, tables, disk and queue are', async () => {
  expect(await notReady(t.platform, roomy)).toBeNull()
})

test('each thing that is missing is named', async () => {
  const nowhere = new Kysely<DB>({ dialect: new PostgresDialect({ pool: new pg.Pool({ host: '/nowhere' }) }) })
  expect(await notReady({ ...t.platform, db: nowhere }, roomy)).toBe('database')
  const empty = await testDatabase('empty')
  expect(await notReady({ ...t.platform, db: empty.db }, roomy)).toBe('migrations')
  await empty.close()
  expect(await notReady({ ...t.platform, clock: { now: () => new Date(), inStep: () => false } }, roomy)).toBe('clock')
  expect(await notReady(t.platform, async () => ({ share: 0.04, bytes: 1e9 }))).toBe('disk')
  const away = { ...t.platform, config: { ...t.platform.config, dataFolder: '/nowhere/at/all' } }
  expect(await notReady(away)).toBe('disk')
  await t.platform.jobs.stop()
  expect(await notReady(t.platform, roomy)).toBe('jobs')
})
