import type { Db } from '../platform/db/db.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import {
  type CalledOff,
  hasBegun,
  isCalledOff,
  keepChange,
  type ProgrammeEdition,
  setSessionState,
} from '../sessions/public.ts'
import { sessionForUpdate } from './plan-reads.ts'
import { removePlacement } from './plan-store.ts'

export type StandingOrder = {
  readonly sessionNumber: number
  /** Shown to everyone with the change. */
  readonly reason: string
  readonly personId: string | null
}

export type StandingRefusal = Refusal<'session-unknown' | 'reason-missing' | 'session-over' | 'already-so'>

/** Cancels or postpones a session: its room is free at once, the public learns of it with the next version of the agenda. */
export function endSession(
  db: Db,
  edition: ProgrammeEdition,
  to: CalledOff,
  order: StandingOrder,
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  return db.transaction().execute(async (tx) => {
    if (order.reason.trim() === '') return refuse('reason-missing')
    const session = await sessionForUpdate(tx, edition, order.sessionNumber)
    if (!session) return refuse('session-unknown', { number: order.sessionNumber })
    if (hasBegun(session.state)) return refuse('session-over', { number: order.sessionNumber })
    if (session.state === to) return refuse('already-so', { number: order.sessionNumber })
    await removePlacement(tx, session.id)
    await setSessionState(tx, session.id, to)
    await keepChange(tx, session.id, { kind: to, before: session.place, after: null, ...order }, now)
    return ok(null)
  })
}

/** Brings a cancelled or postponed session back into the working plan, not yet placed. */
export function restoreSession(
  db: Db,
  edition: ProgrammeEdition,
  order: StandingOrder,
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  return db.transaction().execute(async (tx) => {
    const session = await sessionForUpdate(tx, edition, order.sessionNumber)
    if (!session) return refuse('session-unknown', { number: order.sessionNumber })
    if (!isCalledOff(session.state)) return refuse('already-so', { number: order.sessionNumber })
    await setSessionState(tx, session.id, 'planned')
    await keepChange(tx, session.id, { kind: 'restored', before: null, after: null, ...order }, now)
    return ok(null)
  })
}
