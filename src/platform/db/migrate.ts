import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Db } from './db.ts'

/** The folder `migrations/` of the package, whether run from source or built. */
export function migrationsFolder(): string {
  for (let at = path.dirname(fileURLToPath(import.meta.url)); at !== path.dirname(at); at = path.dirname(at)) {
    const folder = path.join(at, 'migrations')
    if (fs.existsSync(path.join(folder, '0001_platform.sql'))) return folder
  }
  throw new Error('The folder migrations/ is missing from this installation.')
}

const migrator = (db: Db) =>
  new Migrator({
    db,
    provider: {
      async getMigrations() {
        const folder = migrationsFolder()
        const files = fs
          .readdirSync(folder)
          .filter((f) => /^\d{4}_.*\.sql$/.test(f))
          .sort()
        return Object.fromEntries(
          files.map((file) => [
            path.basename(file, '.sql'),
            {
              up: async (tx: Db) => void (await sql.raw(fs.readFileSync(path.join(folder, file), 'utf8')).execute(tx)),
            },
          ]),
        )
      },
    },
  })

/** Brings the tables up to date; forward only. Several nodes may call it at once: Kysely's migrator takes a lock. */
export async function migrate(db: Db): Promise<string[]> {
  const { error, results } = await migrator(db).migrateToLatest()
  if (error) throw new Error('The database could not be brought up to date.', { cause: error })
  return (results ?? []).filter((r) => r.status === 'Success').map((r) => r.migrationName)
}

/** Migrations that this version knows and the database has not seen. */
export async function pendingMigrations(db: Db): Promise<string[]> {
  return (await migrator(db).getMigrations()).filter((m) => !m.executedAt).map((m) => m.name)
}
