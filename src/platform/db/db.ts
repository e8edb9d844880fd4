import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import type { Config } from '../config.ts'
import { type Embedded, startEmbedded, stopEmbedded } from './embedded.ts'
import type { DB } from './schema.ts'

export type Db = Kysely<DB>
export type Tx = Transaction<DB>

pg.types.setTypeParser(20, Number) // int8: counts and sizes, all far below 2^53
pg.types.setTypeParser(1082, (date) => date) // a calendar day stays a day, in no zone

const applicationName = `convoke-${process.pid}`

export type OpenDatabase = { db: Db; pool: pg.Pool; connection: pg.PoolConfig; close(): Promise<void> }

/** Connects to DATABASE_URL, or starts (or joins) the embedded server. A server that is just stopping is asked again. */
export async function openDatabase(config: Pick<Config, 'databaseUrl' | 'dataFolder'>): Promise<OpenDatabase> {
  for (let attempt = 0; ; attempt++) {
    const embedded = config.databaseUrl ? null : await startEmbedded(config.dataFolder)
    const connection: pg.PoolConfig = embedded
      ? { host: embedded.socketFolder, user: embedded.user, database: 'postgres' }
      : { connectionString: config.databaseUrl as string }
    const pool = new pg.Pool({ ...connection, max: 10, application_name: applicationName })
    pool.on('error', () => {}) // an idle connection that breaks is replaced at the next query
    try {
      await pool.query('select 1')
      const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
      return { db, pool, connection, close: () => close(db, embedded) }
    } catch (error) {
      await pool.end()
      const code = (error as { code?: string }).code
      if (!embedded || attempt > 20 || !['57P03', 'ENOENT', 'ECONNREFUSED'].includes(code ?? '')) throw error
    }
  }
}

async function close(db: Db, embedded: Embedded | null) {
  let others = 1
  if (embedded) {
    const { rows } = await sql<{ n: number }>`
      select count(*) as n from pg_stat_activity
      where backend_type = 'client backend' and application_name <> ${applicationName}`.execute(db)
    others = rows[0]?.n ?? 1
  }
  await db.destroy()
  if (embedded && others === 0) stopEmbedded(embedded) // whoever leaves last turns off the light
}
