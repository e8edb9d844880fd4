import path from 'node:path'
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { systemClock } from './clock.ts'
import { type Config, hide } from './config.ts'
import { type Db, openDatabase } from './db/db.ts'
import { pendingMigrations } from './db/migrate.ts'
import { dangersOf } from './db/safety.ts'
import { diskStore } from './files/disk.ts'
import { jobsPrepared } from './jobs/boss.ts'
import { type Jobs, openJobs } from './jobs/jobs.ts'
import type { JobKind } from './jobs/kinds.ts'
import { openLive } from './live.ts'
import { openLog } from './log.ts'
import { type Mail, openMail } from './mail/mail.ts'
import { inWords } from './open.ts'
import { clockSkew, freeSpace, LARGEST_CLOCK_SKEW_MILLISECONDS, SMALLEST_FREE_SHARE } from './ready.ts'

export type Finding = { kind: 'good' | 'warning' | 'bad'; text: string }

/** Looks at everything a running forum leans on, and changes nothing but a fresh data folder. */
export async function examine(config: Config, kinds: readonly JobKind[]): Promise<Finding[]> {
  return [
    { kind: 'good', text: `Node ${process.version}` },
    ...settings(config),
    ...(await database(config, kinds).catch((e): Finding[] => [{ kind: 'bad', text: `database: ${said(e)}` }])),
    ...(await disk(config).catch((e): Finding[] => [{ kind: 'bad', text: `data folder: ${said(e)}` }])),
    await letters(config),
  ]
}

function settings(c: Config): Finding[] {
  const findings: Finding[] = [
    { kind: 'good', text: `listens on ${c.host}:${c.port}, people see ${c.origin}` },
    {
      kind: 'good',
      text: `database: ${c.databaseUrl ? hide(c.databaseUrl) : 'embedded'}; data folder: ${c.dataFolder}`,
    },
    { kind: 'good', text: `letters come from ${c.mailFrom}; log level ${c.logLevel}` },
    { kind: 'good', text: c.worker ? 'serve does the jobs too' : 'serve leaves the jobs to convoke worker' },
  ]
  if (c.demo) findings.push({ kind: 'warning', text: 'CONVOKE_DEMO is on: anyone may sign in as anyone' })
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(c.origin).hostname)
  if (!local && c.origin.startsWith('http:'))
    findings.push({ kind: 'warning', text: 'CONVOKE_ORIGIN is not https: sign-ins could be read on the way' })
  return findings
}

async function database(config: Config, kinds: readonly JobKind[]): Promise<Finding[]> {
  const { db, pool, connection, close } = await openDatabase(config)
  try {
    const findings: Finding[] = (await dangersOf(db)).map((d) => ({
      kind: config.demo ? 'warning' : 'bad',
      text: inWords(d),
    }))
    const { rows } = await sql<{ version: string; lc_ctype: string; trgm: boolean }>`
      select current_setting('server_version') as version,
        (select datctype from pg_database where datname = current_database()) as lc_ctype,
        exists (select 1 from pg_extension where extname = 'pg_trgm') as trgm`.execute(db)
    const server = rows[0]
    if (!server) throw new Error('the database answered nothing')
    findings.push({ kind: 'good', text: `PostgreSQL ${server.version}` })
    if (!config.demo && (await holdsDemonstration(db)))
      findings.push({
        kind: 'bad',
        text: 'the database was made by the demonstration: choose another one, or set CONVOKE_DEMO=1',
      })
    const skew = await clockSkew(db)
    findings.push({
      kind: Math.abs(skew) > LARGEST_CLOCK_SKEW_MILLISECONDS ? 'bad' : 'good',
      text:
        skew === 0 ? 'the database has the same time' : `the clock of the database is ${skew} ms from this machine's`,
    })
    if (server.trgm) {
      const shown = await sql<{ n: number }>`select cardinality(show_trgm('Школа')) as n`.execute(db)
      findings.push(
        shown.rows[0]?.n
          ? { kind: 'good', text: 'the database knows Cyrillic letters' }
          : {
              kind: 'bad',
              text: `the database takes Cyrillic letters for none: its LC_CTYPE is ${server.lc_ctype}; use C.UTF-8`,
            },
      )
    }
    const pending = await pendingMigrations(db)
    findings.push(
      pending.length === 0
        ? { kind: 'good', text: 'tables are up to date' }
        : { kind: 'warning', text: `migrations to run (convoke migrate): ${pending.join(', ')}` },
    )
    if (pending.length > 0 || !(await jobsPrepared(pool))) return findings
    const live = openLive(connection, openLog('silent'))
    const jobs = await openJobs(pool, live, openLog('silent'), kinds)
    const files = diskStore(path.join(config.dataFolder, 'files'))
    const mail = openMail({ config, db, clock: systemClock, log: openLog('silent'), jobs, files })
    findings.push(...(await work(jobs, mail)))
    await jobs.close()
    await live.close()
    return findings
  } finally {
    await close()
  }
}

/** How far the jobs and letters are behind. A worker that lives sends a letter in seconds, so an old one tells of none. */
async function work(jobs: Jobs, mail: Mail): Promise<Finding[]> {
  const [counted, { queued, failed, waitingSince }] = await Promise.all([jobs.counts(), mail.counts()])
  const findings = Object.entries(counted).map(([name, { waiting, running, failed }]): Finding => {
    const text = `jobs of the kind ${name}: ${waiting} waiting, ${running} running, ${failed} given up`
    return { kind: failed > 0 ? 'warning' : 'good', text }
  })
  const minutes = waitingSince ? Math.round((Date.now() - waitingSince.getTime()) / 60_000) : 0
  findings.push({
    kind: minutes > LETTERS_LEAVE_WITHIN_MINUTES || failed > 0 ? 'warning' : 'good',
    text:
      `letters: ${queued} waiting${queued > 0 ? `, the oldest for ${minutes} minutes` : ''}, ` +
      `${failed} refused by their receivers`,
  })
  return findings
}

const LETTERS_LEAVE_WITHIN_MINUTES = 10

/** Only a demonstration has moved its clock. */
async function holdsDemonstration(db: Db): Promise<boolean> {
  const { rows } = await sql<{ there: boolean }>`select to_regclass('demo_clock') is not null as there`.execute(db)
  if (!rows[0]?.there) return false
  return (await db.selectFrom('demo_clock').select('offset_milliseconds').executeTakeFirst()) !== undefined
}

async function disk(config: Config): Promise<Finding[]> {
  const { share, bytes } = await freeSpace(config.dataFolder)
  const gigabytes = (bytes / 1e9).toFixed(1)
  return [
    share < SMALLEST_FREE_SHARE
      ? { kind: 'bad', text: `data folder: only ${gigabytes} GB free` }
      : { kind: 'good', text: `data folder: ${gigabytes} GB free` },
  ]
}

async function letters(config: Config): Promise<Finding> {
  if (!config.smtpUrl) return { kind: 'warning', text: 'SMTP_URL is not set: letters are kept and not sent' }
  const transport = nodemailer.createTransport(config.smtpUrl)
  try {
    await transport.verify()
    return { kind: 'good', text: `mail server ${hide(config.smtpUrl)} answers` }
  } catch (error) {
    return { kind: 'bad', text: `mail server ${hide(config.smtpUrl)}: ${said(error)}` }
  } finally {
    transport.close()
  }
}

const said = (error: unknown): string => (error instanceof Error ? error.message || error.name : String(error))
