import { type Cooling, Thermostat } from './cooling.ts'
import type { Landscape } from './landscape.ts'
import type { Random } from './random.ts'

/** How long to search: a number of moves (repeatable), or seconds of the clock given with it. */
export type Budget = { kind: 'moves'; moves: number } | { kind: 'seconds'; seconds: number }

export type Progress = {
  /** `value` of the best plan so far and `cost` of the current one. */
  best: number
  current: number
  /** Hard violations and soft cost of the best plan, where the landscape tells them apart. */
  hard?: number
  soft?: number
  temperature: number
  moves: number
  movesPerSecond: number
  /** Share of the budget that is spent, 0 to 1. */
  share: number
  /** Seconds, by the same clock, that the rest will probably take. */
  secondsLeft: number
}

export type AnnealOptions = {
  budget: Budget
  cooling: Cooling
  random: Random
  /** A value that no plan can be below: a search that has it ends. */
  lowest?: number
  /** Seconds from any fixed beginning; the thread's CPU seconds for a benchmark, wall time where a person waits. */
  clock: () => number
  /** Called about a hundred times a run, and at its end. */
  onProgress?: (progress: Progress) => void
  /**
   * Asked every few thousand moves; true ends the search with the best plan found. It may also block (Atomics.wait in
   * a worker thread) for as long as somebody wants the search paused: with a CPU clock a pause costs no budget.
   */
  shouldStop?: () => boolean
}

export type AnnealReport = {
  best: number
  moves: number
  accepted: number
  seconds: number
  stopped: boolean
}

/** Moves between two looks at the temperature and at `shouldStop`. */
const MOVES_PER_CHECK = 2048
/**
 * Where seconds count, as many checks' moves are made at once as take about this long, up to 32 checks': asking for CPU
 * time takes tens of microseconds, which would be a fifth of the time where a check's moves take a fifth of a millisecond.
 */
const SECONDS_PER_CHECK = 0.01
const MOST_MOVES_PER_CHECK = 32 * MOVES_PER_CHECK

/**
 * Simulated annealing (Kirkpatrick, Gelatt, Vecchi 1983) with cooling spread over the whole budget.
 *
 * Begins with the landscape's current plan and leaves the best plan found, by `value`, as the current one.
 * A move is taken if its change is at most `temperature * -ln(u)`, u uniform in (0, 1): the Metropolis rule, drawn
 * before the move so that the landscape can stop counting early.
 */
export function anneal(landscape: Landscape, options: AnnealOptions): AnnealReport {
  const { budget, cooling, random, clock, lowest = Number.NEGATIVE_INFINITY } = options
  const began = clock()
  let best = landscape.value()
  landscape.save()
  let moves = 0
  let accepted = 0
  let round = 0
  let reported = 0
  let stopped = false
  let seconds = 0
  let step = MOVES_PER_CHECK
  const thermostat = new Thermostat(cooling)
  const violated = () => landscape.violated?.() ?? false

  for (;;) {
    if (budget.kind === 'seconds') {
      const before = seconds
      seconds = clock() - began
      if (seconds - before > 2 * SECONDS_PER_CHECK) step = Math.max(step / 2, MOVES_PER_CHECK)
      else if (seconds - before < SECONDS_PER_CHECK / 2) step = Math.min(step * 2, MOST_MOVES_PER_CHECK)
    }
    const share = budget.kind === 'moves' ? moves / budget.moves : seconds / budget.seconds
    if (share >= 1 || best <= lowest) break
    if (options.shouldStop?.()) {
      stopped = true
      break
    }
    const temperature = thermostat.temperature(share, violated)
    if (thermostat.round !== round) {
      round = thermostat.round
      landscape.restore()
    }
    landscape.press?.(share)

    if (share >= reported) {
      reported = share + 0.01
      if (budget.kind === 'moves') seconds = clock() - began
      options.onProgress?.(progress(landscape, best, temperature, moves, seconds, share))
    }

    const until = budget.kind === 'moves' ? Math.min(moves + step, budget.moves) : moves + step
    for (; moves < until; moves++) {
      const limit = temperature * PATIENCE[random.next() & PATIENCE_MASK]!
      if (landscape.propose(limit) > limit) continue
      landscape.accept()
      accepted++
      const value = landscape.value()
      if (value < best) {
        best = value
        landscape.save()
      }
    }
  }

  landscape.restore()
  seconds = clock() - began
  options.onProgress?.(progress(landscape, best, cooling.end, moves, seconds, 1))
  return { best, moves, accepted, seconds, stopped }
}

/** -ln(u) for 4096 evenly spread u: drawing from a table is several times faster than a logarithm a move. */
const PATIENCE_MASK = 4095
const PATIENCE = Float64Array.from({ length: PATIENCE_MASK + 1 }, (_, i) => -Math.log((i + 0.5) / (PATIENCE_MASK + 1)))

function progress(
  landscape: Landscape,
  best: number,
  temperature: number,
  moves: number,
  seconds: number,
  share: number,
): Progress {
  return {
    best,
    current: landscape.cost(),
    ...landscape.scoreSaved?.(),
    temperature,
    moves,
    movesPerSecond: seconds > 0 ? moves / seconds : 0,
    share,
    secondsLeft: share > 0 ? (seconds / share) * (1 - share) : 0,
  }
}
