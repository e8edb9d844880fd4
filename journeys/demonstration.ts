import { cp, rename } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { loadDemonstration } from '../src/demo/public.ts'
import { house } from '../src/house.ts'
import type { Db } from '../src/platform/db/db.ts'
import { connectTo, filesOf, platformOn, testDatabase, testFolder } from '../src/platform/testing/database.ts'

const DEMO = { CONVOKE_DEMO: '1' }
const KEPT = 'demonstration_'

/**
 * The demonstration as it stood at a moment (ISO 8601), in a database of its own, with a clock that stands there. What happened until
 * then is let happen once in a run of tests and kept; whoever comes after gets a copy, and a later moment goes on from an earlier one.
 */
export async function demonstrationAt(at: string, settings: Record<string, string> = DEMO) {
  const kept = await keptAt(new Date(at))
  return platformOn(await copyOf(kept), at, settings, house)
}

/** The name of the kept database that stands at a moment, made where there is none. */
async function keptAt(moment: Date): Promise<string> {
  const { db } = await connectTo(testFolder(), 'postgres')
  try {
    // Test files ask side by side: the second waits until the first has made it.
    return await db.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(hashtext(${KEPT}))`.execute(one)
      const made = (await keptNames(one)).map(momentOf).filter((time) => time <= moment.getTime())
      const latest = Math.max(...made)
      return latest === moment.getTime() ? nameOf(latest) : await make(one, moment, made.length ? latest : null)
    })
  } finally {
    await db.destroy() // and the lock with the connection
  }
}

async function make(admin: Db, moment: Date, from: number | null): Promise<string> {
  const database = from === null ? await testDatabase('migrated') : await copyOf(nameOf(from))
  const { platform, close } = await platformOn(database, moment.toISOString(), DEMO, house)
  await loadDemonstration(platform, moment)
  await close()
  await untilLeft(admin, database.name)
  const name = nameOf(moment.getTime())
  await sql.raw(`alter database ${database.name} rename to ${name}`).execute(admin)
  await rename(filesOf(database.folder, database.name), filesOf(database.folder, name)).catch(ifAny)
  return name
}

/** A connection that was closed is there for a moment more, and a database with one cannot be renamed. */
async function untilLeft(admin: Db, database: string) {
  for (;;) {
    const { rows } = await sql`select 1 from pg_stat_activity where datname = ${database}`.execute(admin)
    if (rows.length === 0) return
    await sleep(20)
  }
}

async function copyOf(kept: string) {
  const database = await testDatabase({ kept })
  const { folder, name } = database
  await cp(filesOf(folder, kept), filesOf(folder, name), { recursive: true }).catch(ifAny)
  return database
}

const nameOf = (time: number) => `${KEPT}${time}`
const momentOf = (name: string) => Number(name.slice(KEPT.length))

async function keptNames(admin: Db): Promise<string[]> {
  const { rows } = await sql<{ datname: string }>`
    select datname from pg_database where starts_with(datname, ${KEPT})`.execute(admin)
  return rows.map(({ datname }) => datname)
}

/** Early in the demonstration nobody has handed in a file, and there is no folder. */
function ifAny(error: NodeJS.ErrnoException) {
  if (error.code !== 'ENOENT') throw error
}
