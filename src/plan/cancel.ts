import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { isBlank, type Said } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type CalledOff, hasBegun, isCalledOff } from '../sessions/public.ts'
import { sessionForUpdate } from './plan-reads.ts'
import { settle } from './settle.ts'

type StandingOrder = {
  readonly sessionNumber: number
  /** Shown to everyone with the change. */
  readonly reason: Said
  readonly personId: PersonId | null
}

export type StandingRefusal = Refusal<'session-unknown' | 'reason-missing' | 'session-over' | 'already-so'>

/** Cancels or postpones a session: its room is free at once, the public learns of it with the next version of the agenda. */
export function endSession(
  db: Db,
  edition: EditionScope,
  { to, ...order }: StandingOrder & { readonly to: CalledOff },
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  return db.transaction().execute((tx) => endSessionWithin(tx, edition, { to, ...order }, now))
}

/** The same as part of something larger. */
export async function endSessionWithin(
  tx: Tx,
  edition: EditionScope,
  { to, ...order }: StandingOrder & { readonly to: CalledOff },
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  if (isBlank(order.reason)) return refuse('reason-missing')
  const session = await sessionForUpdate(tx, edition, order.sessionNumber)
  if (!session) return refuse('session-unknown', { number: order.sessionNumber })
  if (hasBegun(session.state)) return refuse('session-over', { number: order.sessionNumber })
  if (session.state === to) return refuse('already-so', { number: order.sessionNumber })
  const { id, place: before } = session
  await settle(tx, edition, { session: id, kind: to, calledOff: to, before, after: null, ...order }, now)
  return ok(null)
}

/** Brings a cancelled or postponed session back into the working plan, not yet placed. */
export function restoreSession(
  db: Db,
  edition: EditionScope,
  order: StandingOrder,
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  return db.transaction().execute((tx) => restoreSessionWithin(tx, edition, order, now))
}

/** The same as part of something larger. */
export async function restoreSessionWithin(
  tx: Tx,
  edition: EditionScope,
  order: StandingOrder,
  now: Date,
): Promise<Result<null, StandingRefusal>> {
  const session = await sessionForUpdate(tx, edition, order.sessionNumber)
  if (!session) return refuse('session-unknown', { number: order.sessionNumber })
  if (!isCalledOff(session.state)) return refuse('already-so', { number: order.sessionNumber })
  await settle(tx, edition, { session: session.id, kind: 'restored', before: null, after: null, ...order }, now)
  return ok(null)
}
