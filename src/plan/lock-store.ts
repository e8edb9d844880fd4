import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, RoomId, SessionId, SlotId } from '../platform/db/schema.ts'

/** A session with the place it had, or a room, or a slot. */
export type LockedThing = {
  readonly sessionId: SessionId | null
  readonly roomId: RoomId | null
  readonly slotId: SlotId | null
}

/** False when the same is locked already. */
export async function addLock(
  tx: Tx,
  edition: EditionScope,
  lock: LockedThing & { readonly personId: PersonId | null; readonly reason: string; readonly at: Date },
): Promise<boolean> {
  const row = await tx
    .insertInto('schedule_lock')
    .values({
      edition_id: edition.id,
      session_id: lock.sessionId,
      room_id: lock.roomId,
      slot_id: lock.slotId,
      reason: lock.reason,
      locked_by: lock.personId,
      locked_at: lock.at,
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
