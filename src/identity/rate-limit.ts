import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'

type RateAnswer = { allowed: true } | { allowed: false; retryAfterSeconds: number }

/**
 * Counts one attempt, or `amount` of anything, in a fixed window, shared by all nodes through the database. The bucket names what is limited and must hold no
 * personal data in the clear: hash addresses before.
 */
export async function rateLimit(
  db: Db | Tx,
  bucket: string,
  limit: number,
  windowSeconds: number,
  now: Date,
  amount = 1,
): Promise<RateAnswer> {
  const windowStart = new Date(Math.floor(now.getTime() / (windowSeconds * 1000)) * windowSeconds * 1000)
  const row = await db
    .insertInto('rate_count')
    .values({ bucket, window_starts_at: windowStart, count: amount })
    .onConflict((oc) =>
      oc.columns(['bucket', 'window_starts_at']).doUpdateSet({ count: sql`rate_count.count + ${amount}` }),
    )
    .returning('count')
    .executeTakeFirstOrThrow()
  if (row.count <= limit) return { allowed: true }
  const windowEnd = windowStart.getTime() + windowSeconds * 1000
  return { allowed: false, retryAfterSeconds: Math.max(1, Math.ceil((windowEnd - now.getTime()) / 1000)) }
}
