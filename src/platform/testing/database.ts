import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import { fixedClock } from '../clock.ts'
import { type Config, parseConfig } from '../config.ts'
import { openBeside } from '../db/beside.ts'
import { openDatabase } from '../db/db.ts'
import { startEmbedded } from '../db/embedded.ts'
import type { DB } from '../db/schema.ts'
import { diskStore } from '../files/disk.ts'
import { prepareJobs } from '../jobs/boss.ts'
import { openJobs } from '../jobs/jobs.ts'
import { PLATFORM_KINDS } from '../jobs/kinds.ts'
import { hearChanges } from '../kept.ts'
import { openLive } from '../live.ts'
import { openLog } from '../log.ts'
import { openMail } from '../mail/mail.ts'
import { openNews } from '../news.ts'
import type { Brought, Platform } from '../platform.ts'

export const MIGRATED = 'convoke_migrated'

export async function connectTo(folder: string, database: string) {
  const server = await startEmbedded(folder)
  const connection = { host: server.socketFolder, user: server.user, database }
  const pool = new pg.Pool({ ...connection, max: 8, application_name: 'test' })
  return { connection, pool, db: new Kysely<DB>({ dialect: new PostgresDialect({ pool }) }) }
}

/** Where the server of this run keeps everything. */
export const testFolder = () => inject('testDataFolder')

/** What a new database is a copy of: nothing, one that is up to date, or one that a test has kept under a name. */
type Original = 'empty' | 'migrated' | { kept: string }

const templateOf = (of: Original) => (of === 'empty' ? 'template0' : of === 'migrated' ? MIGRATED : of.kept)

/** A database of the real server of this run. */
export async function testDatabase(of: Original) {
  const folder = testFolder()
  const admin = await openDatabase({ databaseUrl: null, dataFolder: folder })
  const name = `test_${randomBytes(6).toString('hex')}`
  const template = templateOf(of)
  await sql.raw(`create database ${name} template ${template} encoding 'UTF8'`).execute(admin.db)
  const opened = await connectTo(folder, name)
  return {
    ...opened,
    name,
    folder,
    async close() {
      await opened.db.destroy() // the database itself goes with the folder of the whole run
      await admin.close()
    },
  }
}

/** Where the files of a database of this run lie, so that they can be copied with it. */
export const filesOf = (folder: string, database: string) => path.join(folder, `files-${database}`)

/** A platform of no modules. Whoever tells news there learns that nobody could hear it. */
const NO_HOUSE = {
  kinds: PLATFORM_KINDS,
  tell: () => Promise.reject(new Error('This platform was opened without modules: hand the house to testPlatform.')),
}

/**
 * A fresh, migrated database of a real server, and a platform around it whose clock stands still until moved. `brought`: the house, or
 * some of its modules joined, for a test of what they do together.
 */
export async function testPlatform(at: string, settings: Record<string, string> = {}, brought?: Brought) {
  return platformOn(await testDatabase('migrated'), at, settings, brought)
}

/** The same around a database that a test has already. */
export async function platformOn(
  { db, pool, connection, name, folder, close }: Awaited<ReturnType<typeof testDatabase>>,
  at: string,
  settings: Record<string, string> = {},
  brought?: Brought,
) {
  const read = parseConfig({
    CONVOKE_ORIGIN: 'http://localhost',
    LOG_LEVEL: 'silent',
    CONVOKE_DATA: folder,
    ...settings,
  })
  if (!read.ok) throw new Error(read.refusal.facts.mistakes as string)
  const config: Config = read.value
  const clock = fixedClock(at)
  const log = openLog(config.logLevel)
  const live = openLive(connection, log)
  const deaf = hearChanges(live)
  const { kinds, tell } = brought
    ? { kinds: brought.kinds, tell: openNews(brought.hearings, () => platform) }
    : NO_HOUSE
  if (kinds.length > PLATFORM_KINDS.length) await prepareJobs(pool, kinds)
  const jobs = await openJobs(pool, live, log, kinds)
  const filesFolder = filesOf(folder, name)
  const files = diskStore(filesFolder)
  const mail = openMail({ config, db, clock, log, jobs, files })
  const platform: Platform = {
    config,
    db,
    clock,
    log,
    live,
    jobs,
    mail,
    tell,
    files,
    beside: (schema) => openBeside(connection, schema),
  }
  return {
    platform,
    db,
    pool,
    clock,
    filesFolder,
    async close() {
      deaf()
      await jobs.close()
      await live.close()
      await close()
    },
  }
}
