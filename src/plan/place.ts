import { minutesBetween } from '../platform/clock.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { type Refusal, type Result, refuse } from '../platform/result.ts'
import {
  keepChange,
  type ProgrammeEdition,
  type SessionState,
  setSessionState,
  standsStill,
} from '../sessions/public.ts'
import { clashesAt } from './clashes.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'
import { planFacts } from './plan-facts.ts'
import { lockPlan } from './plan-locks.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import { lastPlacementChange, occupants, roomForUpdate, sessionForUpdate, slotByCode } from './plan-reads.ts'
import { putPlacement, removePlacement } from './plan-store.ts'

export type PlacingRefusal = Refusal<
  PlaceRefusal | 'clashes' | 'reason-missing' | 'session-unknown' | 'slot-unknown' | 'room-unknown' | 'room-occupied'
>

export type PlaceOrder = {
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

/** PostgreSQL's code for a broken exclusion constraint: here, the room is taken at that time. */
const EXCLUSION_VIOLATION = '23P01'

const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === EXCLUSION_VIOLATION

/**
 * Puts a session into a room and a time, or moves it there, and keeps what was before, for "undo".
 * Clashes are named by the constraint list; whoever places at the same time waits, so both cannot give one person two rooms.
 * Session, then room are locked, always in this order, and the database itself refuses an overlap: of two officers at once one is told
 * who has the room.
 */
export async function placeSession(
  db: Db,
  edition: ProgrammeEdition,
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
      const broken = await namesBroken(tx, edition, session.id, decided.value, slot.startsAt)
      if (broken.length > 0 && !order.anyway) {
        return refuse('clashes', { number: order.sessionNumber, constraints: broken.join(', ') })
      }
      if (broken.length > 0 && order.reason.trim() === '') return refuse('reason-missing')
      await putPlacement(tx, edition, session.id, decided.value, order, now)
      await setSessionState(tx, session.id, 'scheduled') // published again with the next version
      const kind = session.place ? 'moved' : 'placed'
      await keepChange(tx, session.id, { kind, before: session.place, after: decided.value, ...order }, now)
      return decided
    })
  } catch (error) {
    if (!isTaken(error) || !wanted) throw error
    return refuseOccupied(db, edition, wanted, order.sessionNumber)
  }
}

/** Names of the hard constraints a place would break; whether the room is free is left to the database. */
async function namesBroken(tx: Tx, edition: ProgrammeEdition, sessionId: string, place: Place, slotStartsAt: Date) {
  const facts = await planFacts(tx, edition)
  const offsetMinutes = minutesBetween(slotStartsAt, place.startsAt)
  const there = { room: place.roomCode, slot: place.slotCode, offsetMinutes }
  const { breaks } = clashesAt(problemOf(facts, edition.zone), placementsOf(facts), sessionId, there)
  return [...new Set(breaks.map((breach) => breach.constraint))].filter((name) => name !== 'room-occupied')
}

async function refuseOccupied(db: Db, edition: ProgrammeEdition, place: Place, sessionNumber: number) {
  const [by] = (await occupants(db, edition, place)).filter((o) => o.number !== sessionNumber)
  return refuse('room-occupied', {
    room: place.roomCode,
    at: place.startsAt.toISOString(),
    // Whoever had the room may have left it again by now; then trying once more succeeds.
    ...(by ? { number: by.number, title: by.title } : {}),
  })
}

type Unplacing = { readonly sessionNumber: number; readonly reason: string; readonly personId: string | null }
export type UnplaceRefusal = Refusal<'session-unknown' | 'not-placed'>

/** Takes a session out of the working plan; a session that is not placed stays so. */
export const unplaceSession = (db: Db, edition: ProgrammeEdition, order: Unplacing, now: Date) =>
  db.transaction().execute((tx) => unplace(tx, edition, order, now))

async function unplace(
  tx: Tx,
  edition: ProgrammeEdition,
  order: Unplacing,
  now: Date,
): Promise<Result<null, UnplaceRefusal>> {
  const session = await sessionForUpdate(tx, edition, order.sessionNumber)
  if (!session) return refuse('session-unknown', { number: order.sessionNumber })
  if (!session.place || standsStill(session.state)) return refuse('not-placed', { number: order.sessionNumber })
  await removePlacement(tx, session.id)
  await setSessionState(tx, session.id, 'planned')
  await keepChange(tx, session.id, { kind: 'unplaced', before: session.place, after: null, ...order }, now)
  return { ok: true, value: null }
}

/**
 * Takes several sessions out of the working plan, all or none. `seen` is how many the officer was shown; when another number is placed
 * by now, nothing is changed.
 */
export function unplaceSessions(
  db: Db,
  edition: ProgrammeEdition,
  order: {
    readonly numbers: readonly number[]
    readonly seen: number
    readonly reason: string
    readonly personId: string | null
  },
  now: Date,
): Promise<Result<number, Refusal<'changed-meanwhile'>>> {
  return db.transaction().execute(async (tx) => {
    await lockPlan(tx, edition) // nobody places while the sessions are counted
    const placed: number[] = []
    for (const number of [...order.numbers].sort((a, b) => a - b)) {
      const session = await sessionForUpdate(tx, edition, number)
      if (session?.place && !standsStill(session.state)) placed.push(number)
    }
    if (placed.length !== order.seen) return refuse('changed-meanwhile')
    const { reason, personId } = order
    for (const sessionNumber of placed) await unplace(tx, edition, { sessionNumber, reason, personId }, now)
    return { ok: true, value: placed.length }
  })
}

/** Whether a session may be taken out of the plan: it has a place, and has neither ended nor begun. */
export const mayUnplace = (session: { readonly startsAt: Date | null; readonly state: SessionState }): boolean =>
  session.startsAt !== null && !standsStill(session.state)

export type UndoRefusal = Refusal<'session-unknown' | 'nothing-to-undo' | 'room-occupied'>

/** Puts a session back where it was before its last placing, moving or unplacing. Undoing twice brings the change back. */
export async function undoPlacement(
  db: Db,
  edition: ProgrammeEdition,
  order: { readonly sessionNumber: number; readonly personId: string | null },
  now: Date,
): Promise<Result<Place | null, UndoRefusal>> {
  let wanted: Place | null = null
  try {
    return await db.transaction().execute(async (tx: Tx) => {
      const session = await sessionForUpdate(tx, edition, order.sessionNumber)
      if (!session) return refuse('session-unknown', { number: order.sessionNumber })
      const last = standsStill(session.state) ? null : await lastPlacementChange(tx, session.id)
      if (!last) return refuse('nothing-to-undo', { number: order.sessionNumber })
      wanted = last.before
      await setSessionState(tx, session.id, wanted ? 'scheduled' : 'planned')
      const why = { reason: last.reasonBefore, personId: order.personId }
      if (wanted) {
        await roomForUpdate(tx, edition, wanted.roomCode)
        await putPlacement(tx, edition, session.id, wanted, why, now)
      } else await removePlacement(tx, session.id)
      await keepChange(
        tx,
        session.id,
        { kind: 'undone', before: session.place, after: wanted, reason: '', personId: order.personId },
        now,
      )
      return { ok: true, value: wanted }
    })
  } catch (error) {
    if (!isTaken(error) || !wanted) throw error
    return refuseOccupied(db, edition, wanted, order.sessionNumber)
  }
}
