import { setTimeout as sleep } from 'node:timers/promises'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { startEmbedded } from './embedded.ts'
import { bePresent } from './presence.ts'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

pg.types.setTypeParser(20, Number) // int8: counts and sizes, all far below 2^53
pg.types.setTypeParser(1082, (date) => date) // a calendar day stays a day, in no zone

const applicationName = `convoke-${process.pid}`

/**
 * How long anybody waits for the database, in milliseconds, before being told to try again: for a connection, for a statement, for a lock
 * somebody holds, and for a transaction that does nothing. Migrations set theirs aside.
 */
const LIMITS = {
  connectionTimeoutMillis: 10_000,
  statement_timeout: 20_000,
  lock_timeout: 10_000,
  query_timeout: 30_000, // of a server that is frozen and cannot keep its own limits
  idle_in_transaction_session_timeout: 120_000,
}

type OpenDatabase = { db: Db; pool: pg.Pool; connection: pg.PoolConfig; close(): Promise<void> }

/** Connects to DATABASE_URL, or starts (or joins) the embedded server. A server that is just stopping is asked again. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<OpenDatabase> {
  const giveUpAt = Date.now() + WAIT_FOR_SERVER_MILLISECONDS
  for (;;) {
    const embedded = config.databaseUrl ? null : await startEmbedded(config.dataFolder)
    const connection: pg.PoolConfig = embedded
      ? { host: embedded.socketFolder, user: embedded.user, database: 'postgres' }
      : { connectionString: config.databaseUrl as string }
    const pool = new pg.Pool({ ...connection, ...LIMITS, max: 10, application_name: applicationName })
    pool.on('error', () => {}) // an idle connection that breaks is replaced at the next query
    pool.on('connect', (client) => client.on('error', () => {})) // a busy one fails its own query; it must not end the process
    try {
      await pool.query('select 1')
      const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
      const presence = embedded ? await bePresent(config.dataFolder, embedded, connection) : null
      const destroy = () => db.destroy()
      return { db, pool, connection, close: () => (presence ? presence.leave(destroy) : destroy()) }
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
