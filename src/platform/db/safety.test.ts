import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from './db.ts'
import { dangersOf } from './safety.ts'

// A server of its own, as a forum would have it: the one of the other tests waits for no disk.
let folder: string
let t: Awaited<ReturnType<typeof openDatabase>>
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-safety-'))
  fs.chmodSync(folder, 0o755)
  t = await openDatabase({ databaseUrl: null, dataFolder: folder })
})
afterAll(async () => {
  await t.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

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
