import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { namesFor } from '../names.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planNow } from '../plan-now.ts'
import type { NamesOfPlan } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import type { Looked } from './look.ts'
import type { PlanName } from './proposal.ts'
import type { Proposal } from './reads.ts'

/** One plan of a proposal, held against the working plan as it is now. */
export type PlanView = Looked & { readonly names: NamesOfPlan }

/**
 * Everything a page says of a proposed plan; the working plan and the weights are those of now, not of when it was found. It is worked
 * out in the plan's own thread, which keeps what it has looked at.
 */
export async function viewOfPlan(
  db: Db,
  edition: EditionScope,
  { id, task, plans, plan }: Pick<Proposal, 'id' | 'task' | 'plans'> & { readonly plan: PlanName },
  now: Date,
): Promise<PlanView> {
  const planned = await planNow(db, edition)
  const at = lastStart(planned.facts, now)
  const about = `${id} ${plan} ${at.getTime()}`
  const looked = await askOfPlan(planned, 'look', { now: at, task, plan, plans }, about)
  const named = [...looked.broken, ...[...looked.reasons.values()].flatMap((one) => one.against)]
  const people = [...named.flatMap((breach) => breach.people), ...looked.people.map((one) => one.person)]
  return { ...looked, names: await namesFor(db, edition, [...new Set(people)]) }
}

/** The last moment at which a slot began: until the next one begins, the question is the same, and so is its answer. */
export function lastStart({ slots }: PlanFacts, now: Date): Date {
  const begun = slots.map((slot) => slot.starts_at).filter((at) => at <= now)
  return new Date(Math.max(0, ...begun.map((at) => at.getTime())))
}
