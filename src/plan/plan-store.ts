import type { Tx } from '../platform/db/db.ts'
import type { ProgrammeEdition } from '../sessions/public.ts'
import type { Place } from './placing.ts'

/** One place a session; moving it replaces the row. The database refuses two sessions in one room at once. */
export async function putPlacement(
  tx: Tx,
  edition: ProgrammeEdition,
  sessionId: string,
  place: Place,
  why: { readonly reason: string; readonly personId: string | null },
  now: Date,
): Promise<void> {
  const values = {
    slot_id: place.slotId,
    room_id: place.roomId,
    room_key: place.roomKey,
    starts_at: place.startsAt,
    ends_at: place.endsAt,
    reason: why.reason,
    placed_by: why.personId,
    placed_at: now,
  }
  // Not "on conflict": with an exclusion constraint beside the key, deleting first keeps the meaning plain.
  await tx.deleteFrom('placement').where('session_id', '=', sessionId).execute()
  await tx
    .insertInto('placement')
    .values({ session_id: sessionId, edition_id: edition.id, ...values })
    .execute()
}

export async function removePlacement(tx: Tx, sessionId: string): Promise<void> {
  await tx.deleteFrom('placement').where('session_id', '=', sessionId).execute()
}
