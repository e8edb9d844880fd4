import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'

/** Heard by every open board of the edition when the transaction commits. */
export const PLAN_CHANGED = 'plan_changed'

/** Tells every node that places, locks or versions of an edition have changed; said twice in a transaction it is heard once. */
export async function planChanged(tx: Tx, edition: EditionScope): Promise<void> {
  await sql`select pg_notify(${PLAN_CHANGED}, ${edition.id})`.execute(tx)
}
