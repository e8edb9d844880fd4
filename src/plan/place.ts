import type { EditionScope } from '../access/public.ts'
import { minutesBetween } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Place as FoundPlace } from '../scheduling/public.ts'
import { clashesAt } from './clashes.ts'
import { isTaken, refuseOccupied } from './occupied.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'
import { planFacts } from './plan-facts.ts'
import { lockPlan } from './plan-locks.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import { roomForUpdate, sessionForUpdate, slotByCode } from './plan-reads.ts'
import { settle } from './settle.ts'

export type PlacingRefusal = Refusal<
  PlaceRefusal | 'clashes' | 'reason-missing' | 'session-unknown' | 'slot-unknown' | 'room-unknown' | 'room-occupied'
>

type PlaceOrder = {
  readonly sessionNumber: number
  readonly slotCode: string
  readonly roomCode: string
  /** Start within the slot; null = with the slot. */
  readonly startsAt: Date | null
  readonly reason: string
  readonly personId: string | null
  /** Place it although hard constraints break; needs a reason. A room that is taken is refused all the same. */
  readonly anyway: boolean
}

/**
 * Puts a session into a room and a time, or moves it there, and keeps what was before, for "undo".
 * Clashes are named by the constraint list; whoever places at the same time waits, so both cannot give one person two rooms.
 * Session, then room are locked, always in this order, and the database itself refuses an overlap: of two officers at once one is told
 * who has the room.
 */
export async function placeSession(
  db: Db,
  edition: EditionScope,
  order: PlaceOrder,
  now: Date,
): Promise<Result<Place, PlacingRefusal>> {
  let wanted: Place | null = null
  try {
    return await db.transaction().execute(async (tx) => {
      await lockPlan(tx, edition)
      const session = await sessionForUpdate(tx, edition, order.sessionNumber)
      if (!session) return refuse('session-unknown', { number: order.sessionNumber })
      const room = await roomForUpdate(tx, edition, order.roomCode)
      if (!room) return refuse('room-unknown', { room: order.roomCode })
      const slot = await slotByCode(tx, edition, order.slotCode)
      if (!slot) return refuse('slot-unknown', { slot: order.slotCode })
      const decided = decidePlace(session, slot, room, order.startsAt)
      if (!decided.ok) return decided
      wanted = decided.value
      const there = {
        room: room.code,
        slot: slot.code,
        offsetMinutes: minutesBetween(slot.startsAt, decided.value.startsAt),
      }
      const broken = await namesBroken(tx, edition, session.id, there)
      if (broken.length > 0 && !order.anyway) {
        return refuse('clashes', { number: order.sessionNumber, constraints: broken.join(', ') })
      }
      if (broken.length > 0 && order.reason.trim() === '') return refuse('reason-missing')
      const [before, after] = [session.place, decided.value]
      const kind = before ? 'moved' : 'placed'
      await settle(tx, edition, { session: session.id, kind, before, after, ...order }, now)
      return decided
    })
  } catch (error) {
    if (!isTaken(error) || !wanted) throw error
    return refuseOccupied(db, edition, wanted, order.sessionNumber)
  }
}

/** Names of the hard constraints a place would break; whether the room is free is left to the database. */
async function namesBroken(tx: Tx, edition: EditionScope, sessionId: string, there: FoundPlace): Promise<string[]> {
  const facts = await planFacts(tx, edition)
  const { breaks } = clashesAt(problemOf(facts, edition.zone), placementsOf(facts), sessionId, there)
  return [...new Set(breaks.map((breach) => breach.constraint))].filter((name) => name !== 'room-occupied')
}
