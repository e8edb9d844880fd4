import fs from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import type { Config } from './config.ts'
import { databaseClock } from './database-clock.ts'
import { openBeside } from './db/beside.ts'
import { openDatabase } from './db/db.ts'
import { migrate } from './db/migrate.ts'
import { type Danger, dangersOf } from './db/safety.ts'
import { openDemoClock } from './demo-clock.ts'
import { diskStore } from './files/disk.ts'
import { openJobs } from './jobs/jobs.ts'
import { hearChanges } from './kept.ts'
import { openLive } from './live.ts'
import { openLog } from './log.ts'
import { openMail } from './mail/mail.ts'
import { openNews } from './news.ts'
import type { Brought, Platform } from './platform.ts'
import { ok, type Result, refuse } from './result.ts'

export type OpenPlatform = { platform: Platform; migrated: string[]; close(): Promise<void> }

/**
 * Opens the outside world, with the tables brought up to date. Refuses `database-unsafe` when the database could lose what it
 * acknowledges; a demonstration may do so.
 */
export async function openPlatform(config: Config, { kinds, hearings }: Brought): Promise<Result<OpenPlatform>> {
  const log = openLog(config.logLevel)
  fs.mkdirSync(config.dataFolder, { recursive: true, mode: 0o755 }) // the embedded server's user must pass through
  const { db, pool, connection, close } = await openDatabase(config)
  const dangers = await dangersOf(db)
  if (dangers.length > 0 && !config.demo) {
    await close()
    return refuse('database-unsafe', { dangers: dangers.map(inWords).join('\n') })
  }
  const migrated = await migrate({ db, pool }, kinds)
  const live = openLive(connection, log)
  hearChanges(live)
  let closing = false // news that arrives while the connections close is nobody's fault
  const base = await databaseClock(
    async () => (await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)).rows[0]?.now ?? new Date(0),
    (error) => {
      if (!closing) log.warn({ err: error }, 'clock of the database not read')
    },
  )
  const demo = config.demo
    ? await openDemoClock(db, live, base, (error) => {
        if (!closing) log.error({ err: error }, 'demonstration clock not read')
      })
    : null
  const clock = demo ?? base
  const jobs = await openJobs(pool, live, log, kinds)
  const files = diskStore(path.join(config.dataFolder, 'files'))
  const mail = openMail({ config, db, clock, log, jobs, files })
  const platform: Platform = {
    ...{ config, db, clock, jobs, mail, files, live, log },
    tell: openNews(hearings, () => platform),
    beside: (schema) => openBeside(connection, schema),
  }
  return ok({
    platform,
    migrated,
    async close() {
      closing = true
      demo?.close()
      base.close()
      await jobs.close()
      await live.close()
      await close()
    },
  })
}

export const inWords = (d: Danger) => `the database setting ${d.setting} is ${d.value}; it must be ${d.wanted}`
