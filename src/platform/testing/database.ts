import { randomBytes } from 'node:crypto'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { fixedClock } from '../clock.ts'
import { type Config, parseConfig } from '../config.ts'
import { openDatabase } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import type { DB } from '../db/schema.ts'
import { openLog } from '../log.ts'
import { openMail } from '../mail/mail.ts'
import type { Platform } from '../platform.ts'

/** A fresh, migrated database of a real server, and a platform around it whose clock stands still until moved. */
export async function testPlatform(at: string, settings: Record<string, string> = {}) {
  const folder = inject('testDataFolder')
  const admin = await openDatabase({ databaseUrl: null, dataFolder: folder })
  const name = `test_${randomBytes(6).toString('hex')}`
  await sql.raw(`create database ${name} template template0 encoding 'UTF8'`).execute(admin.db)
  const server = await startEmbedded(folder)
  const pool = new pg.Pool({
    host: server.socketFolder,
    user: server.user,
    database: name,
    max: 8,
    application_name: 'test',
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const read = parseConfig({ CONVOKE_ORIGIN: 'http://localhost', LOG_LEVEL: 'silent', ...settings })
  if (!read.ok) throw new Error(read.refusal.facts.mistakes as string)
  const config: Config = read.value
  const clock = fixedClock(at)
  const log = openLog(config.logLevel)
  const platform: Platform = { config, db, clock, log, mail: openMail(config, db, clock, log) }
  return {
    platform,
    db,
    clock,
    async close() {
      await db.destroy() // the database itself goes with the folder of the whole run
      await admin.db.destroy()
    },
  }
}
