import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { pendingMigrations } from './db/migrate.ts'
import type { Platform } from './platform.ts'

/** Below this share of free space files and the embedded database are in danger. */
export const SMALLEST_FREE_SHARE = 0.05
/** A deadline is decided by this machine's clock and recorded by the database's; they may differ by this much. */
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
  { db, config, jobs }: Pick<Platform, 'db' | 'config' | 'jobs'>,
  space = freeSpace,
): Promise<NotReady | null> {
  const skew = await clockSkew(db).catch(() => null)
  if (skew === null) return 'database'
  if (Math.abs(skew) > LARGEST_CLOCK_SKEW_MILLISECONDS) return 'clock'
  const pending = await pendingMigrations(db).catch(() => null)
  if (!pending) return 'database'
  if (pending.length > 0) return 'migrations'
  const free = await space(config.dataFolder).catch(() => null)
  if (!free || free.share < SMALLEST_FREE_SHARE) return 'disk'
  return jobs.state() === 'stopped' ? 'jobs' : null
}
