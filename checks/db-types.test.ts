import fs from 'node:fs'
import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { startEmbedded } from '../src/platform/db/embedded.ts'
import type { PersonId, SessionId } from '../src/platform/db/schema.ts'
import { testPlatform } from '../src/platform/testing/database.ts'
import { SCHEMA, typesOf } from './db-types.ts'

test('the types of tables are those the migrations make; if not, run npm run db:types', async () => {
  const { db, close } = await testPlatform('2022-01-01T00:00:00Z')
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(db)
  const server = await startEmbedded(inject('testDataFolder'))
  const made = await typesOf(server.socketFolder, server.user, rows[0]?.name ?? '')
  await close()
  expect(fs.readFileSync(SCHEMA, 'utf8')).toBe(made)
})

test('the id of a person cannot stand for that of a session, nor the other way round', () => {
  const person: PersonId = 'from an address'
  // @ts-expect-error: ids of two things are two types
  const session: SessionId = person
  // @ts-expect-error: the other way round
  expect((session satisfies PersonId) === person).toBe(true)
})
