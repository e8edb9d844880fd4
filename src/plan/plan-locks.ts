import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'

/** One placing at a time per edition; ends with the transaction. */
export async function lockPlan(tx: Tx, edition: EditionScope): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`plan:${edition.id}`}, 0))`.execute(tx)
}
