import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type pg from 'pg'
import { prepareJobs } from '../jobs/boss.ts'
import type { JobKind } from '../jobs/kinds.ts'
import type { Db } from './db.ts'

/** The folder `migrations/` of the package, whether run from source or built. */
export function migrationsFolder(): string {
  for (let at = path.dirname(fileURLToPath(import.meta.url)); at !== path.dirname(at); at = path.dirname(at)) {
    const folder = path.join(at, 'migrations')
    if (fs.existsSync(path.join(folder, '0001_platform.sql'))) return folder
  }
  throw new Error('The folder migrations/ is missing from this installation.')
}

const migrator = (db: Db, schema?: string, chosen: (name: string) => boolean = () => true) =>
  new Migrator({
    db,
    // Two branches may each bring a migration; the one that lands second may carry the smaller number, and still has to run.
    allowUnorderedMigrations: true,
    ...(schema ? { migrationTableSchema: schema } : {}),
    provider: {
      async getMigrations() {
        const folder = migrationsFolder()
        const files = fs
          .readdirSync(folder)
          .filter((f) => /^\d{4}_.*\.sql$/.test(f) && chosen(path.basename(f, '.sql')))
          .sort()
        return Object.fromEntries(
          files.map((file) => [
            path.basename(file, '.sql'),
            {
              async up(tx: Db) {
                // A large table takes as long as it takes.
                await sql`set local statement_timeout = 0`.execute(tx)
                await sql.raw(fs.readFileSync(path.join(folder, file), 'utf8')).execute(tx)
              },
            },
          ]),
        )
      },
    },
  })

const LOCK = 1_668_247_159 // any number nobody else takes; presence.ts has its own

/**
 * Brings our tables and the queue of each kind of job up to date; forward only. Returns the names of our migrations that ran. Several
 * nodes may call it at once: one lock, on a connection of its own, lets in one after the other.
 */
export async function migrate({ db, pool }: { db: Db; pool: pg.Pool }, kinds: readonly JobKind[]): Promise<string[]> {
  const holder = await pool.connect()
  try {
    // Whoever is first may take long; the others wait for it.
    await holder.query('set statement_timeout = 0; set lock_timeout = 0')
    await holder.query('select pg_advisory_lock($1)', [LOCK])
    const { error, results } = await migrator(db).migrateToLatest()
    if (error) throw new Error('The database could not be brought up to date.', { cause: error })
    await prepareJobs(pool, kinds)
    return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
  } finally {
    // A broken connection has lost the lock anyway; it is closed rather than kept.
    await holder.query('select pg_advisory_unlock($1)', [LOCK]).then(
      () => holder.release(true), // its limits were set aside
      () => holder.release(true),
    )
  }
}

/** Only the chosen migrations, as an older version knew them: for tests of the way up from there. */
export async function migrateSome(db: Db, chosen: (name: string) => boolean): Promise<void> {
  const { error } = await migrator(db, undefined, chosen).migrateToLatest()
  if (error) throw new Error('The tables of an older version could not be made.', { cause: error })
}

/** The same tables once more in another schema, the one the connections of `db` look at; the queue of jobs has none of them. */
export async function migrateSchema(db: Db, schema: string): Promise<void> {
  const { error } = await migrator(db, schema).migrateToLatest()
  if (error) throw new Error(`The tables of ${schema} could not be made.`, { cause: error })
}

/** Migrations that this version knows and the database has not seen. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  return (await migrator(db).getMigrations()).filter((m) => !m.executedAt).map((m) => m.name)
}
