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
 * Solves two relaxations with HiGHS, together for at most `seconds` of wall time, and blocks the thread meanwhile: first
 * with all rooms alike, which is quick, then with rooms by kind, which is stronger. The better bound counts; 0 always
 * holds. If every price is a whole number the bound is rounded up.
 */
export function lowerBound(conference: Conference, highs: Highs, seconds: number): Bound {
  const coarse = solve(boundModel(conference, 'all alike'), highs, seconds / 2)
  const fine = solve(boundModel(conference, 'by kind'), highs, seconds - coarse.seconds)
  const value = Math.max(0, coarse.value, fine.value)
  return {
    value: hasWholePrices(conference) ? Math.ceil(Math.max(0, value - ROUNDING)) : value,
    proved: fine.solved ? 'optimum of the relaxation' : 'partial',
  }
}

function solve(program: string, highs: Highs, seconds: number): { value: number; solved: boolean; seconds: number } {
  const model = highs.createModel({ format: 'lp', data: program })
  try {
    model.options.set({ output_flag: false, time_limit: Math.max(0, seconds) })
    model.run()
    const found = Number(model.info.get('mip_dual_bound'))
    return {
      value: Number.isFinite(found) ? found : 0,
      solved: model.getModelStatus() === highs.constants.modelStatus.optimal,
      seconds: model.getRunTime(),
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
