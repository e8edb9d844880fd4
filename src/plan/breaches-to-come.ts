import type { Breach, Placement, Problem } from '../scheduling/public.ts'
import type { PlanFacts } from './plan-facts.ts'
import { placementsOf } from './plan-of-edition.ts'
import { hardBreaches, scoreOf } from './score.ts'

/** Broken rules of a plan that concern a session still to come: what is over can be mended by nobody. */
export function breachesToCome(
  facts: PlanFacts,
  problem: Problem,
  now: Date,
  placements: readonly Placement[] = placementsOf(facts),
): Breach[] {
  const past = new Set(facts.sessions.filter((s) => s.starts_at !== null && s.starts_at <= now).map((s) => s.id))
  return hardBreaches(scoreOf(problem, placements)).filter((breach) => breach.sessions.some((id) => !past.has(id)))
}
