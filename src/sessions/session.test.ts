import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MODES } from '../consultation/modes.ts'
import { testPlatform } from '../platform/testing/database.ts'
import { PRESENCES, ROOM_KINDS, SESSION_CHANGES, SESSION_STATES } from './session.ts'

let platform: Awaited<ReturnType<typeof testPlatform>>
beforeAll(async () => {
  platform = await testPlatform('2022-05-01T10:00:00Z')
})
afterAll(() => platform.close())

test.each([
  ['session', 'state', SESSION_STATES],
  ['session', 'mode', MODES],
  ['session_person', 'presence', PRESENCES],
  ['session_change', 'kind', SESSION_CHANGES],
  ['room', 'kind', ROOM_KINDS],
])('the table %s holds in %s the words the program knows, and no others', async (table, column, words) => {
  const { rows } = await sql<{ rule: string }>`
    select pg_get_constraintdef(oid) as rule from pg_constraint where conname = ${`${table}_${column}_check`}`.execute(
    platform.db,
  )
  const held = [...(rows[0]?.rule ?? '').matchAll(/'([a-z_]+)'/g)].map((found) => found[1])
  expect(held.sort()).toEqual([...words].sort())
})
