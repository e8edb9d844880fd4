import type { Breach } from '../scheduling/public.ts'
import type { PlanFacts } from './plan-facts.ts'

/** Of the broken rules of a plan those that concern a session still to come: what is over can be mended by nobody. */
export function breachesToCome(facts: Pick<PlanFacts, 'sessions'>, broken: readonly Breach[], now: Date): Breach[] {
  const past = new Set<string>(
    facts.sessions.filter((s) => s.starts_at !== null && s.starts_at <= now).map((s) => s.id),
  )
  return broken.filter((breach) => breach.sessions.some((id) => !past.has(id)))
}
