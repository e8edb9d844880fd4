import { afterAll, beforeAll, expect, test } from 'vitest'
import { jobsPrepared } from '../jobs/boss.ts'
import { PLATFORM_KINDS } from '../jobs/kinds.ts'
import { testDatabase, testPlatform } from '../testing/database.ts'
import { migrate, pendingMigrations } from './migrate.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

test('several nodes may bring an empty database up to date at once, the queue of jobs with it', async () => {
  const empty = await testDatabase('empty')
  const ran = await Promise.all([1, 2, 3].map(() => migrate(empty, PLATFORM_KINDS)))
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1)
  expect(await pendingMigrations(empty.db)).toEqual([])
  expect(await jobsPrepared(empty.pool)).toBe(true)
  await empty.close()
})

test('what was recorded cannot be changed or removed, even by SQL', async () => {
  await t.db
    .insertInto('audit_entry')
    .values({ at: t.clock.now(), person_id: null, edition_id: null, action: 'looked', subject: 'test' })
    .execute()
  await expect(t.db.updateTable('audit_entry').set({ action: 'changed' }).execute()).rejects.toThrow('append-only')
  await expect(t.db.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only')
})
