import { defineAct, perform } from '../../acts/public.ts'
import type { JsonObject } from '../../platform/db/schema.ts'
import { asWritten, type Said } from '../../platform/languages/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok } from '../../platform/result.ts'
import { makePlan } from '../../scheduling/public.ts'
import { standsStill } from '../../sessions/public.ts'
import { applyPlaces } from '../apply-places.ts'
import type { PlannedMove } from '../decide-moves.ts'
import { planFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import type { By } from '../session-acts.ts'
import { searchProblem } from './problem.ts'
import { addAcceptance, completeAcceptance } from './store.ts'

type ScheduledSessions = {
  /** Numbers of the sessions that now have a place, in order. */
  readonly placed: readonly number[]
  /** Numbers of those that found none; no place was free that breaks no hard rule, or the plan changed meanwhile. */
  readonly unplaced: readonly number[]
}

type ApplyWish = { readonly moves: readonly PlannedMove[]; readonly reason: Said; readonly how: JsonObject }

/** Takes found places over at once, as one acceptance: each with the reason and its history, undone as one. */
export const scheduleApplied = defineAct<ApplyWish, null, ApplyWish, readonly string[], never>({
  name: 'schedule applied',
  may: 'mayPlace',
  look: async () => ok(null),
  decide: (_, wish) => ok(wish),
  async do({ tx, edition, personId, now }, { moves, reason }) {
    const asked = { proposalId: null, plan: 'proposed', personId, reason: asWritten(reason).text } as const
    const acceptanceId = await addAcceptance(tx, edition, asked, now)
    const applied = await applyPlaces(tx, edition, { moves, reason, personId, acceptanceId }, now)
    await completeAcceptance(tx, acceptanceId, applied.moved.length, {})
    return applied.moved
  },
  record: (moved, { how }, _) => ({ subject: 'schedule', details: { ...how, moved: moved.length } }),
})

/**
 * Finds a place for every session that has none and puts them there in one transaction, each with the reason and its history;
 * the whole is one entry among the accepted plans and can be undone as one.
 * Placed sessions stay where they are, and slots that have begun are not used. The same seed and number of moves give the same plan;
 * the search runs in the calling thread, about 30,000 moves a second: for the program, not for a page.
 */
export async function scheduleUnplaced(
  platform: Platform,
  by: By,
  { seed, moves: budget, reason }: { readonly seed: number; readonly moves: number; readonly reason: Said },
): Promise<ScheduledSessions> {
  const { edition } = by
  const facts = await planFacts(platform.db, edition)
  const standing = placementsOf(facts)
  const placedAlready = new Set(standing.map((p) => p.session))
  const wanting = facts.sessions.filter((s) => !placedAlready.has(s.id) && !standsStill(s.state))
  if (wanting.length === 0) return { placed: [], unplaced: [] }
  const movable = new Set(wanting.map((s) => s.id))
  const ground = { facts, zone: edition.zone, now: platform.clock.now() }
  const { placements } = makePlan(searchProblem(ground, movable), {
    seed,
    budget: { kind: 'moves', moves: budget },
    clock: () => 0,
    from: standing,
  })
  const moves = placements.filter((p) => movable.has(p.session)).map((p) => ({ session: p.session, to: p }))
  const applied = await perform(platform, scheduleApplied, {
    ...by,
    wish: { moves, reason, how: { seed, moves: budget } },
  })
  const moved = new Set(applied.ok ? applied.value : [])
  const numbers = (there: boolean) => wanting.filter((s) => moved.has(s.id) === there).map((s) => s.number)
  return { placed: numbers(true), unplaced: numbers(false) }
}
