import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { TestProject } from 'vitest/node'
import { type Db, openDatabase } from '../db/db.ts'
import { migrate } from '../db/migrate.ts'
import { PLATFORM_KINDS } from '../jobs/kinds.ts'
import { connectTo, MIGRATED } from './database.ts'

declare module 'vitest' {
  interface ProvidedContext {
    testDataFolder: string
  }
}

/** The databases of a run of tests are thrown away after it: waiting for the disk at each commit takes time and protects nothing. */
async function keepNothingThroughPowerCuts(db: Db) {
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit'])
    await sql.raw(`alter system set ${setting} = off`).execute(db)
  await sql`select pg_reload_conf()`.execute(db)
}

/** One real server for the whole run, in a folder of its own; it stays until the run is over. */
export default async function setup(project: TestProject) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'convoke-test-'))
  fs.chmodSync(folder, 0o755)
  const server = await openDatabase({ databaseUrl: null, dataFolder: folder })
  await keepNothingThroughPowerCuts(server.db)
  // Migrated once; each test file gets a copy, which takes a tenth of the time.
  await sql.raw(`create database ${MIGRATED} template template0 encoding 'UTF8'`).execute(server.db)
  const pattern = await connectTo(folder, MIGRATED)
  await migrate(pattern, PLATFORM_KINDS)
  await pattern.db.destroy()
  project.provide('testDataFolder', folder)
  return async () => {
    await server.close()
    fs.rmSync(folder, { recursive: true, force: true })
  }
}
