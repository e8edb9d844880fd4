import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type SessionState, standsStill } from '../sessions/public.ts'
import { lockPlan } from './plan-locks.ts'
import { sessionForUpdate } from './plan-reads.ts'
import { settle } from './settle.ts'

type Unplacing = { readonly sessionNumber: number; readonly reason: string; readonly personId: string | null }
export type UnplaceRefusal = Refusal<'session-unknown' | 'not-placed'>

/** Takes a session out of the working plan; a session that is not placed stays so. */
export const unplaceSession = (db: Db, edition: EditionScope, order: Unplacing, now: Date) =>
  db.transaction().execute((tx) => unplace(tx, edition, order, now))

async function unplace(
  tx: Tx,
  edition: EditionScope,
  order: Unplacing,
  now: Date,
): Promise<Result<null, UnplaceRefusal>> {
  const session = await sessionForUpdate(tx, edition, order.sessionNumber)
  if (!session) return refuse('session-unknown', { number: order.sessionNumber })
  if (!session.place || standsStill(session.state)) return refuse('not-placed', { number: order.sessionNumber })
  const { id, place: before } = session
  await settle(tx, edition, { session: id, kind: 'unplaced', before, after: null, ...order }, now)
  return ok(null)
}

/**
 * Takes several sessions out of the working plan, all or none. `seen` is how many the officer was shown; when another number is placed
 * by now, nothing is changed.
 */
export function unplaceSessions(
  db: Db,
  edition: EditionScope,
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
    return ok(placed.length)
  })
}

/** Whether a session may be taken out of the plan: it has a place, and has neither ended nor begun. */
export const mayUnplace = (session: { readonly startsAt: Date | null; readonly state: SessionState }): boolean =>
  session.startsAt !== null && !standsStill(session.state)
