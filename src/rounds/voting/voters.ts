import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'

/** Whether somebody has shown that their address is theirs: only they have a vote. */
export const hasProven = async (db: Db | Tx, personId: PersonId): Promise<boolean> =>
  (await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', personId)
    .where('email_proven_at', 'is not', null)
    .executeTakeFirst()) !== undefined
