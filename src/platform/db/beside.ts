import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Db } from './db.ts'
import type { DB } from './schema.ts'

const CONNECTIONS = 4

/**
 * The same database seen through another schema, for making a whole set of tables beside the one in use. What is written through it
 * may be lost when the server dies, as long as nobody has been told of it: whoever puts the schema in use commits that safely.
 */
export function openBeside(connection: pg.PoolConfig, schema: string): { db: Db; close(): Promise<void> } {
  const pool = new pg.Pool({ ...connection, max: CONNECTIONS, application_name: `convoke-${process.pid}-beside` })
  pool.on('error', () => {}) // an idle connection that breaks is replaced at the next query
  pool.on('connect', (client) => {
    client.on('error', () => {}) // a busy one fails its own query; it must not end the process
    // Queued before the first query of whoever asked for the connection.
    client.query(`set search_path to ${pg.escapeIdentifier(schema)}; set synchronous_commit to off`).catch(() => {})
  })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, close: () => db.destroy() }
}
