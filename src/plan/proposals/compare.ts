import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Placement } from '../../scheduling/public.ts'
import { namesFor } from '../names.ts'
import { planNow } from '../plan-now.ts'
import type { NamesOfPlan } from '../sentences.ts'
import { askOfPlan } from '../thread/ask.ts'
import type { Compared } from './compare-plans.ts'
import { isPlanName, type SearchTask } from './proposal.ts'
import { lastStart } from './proposal-view.ts'
import { proposalByNumber } from './reads.ts'

/** The working plan, as one side of a comparison. */
export const WORKING = 'working'

export type Comparison = Compared & { readonly names: NamesOfPlan }

/** A side as the address names it: `working`, or number and plan as in `3.balanced`. */
async function sideOf(
  db: Db,
  edition: EditionScope,
  id: string,
): Promise<{ task: SearchTask | null; placements: readonly Placement[] | null } | null> {
  if (id === WORKING) return { task: null, placements: null }
  const [number, plan] = id.split('.')
  if (!/^\d{1,9}$/.test(number ?? '') || !isPlanName(plan ?? '')) return null
  const proposal = await proposalByNumber(db, edition, Number(number))
  const found = proposal?.plans.find((one) => one.name === plan)
  return proposal && found ? { task: proposal.task, placements: found.placements } : null
}

/**
 * Two plans side by side, both judged by what the second (or, if that is the working plan, the first) was asked for; null when a side
 * does not exist.
 */
export async function compare(
  db: Db,
  edition: EditionScope,
  [a, b]: readonly [string, string],
  now: Date,
): Promise<Comparison | null> {
  const [one, two] = await Promise.all([sideOf(db, edition, a), sideOf(db, edition, b)])
  if (!one || !two) return null
  const plan = await planNow(db, edition)
  const at = lastStart(plan.facts, now)
  const asks = { task: two.task ?? one.task, sides: [one.placements, two.placements] as const, now: at }
  const compared = await askOfPlan(plan, 'compare', asks, `${a} ${b} ${at.getTime()}`)
  return { ...compared, names: await namesFor(db, edition, []) }
}
