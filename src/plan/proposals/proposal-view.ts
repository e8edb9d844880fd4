import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { namesFor } from '../names.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planNow } from '../plan-now.ts'
import type { NamesOfPlan } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import { type ChangesShown, changesShown } from './changes-shown.ts'
import type { Looked } from './look.ts'
import type { PlanName } from './proposal.ts'
import type { Proposal } from './reads.ts'
import type { Reason } from './reasons.ts'

/** One plan of a proposal, held against the working plan as it is now. */
export type PlanView = Looked & {
  readonly changes: ChangesShown
  /** Of the changes shown. */
  readonly reasons: ReadonlyMap<string, Reason>
  readonly names: NamesOfPlan
}

/** Which changes of a plan are asked for; all of them, at once, for a file. */
export type ChangesWish = { readonly filter: string; readonly page: number } | 'whole'

type Asked = Pick<Proposal, 'id' | 'task' | 'plans'> & { readonly plan: PlanName; readonly wish: ChangesWish }

/**
 * Everything a page says of a proposed plan; the working plan and the weights are those of now, not of when it was found. It is worked
 * out in the plan's own thread, which keeps what it has looked at; why sessions move is asked for those of one page.
 */
export async function viewOfPlan(
  db: Db,
  edition: EditionScope,
  { id, task, plans, plan, wish }: Asked,
  now: Date,
): Promise<PlanView> {
  const planned = await planNow(db, edition)
  const at = lastStart(planned.facts, now)
  const about = `${id} ${plan} ${at.getTime()}`
  const looked = await askOfPlan(planned, 'look', { now: at, task, plan, plans }, about)
  const changes = changesShown(looked, wish === 'whole' ? { filter: 'all', page: 1 } : wish)
  const sessions = (wish === 'whole' ? looked.differences : changes.rows).map((one) => one.session)
  const asked = { now: at, task, placements: looked.placements, sessions }
  const reasons = await askOfPlan(planned, 'reasons', asked, `${about} ${sessions.join(' ')}`)
  const named = [...looked.broken, ...[...reasons.values()].flatMap((one) => one.against)]
  const people = [
    ...named.flatMap((breach) => breach.people),
    ...looked.people.map((one) => one.person),
    ...looked.collisions.flatMap((one) => ('person' in one ? [one.person] : [])),
  ]
  return { ...looked, changes, reasons, names: await namesFor(db, edition, [...new Set(people)]) }
}

/** The last moment at which a slot began: until the next one begins, the question is the same, and so is its answer. */
export function lastStart({ slots }: PlanFacts, now: Date): Date {
  const begun = slots.map((slot) => slot.starts_at).filter((at) => at <= now)
  return new Date(Math.max(0, ...begun.map((at) => at.getTime())))
}
