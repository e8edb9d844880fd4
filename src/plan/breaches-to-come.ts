import type { Breach, Placement, Problem } from '../scheduling/public.ts'
import type { PlanFacts } from './plan-facts.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
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

/** Broken rules to come that a change of the facts would bring, with the problem as it would be. */
export function newlyBroken(before: PlanFacts, after: PlanFacts, zone: string, now: Date) {
  const of = (facts: PlanFacts, problem: Problem) => breachesToCome(facts, problem, now)
  const mark = (breach: Breach) => JSON.stringify([breach.constraint, breach.sessions, breach.people, breach.rooms])
  const known = new Set(of(before, problemOf(before, zone)).map(mark))
  const problem = problemOf(after, zone)
  return { problem, breaches: of(after, problem).filter((breach) => !known.has(mark(breach))) }
}
