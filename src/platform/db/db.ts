import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { type Embedded, isRunning, startEmbedded, stopEmbedded } from './embedded.ts'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

pg.types.setTypeParser(20, Number) // int8: counts and sizes, all far below 2^53
pg.types.setTypeParser(1082, (date) => date) // a calendar day stays a day, in no zone

const applicationName = `convoke-${process.pid}`

export type OpenDatabase = { db: Db; pool: pg.Pool; connection: pg.PoolConfig; close(): Promise<void> }

/** Connects to DATABASE_URL, or starts (or joins) the embedded server. A server that is just stopping is asked again. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<OpenDatabase> {
  const giveUpAt = Date.now() + WAIT_FOR_SERVER_MILLISECONDS
  for (;;) {
    const embedded = config.databaseUrl ? null : await startEmbedded(config.dataFolder)
    const connection: pg.PoolConfig = embedded
      ? { host: embedded.socketFolder, user: embedded.user, database: 'postgres' }
      : { connectionString: config.databaseUrl as string }
    const pool = new pg.Pool({ ...connection, max: 10, application_name: applicationName })
    pool.on('error', () => {}) // an idle connection that breaks is replaced at the next query
    pool.on('connect', (client) => client.on('error', () => {})) // a busy one fails its own query; it must not end the process
    try {
      await pool.query('select 1')
      const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
      const guard = embedded ? guardServer(config.dataFolder, embedded) : null
      return { db, pool, connection, close: () => close(db, guard) }
    } catch (error) {
      await pool.end()
      const code = (error as { code?: string }).code
      if (!embedded || Date.now() > giveUpAt || !PASSING.includes(code ?? '')) throw error
      await sleep(100)
    }
  }
}

// A server that was killed replays its journal first; one that stops writes everything out.
const WAIT_FOR_SERVER_MILLISECONDS = 60_000

// Starting up or shutting down; ended by an administrator; the socket vanished, is not answered, or broke off.
const PASSING = ['57P03', '57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']

const LOOK_AFTER_SERVER_MILLISECONDS = 500

type Guard = { server(): Embedded; stop(): Promise<void> }

/** An embedded server that was killed is started again; PostgreSQL then recovers what it had acknowledged. */
function guardServer(dataFolder: string, first: Embedded): Guard {
  let server = first
  let starting: Promise<void> | null = null
  const timer = setInterval(() => {
    if (starting || isRunning(server)) return
    starting = startEmbedded(dataFolder)
      .then((started) => {
        server = started
      })
      .catch(() => {}) // tried again at the next look; meanwhile the node is not ready
      .finally(() => {
        starting = null
      })
  }, LOOK_AFTER_SERVER_MILLISECONDS)
  timer.unref()
  return {
    server: () => server,
    async stop() {
      clearInterval(timer)
      await starting
    },
  }
}

async function close(db: Db, guard: Guard | null) {
  await guard?.stop()
  let others = 1
  if (guard) {
    const counted = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity
      where backend_type = 'client backend' and application_name <> ${applicationName}`
      .execute(db)
      .catch(() => null)
    others = counted?.rows[0]?.n ?? 1
  }
  await db.destroy()
  if (guard && others === 0) await stopEmbedded(guard.server()) // whoever leaves last turns off the light
}
