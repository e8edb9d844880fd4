import type { Breach } from '../scheduling/public.ts'
import { breachesToCome } from './breaches-to-come.ts'
import type { PlanFacts } from './plan-facts.ts'
import { asIf, type PlanNow } from './plan-now.ts'
import { askOfPlan } from './thread/ask.ts'

/** Broken rules to come that a change of the facts would bring, with the plan as it would be. */
export async function newlyBroken(before: PlanNow, after: PlanFacts, now: Date) {
  const of = async (plan: PlanNow) => {
    const { frame, broken } = await askOfPlan(plan, 'standing', null)
    return { frame, broken: breachesToCome(plan.facts, broken, now) }
  }
  const mark = (breach: Breach) => JSON.stringify([breach.constraint, breach.sessions, breach.people, breach.rooms])
  const known = new Set((await of(before)).broken.map(mark))
  const { frame, broken } = await of(asIf(before, after))
  return { frame, breaches: broken.filter((breach) => !known.has(mark(breach))) }
}
