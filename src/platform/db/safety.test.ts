import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testPlatform } from '../testing/database.ts'
import { dangersOf } from './safety.ts'

let t: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  t = await testPlatform('2022-01-01T00:00:00Z')
})
afterAll(() => t.close())

test('the embedded server keeps what it acknowledges', async () => {
  expect(await dangersOf(t.db)).toEqual([])
})

test('a database that answers before it has stored is named', async () => {
  const dangers = await t.db.connection().execute(async (db) => {
    await sql`set synchronous_commit = off`.execute(db)
    const found = await dangersOf(db)
    await sql`reset synchronous_commit`.execute(db)
    return found
  })
  expect(dangers).toEqual([{ setting: 'synchronous_commit', value: 'off', wanted: 'on' }])
})
