import type { Tx } from '../platform/db/db.ts'
import type { ProgrammeEdition } from './edition.ts'
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

export type SessionChangeKind =
  | 'placed'
  | 'moved'
  | 'unplaced'
  | 'undone'
  | 'cancelled'
  | 'postponed'
  | 'restored'
  | 'edited'

/** Writes one line of a session's history; it accepts no changes afterwards. */
export async function keepChange(
  tx: Tx,
  sessionId: string,
  change: {
    readonly kind: SessionChangeKind
    readonly before: Place | null
    readonly after: Place | null
    readonly reason: string
    readonly personId: string | null
    /** The accepted plan it is part of, so that all of it can be undone as one. */
    readonly acceptanceId?: string | null
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('session_change')
    .values({
      session_id: sessionId,
      kind: change.kind,
      at: now,
      person_id: change.personId,
      reason: change.reason,
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
      acceptance_id: change.acceptanceId ?? null,
    })
    .execute()
}

export async function setSessionState(
  tx: Tx,
  sessionId: string,
  state: 'planned' | 'scheduled' | 'cancelled' | 'postponed',
): Promise<void> {
  await tx.updateTable('session').set({ state }).where('id', '=', sessionId).execute()
}
