import {
  type AnnealOptions,
  type AnnealReport,
  anneal,
  type Cooling,
  Random,
} from '../../../src/scheduling/measuring.ts'
import type { Instance, Plan } from './instance.ts'
import { TimetableLandscape } from './landscape.ts'
import { tablesOf } from './tables.ts'

/**
 * One set of parameters for every instance. The end matters most: a little below the smallest cost, 1. Most plans take
 * shape between 1 and the end, so most of the time is spent there.
 */
const COOLING: Cooling = {
  start: 20,
  turn: { temperature: 1, share: 0.2 },
  end: 0.15,
  reheats: 0,
  reheat: 1,
  firstShare: 1,
}

export type SolveOptions = Pick<AnnealOptions, 'budget' | 'clock' | 'onProgress' | 'shouldStop'> & { seed: number }

/**
 * Searches a timetable by simulated annealing, until one costs nothing or the budget is spent.
 * Equal seed and number of moves give the equal plan.
 */
export function solveTimetable(instance: Instance, options: SolveOptions): { plan: Plan; report: AnnealReport } {
  const { seed, ...rest } = options
  const random = new Random(seed)
  const landscape = new TimetableLandscape(tablesOf(instance), random)
  const report = anneal(landscape, { ...rest, cooling: COOLING, random, lowest: 0 })
  return { plan: landscape.plan(), report }
}
