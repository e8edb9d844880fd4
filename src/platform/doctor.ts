import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import nodemailer from 'nodemailer'
import { type Config, hide } from './config.ts'
import { openDatabase } from './db/db.ts'
import { pendingMigrations } from './db/migrate.ts'
import { dangersOf } from './db/safety.ts'
import { inWords } from './open.ts'

export type Finding = { kind: 'good' | 'warning' | 'bad'; text: string }

const SMALLEST_FREE_SHARE = 0.05
const LARGEST_CLOCK_SKEW_MILLISECONDS = 500

/** Looks at everything a running forum leans on, and changes nothing but a fresh data folder. */
export async function examine(config: Config): Promise<Finding[]> {
  return [
    { kind: 'good', text: `Node ${process.version}` },
    ...settings(config),
    ...(await database(config).catch((e): Finding[] => [{ kind: 'bad', text: `database: ${said(e)}` }])),
    ...(await disk(config).catch((e): Finding[] => [{ kind: 'bad', text: `data folder: ${said(e)}` }])),
    await letters(config),
  ]
}

function settings(c: Config): Finding[] {
  const findings: Finding[] = [
    { kind: 'good', text: `listens on ${c.host}:${c.port}, people see ${c.origin}` },
    { kind: 'good', text: `database: ${c.databaseUrl ? hide(c.databaseUrl) : `embedded, in ${c.dataFolder}`}` },
  ]
  if (c.demo) findings.push({ kind: 'warning', text: 'CONVOKE_DEMO is on: anyone may sign in as anyone' })
  const local = ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(c.origin).hostname)
  if (!local && c.origin.startsWith('http:'))
    findings.push({ kind: 'warning', text: 'CONVOKE_ORIGIN is not https: sign-ins could be read on the way' })
  return findings
}

async function database(config: Config): Promise<Finding[]> {
  const { db, close } = await openDatabase(config)
  try {
    const findings: Finding[] = (await dangersOf(db)).map((d) => ({
      kind: config.demo ? 'warning' : 'bad',
      text: inWords(d),
    }))
    const before = Date.now()
    const { rows } = await sql<{ version: string; now: Date; lc_ctype: string; trgm: boolean }>`
      select current_setting('server_version') as version, clock_timestamp() as now,
        (select datctype from pg_database where datname = current_database()) as lc_ctype,
        exists (select 1 from pg_extension where extname = 'pg_trgm') as trgm`.execute(db)
    const server = rows[0]
    if (!server) throw new Error('the database answered nothing')
    findings.push({ kind: 'good', text: `PostgreSQL ${server.version}` })
    const skew = Math.round(server.now.getTime() - (before + Date.now()) / 2)
    findings.push({
      kind: Math.abs(skew) > LARGEST_CLOCK_SKEW_MILLISECONDS ? 'bad' : 'good',
      text: `clock of the database: ${skew} ms from this machine's`,
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
    return findings
  } finally {
    await close()
  }
}

async function disk(config: Config): Promise<Finding[]> {
  const { bavail, blocks, bsize } = await statfs(config.dataFolder)
  const gigabytes = ((bavail * bsize) / 1e9).toFixed(1)
  return [
    bavail / blocks < SMALLEST_FREE_SHARE
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
