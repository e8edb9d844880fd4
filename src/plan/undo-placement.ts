import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { standsStill } from '../sessions/public.ts'
import { isTaken, refuseOccupied } from './occupied.ts'
import type { Place } from './placing.ts'
import { lastPlacementChange, roomForUpdate, sessionForUpdate } from './plan-reads.ts'
import { settle } from './settle.ts'

export type UndoRefusal = Refusal<'session-unknown' | 'nothing-to-undo' | 'room-occupied'>

/** Puts a session back where it was before its last placing, moving or unplacing. Undoing twice brings the change back. */
export async function undoPlacement(
  db: Db,
  edition: EditionScope,
  order: { readonly sessionNumber: number; readonly personId: string | null },
  now: Date,
): Promise<Result<Place | null, UndoRefusal>> {
  let wanted: Place | null = null
  try {
    return await db.transaction().execute(async (tx) => {
      const session = await sessionForUpdate(tx, edition, order.sessionNumber)
      if (!session) return refuse('session-unknown', { number: order.sessionNumber })
      const last = standsStill(session.state) ? null : await lastPlacementChange(tx, session.id)
      if (!last) return refuse('nothing-to-undo', { number: order.sessionNumber })
      wanted = last.before
      if (wanted) await roomForUpdate(tx, edition, wanted.roomCode)
      const change = { session: session.id, kind: 'undone', before: session.place, after: wanted } as const
      const why = { reason: '', personId: order.personId, placeReason: last.reasonBefore }
      await settle(tx, edition, { ...change, ...why }, now)
      return ok(wanted)
    })
  } catch (error) {
    if (!isTaken(error) || !wanted) throw error
    return refuseOccupied(db, edition, wanted, order.sessionNumber)
  }
}
