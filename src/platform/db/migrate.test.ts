import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPlatform } from '../testing/database.ts'
import { migrate, pendingMigrations } from './migrate.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

test('several nodes may bring the tables up to date at once', async () => {
  await Promise.all([migrate(t.db), migrate(t.db), migrate(t.db)])
  expect(await pendingMigrations(t.db)).toEqual([])
})

test('what was recorded cannot be changed or removed, even by SQL', async () => {
  await t.db
    .insertInto('audit_entry')
    .values({ at: t.clock.now(), person_id: null, edition_id: null, action: 'looked', subject: 'test' })
    .execute()
  await expect(t.db.updateTable('audit_entry').set({ action: 'changed' }).execute()).rejects.toThrow('append-only')
  await expect(t.db.deleteFrom('audit_entry').execute()).rejects.toThrow('append-only')
})
