import type { EditionScope } from '../access/public.ts'
import type { Acting, Actor } from '../acts/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Refusal } from '../platform/result.ts'
import { hasBegun, isCalledOff, type SessionState } from '../sessions/public.ts'
import type { Place } from './placing.ts'
import { type PlanFacts, planFacts } from './plan-facts.ts'
import { lockPlan } from './plan-locks.ts'
import { asIf, type PlanNow, planNow } from './plan-now.ts'
import { sessionForUpdate } from './plan-reads.ts'
import { isLocked, standsAsPublished } from './standing-still.ts'

/** Who acts on the plan, where, and what the page had shown that the form brought back. */
export type By = { readonly edition: EditionScope; readonly actor: Actor; readonly seen?: string }

type Standing = { readonly number: number; readonly state: SessionState }
type Spot = { readonly roomCode: string | null; readonly startsAt: Date | null }

/** What every form about one session has shown of it: its state and its place. */
export const sessionShown = ({ number, state }: Standing, place: Spot | null) => ({
  [number]: { state, room: place?.roomCode ?? null, at: place?.startsAt?.toISOString() ?? null },
})

/** A session as acts on its place find it; whoever changes the plan at the same time waits. */
export async function sessionInPlan({ tx, edition, locking }: Acting, number: number) {
  if (locking) await lockPlan(tx, edition)
  const session = await sessionForUpdate(tx, edition, number, locking)
  if (!session) return null
  const plan = await planWith(tx, edition, session)
  const { facts } = plan
  const inPlan = facts.sessions.find(({ id }) => id === session.id)
  return {
    session,
    plan,
    locked: inPlan !== undefined && session.place !== null && isLocked(facts, inPlan),
    published: isPublished(facts, session.id),
    standsAsPublished: inPlan !== undefined && standsAsPublished(facts, inPlan),
  }
}

/** The plan as it is; what is called off stands in no plan, so it is looked at as if it were back. */
export async function planWith(
  db: Db | Tx,
  edition: EditionScope,
  { id, state }: { readonly id: SessionId; readonly state: SessionState },
): Promise<PlanNow> {
  const plan = await planNow(db, edition)
  return isCalledOff(state) ? asIf(plan, await planFacts(db, edition, id)) : plan
}

export type SessionInPlan = NonNullable<Awaited<ReturnType<typeof sessionInPlan>>>

const isPublished = (facts: PlanFacts, sessionId: SessionId): boolean =>
  facts.published?.some((entry) => entry.sessionId === sessionId && entry.standing === 'on') ?? false

/** Why time forbids it: the session has begun where it stands, or would begin before now. */
export function tooLate(
  session: Standing & { readonly place: Pick<Place, 'startsAt'> | null },
  to: Pick<Place, 'startsAt'> | null,
  now: Date,
): Refusal<'session-over' | 'place-past'> | null {
  const facts = { number: session.number }
  if (hasBegun(session.state) || (session.place && session.place.startsAt <= now))
    return { code: 'session-over', facts }
  return to && to.startsAt <= now ? { code: 'place-past', facts } : null
}

/** A place as the record keeps it. */
export const placeKept = (place: Place | null) =>
  place ? { room: place.roomCode, slot: place.slotCode, at: place.startsAt.toISOString() } : { room: null }
