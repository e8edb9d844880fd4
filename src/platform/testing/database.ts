import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { fixedClock } from '../clock.ts'
import { type Config, parseConfig } from '../config.ts'
import { openDatabase } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'
import { migrate } from '../db/migrate.ts'
import type { DB } from '../db/schema.ts'
import { diskStore } from '../files/disk.ts'
import { openLive } from '../live.ts'
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
  const connection = { host: server.socketFolder, user: server.user, database: name }
  const pool = new pg.Pool({ ...connection, max: 8, application_name: 'test' })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  await migrate(db)
  const read = parseConfig({ CONVOKE_ORIGIN: 'http://localhost', LOG_LEVEL: 'silent', ...settings })
  if (!read.ok) throw new Error(read.refusal.facts.mistakes as string)
  const config: Config = read.value
  const clock = fixedClock(at)
  const log = openLog(config.logLevel)
  const live = openLive(connection, log)
  const mail = openMail(config, db, clock, log, live)
  const platform: Platform = {
    config,
    db,
    clock,
    log,
    live,
    mail,
    files: diskStore(path.join(folder, `files-${name}`)),
  }
  return {
    platform,
    db,
    clock,
    async close() {
      await live.close()
      await db.destroy() // the database itself goes with the folder of the whole run
      await admin.close()
    },
  }
}
