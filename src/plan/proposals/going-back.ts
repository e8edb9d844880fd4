import type { Breach, Placement } from '../../scheduling/public.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { scoreOf } from '../score.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import { newBreaches, partOf } from './comparison.ts'

/** Sessions that go back, and the places they go back to; those without one leave the plan. */
export type BackQuestion = { readonly sessions: readonly string[]; readonly places: readonly Placement[] }

/** Rules that would be broken if sessions went back to where they were, and are not broken now. */
export function brokenByGoingBack({ facts, problem }: HeldPlan, { sessions, places }: BackQuestion): Breach[] {
  const standing = placementsOf(facts)
  const next = partOf(standing, places, new Set(sessions))
  return newBreaches(scoreOf(problem, next), [scoreOf(problem, standing)])
}
