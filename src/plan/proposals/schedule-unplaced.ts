import type { EditionScope } from '../../access/public.ts'
import { audit } from '../../identity/public.ts'
import { asWritten, type Said } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { makePlan } from '../../scheduling/public.ts'
import { standsStill } from '../../sessions/public.ts'
import { applyPlaces } from '../apply-places.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { searchProblem } from './problem.ts'
import { addAcceptance, completeAcceptance } from './store.ts'

type ScheduledSessions = {
  /** Numbers of the sessions that now have a place, in order. */
  readonly placed: readonly number[]
  /** Numbers of those that found none; no place was free that breaks no hard rule, or the plan changed meanwhile. */
  readonly unplaced: readonly number[]
}

/**
 * Finds a place for every session that has none and puts them there in one transaction, each with the reason and its history;
 * the whole is one entry among the accepted plans and can be undone as one.
 * Placed sessions stay where they are, and slots that have begun are not used. The same seed and number of moves give the same plan;
 * the search runs in the calling thread, about 30,000 moves a second.
 */
export async function scheduleUnplaced(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  order: {
    readonly seed: number
    readonly moves: number
    /** The person in whose name it is done. */
    readonly by: string | null
    /** Shown to everyone with the change. */
    readonly reason: Said
  },
): Promise<ScheduledSessions> {
  const now = clock.now()
  const facts = await planFacts(db, edition)
  const standing = placementsOf(facts)
  const placedAlready = new Set(standing.map((p) => p.session))
  const wanting = facts.sessions.filter((s) => !placedAlready.has(s.id) && !standsStill(s.state))
  if (wanting.length === 0) return { placed: [], unplaced: [] }
  const movable = new Set(wanting.map((s) => s.id))
  const { placements } = makePlan(searchProblem({ facts, zone: edition.zone, now }, movable), {
    seed: order.seed,
    budget: { kind: 'moves', moves: order.moves },
    clock: () => 0,
    from: standing,
  })
  const moves = placements.filter((p) => movable.has(p.session)).map((p) => ({ session: p.session, to: p }))
  const moved = await db.transaction().execute(async (tx) => {
    const why = { reason: order.reason, personId: order.by }
    const asked = {
      proposalId: null,
      plan: 'proposed',
      personId: order.by,
      reason: asWritten(order.reason).text,
    } as const
    const acceptanceId = await addAcceptance(tx, edition, asked, now)
    const applied = await applyPlaces(tx, edition, { moves, ...why, acceptanceId }, now)
    await completeAcceptance(tx, acceptanceId, applied.moved.length, {})
    await audit(tx, {
      at: now,
      personId: order.by,
      editionId: edition.id,
      action: 'schedule applied',
      subject: edition.slug,
      details: { moved: applied.moved.length, seed: order.seed, moves: order.moves },
    })
    return new Set(applied.moved)
  })
  const numbers = (there: boolean) => wanting.filter((s) => moved.has(s.id) === there).map((s) => s.number)
  return { placed: numbers(true), unplaced: numbers(false) }
}
