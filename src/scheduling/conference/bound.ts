import type { Highs } from 'highs'
import { boundModel } from './bound-model.ts'
import type { Conference } from './instance.ts'

/** A price no plan can undercut. `proved` says whether the relaxation was solved to its end or cut off by time. */
export interface Bound {
  value: number
  proved: 'optimum of the relaxation' | 'partial'
}

/** Absorbs the solver's rounding before a bound is lifted to the next whole number. */
const ROUNDING = 1e-6

/**
 * Solves the relaxation with HiGHS for at most `seconds`; this blocks the thread. When time runs out, the best bound
 * proved so far holds; 0 always does. If every price is a whole number the bound is rounded up.
 */
export function lowerBound(conference: Conference, highs: Highs, seconds: number): Bound {
  const model = highs.createModel({ format: 'lp', data: boundModel(conference) })
  try {
    model.options.set({ output_flag: false, time_limit: seconds })
    model.run()
    const solved = model.getModelStatus() === highs.constants.modelStatus.optimal
    const found = Number(model.info.get('mip_dual_bound'))
    const value = Number.isFinite(found) ? Math.max(0, found) : 0
    return {
      value: hasWholePrices(conference) ? Math.ceil(Math.max(0, value - ROUNDING)) : value,
      proved: solved ? 'optimum of the relaxation' : 'partial',
    }
  } finally {
    model.dispose()
  }
}

function hasWholePrices(conference: Conference): boolean {
  const { submissionSession, submissionTimezone, submissionRoom, trackSession, trackRoom, trackTrack, sessionRoom } =
    conference
  return [
    Object.values(conference.weights),
    ...[submissionSession, submissionTimezone, submissionRoom, trackSession, trackRoom, trackTrack, sessionRoom].flat(),
  ].every((row) => row.every(Number.isInteger))
}
