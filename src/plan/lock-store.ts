import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'

/** False when the same is locked already. */
export async function addLock(
  tx: Tx,
  edition: EditionScope,
  what: { readonly sessionId: string | null; readonly roomId: string | null; readonly slotId: string | null },
  by: { readonly personId: string | null; readonly reason: string },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('schedule_lock')
    .values({
      edition_id: edition.id,
      session_id: what.sessionId,
      room_id: what.roomId,
      slot_id: what.slotId,
      reason: by.reason,
      locked_by: by.personId,
      locked_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function removeLock(tx: Tx, edition: EditionScope, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('schedule_lock')
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}
