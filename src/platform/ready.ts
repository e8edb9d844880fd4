import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { pendingMigrations } from './db/migrate.ts'
import type { Platform } from './platform.ts'

/** Below this share of free space files and the embedded database are in danger. */
export const SMALLEST_FREE_SHARE = 0.05
/** By so much a machine's clock may differ from the database's before the doctor names it; deadlines go by the database's. */
export const LARGEST_CLOCK_SKEW_MILLISECONDS = 500

type NotReady = 'database' | 'clock' | 'migrations' | 'disk' | 'jobs'

/** The share of the data folder's disk that is free (0 to 1), and how many bytes that is. */
export async function freeSpace(folder: string): Promise<{ share: number; bytes: number }> {
  const { bavail, blocks, bsize } = await statfs(folder)
  return { share: bavail / blocks, bytes: bavail * bsize }
}

/** By how many milliseconds the database's clock is ahead of this machine's. */
export async function clockSkew(db: Platform['db']): Promise<number> {
  const before = Date.now()
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(db)
  const after = Date.now()
  const theirs = rows[0]?.now.getTime() ?? 0
  // The answer was written between the two moments; only what lies outside of them is certain to be skew.
  return theirs < before ? theirs - before : theirs > after ? theirs - after : 0
}

/** null when this node may be sent requests; otherwise the first reason against it. */
export async function notReady(
  { db, config, jobs, clock }: Pick<Platform, 'db' | 'config' | 'jobs' | 'clock'>,
  space = freeSpace,
): Promise<NotReady | null> {
  // A machine whose own clock is wrong serves all the same: what is decided goes by the database's, as far as this node can tell it.
  const answers = await clockSkew(db).catch(() => null)
  if (answers === null) return 'database'
  if (clock.inStep?.() === false) return 'clock'
  const pending = await pendingMigrations(db).catch(() => null)
  if (!pending) return 'database'
  if (pending.length > 0) return 'migrations'
  const free = await space(config.dataFolder).catch(() => null)
  if (!free || free.share < SMALLEST_FREE_SHARE) return 'disk'
  return jobs.state() === 'stopped' ? 'jobs' : null
}
