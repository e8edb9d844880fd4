import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SessionId } from '../platform/db/schema.ts'
import { CALLED_OFF } from '../sessions/public.ts'
import type { Place } from './placing.ts'

/** One place a session; moving it replaces the row. The database refuses two sessions in one room at once. */
export async function putPlacement(
  tx: Tx,
  edition: EditionScope,
  put: {
    readonly session: string
    readonly place: Place
    readonly reason: string
    readonly personId: PersonId | null
    readonly at: Date
  },
): Promise<void> {
  const { session, place } = put
  // Not "on conflict": with an exclusion constraint beside the key, deleting first keeps the meaning plain.
  await removePlacement(tx, edition, session)
  await tx
    .insertInto('placement')
    .values({
      session_id: session,
      edition_id: edition.id,
      slot_id: place.slotId,
      room_id: place.roomId,
      room_key: place.roomKey,
      starts_at: place.startsAt,
      ends_at: place.endsAt,
      reason: put.reason,
      placed_by: put.personId,
      placed_at: put.at,
    })
    .execute()
}

export async function removePlacement(tx: Tx, edition: EditionScope, sessionId: SessionId): Promise<void> {
  await tx.deleteFrom('placement').where('edition_id', '=', edition.id).where('session_id', '=', sessionId).execute()
}

/** Frees the places that sessions called off had kept: from now on the public knows that nobody comes there. */
export async function freeHeldPlaces(tx: Tx, edition: EditionScope): Promise<void> {
  await tx
    .deleteFrom('placement')
    .where('edition_id', '=', edition.id)
    .where('session_id', 'in', (eb) =>
      eb.selectFrom('session').select('id').where('edition_id', '=', edition.id).where('state', 'in', CALLED_OFF),
    )
    .execute()
}
