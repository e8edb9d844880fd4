import type { Place, Placement, Problem } from '../model/problem.ts'
import { anneal, type Budget, type Progress } from '../search/anneal.ts'
import { Random } from '../search/random.ts'
import { compile } from './compile/compile.ts'
import { ForumLandscape } from './landscape.ts'
import { PlanState } from './state.ts'
import type { Tables } from './tables.ts'

export interface PlanOptions {
  seed: number
  budget: Budget
  /** Seconds from any fixed beginning: CPU seconds for a benchmark, wall time where a person waits. */
  clock: () => number
  /** Where to begin; sessions that no longer fit their place start without one. */
  from?: Placement[]
  /** Places for sessions that `from` gives none; taken where they fit and mend more than they break. */
  suggested?: Placement[]
  /** Temperature of the beginning, in units of soft cost; low when the beginning is to be kept. */
  startTemperature?: number
  onProgress?: (progress: Progress) => void
  /** Asked every few thousand moves; `best` hands over the best programme so far. True ends the search with it. */
  shouldStop?: (best: () => { placements: Placement[]; hard: number; soft: number }) => boolean
}
export interface PlanResult {
  placements: Placement[]
  hard: number
  soft: number
  moves: number
  seconds: number
  stopped: boolean
}

/**
 * What a search adds to the price of a session without a place, in units of soft cost: more than any place costs. Where a rule must be
 * broken either way, an accepted session stands in the programme rather than outside of it.
 */
const LEFT_OUT = 100

/** Temperatures, in units of soft cost; measured on the forum family, seeds 1 to 3. */
const START = 8
const END = 0.25

/** Builds a programme. Equal seeds and a budget in moves give equal programmes. */
export function makePlan(problem: Problem, options: PlanOptions): PlanResult {
  // Making the tables is part of the work, and of the seconds.
  const began = options.clock()
  return searchPlan(compile(problem), options, began)
}

/** The same for tables at hand. `began` is the clock's reading from which the seconds count. */
export function searchPlan(tables: Tables, options: PlanOptions, began = options.clock()): PlanResult {
  const { budget, clock, shouldStop, onProgress } = options
  const random = new Random(options.seed)
  const state = firstPlan(pricedForPlaces(tables), random, options)
  const landscape = new ForumLandscape(state, random)
  const spent = clock() - began
  const report = anneal(landscape, {
    budget: budget.kind === 'moves' ? budget : { ...budget, seconds: Math.max(0.001, budget.seconds - spent) },
    cooling: { start: options.startTemperature ?? START, end: END, reheats: 0, reheat: 0, firstShare: 1 },
    random,
    clock,
    ...(onProgress && { onProgress }),
    ...(shouldStop && { shouldStop: () => shouldStop(() => landscape.bestSoFar()) }),
  })
  return {
    ...landscape.bestSoFar(),
    moves: report.moves,
    seconds: report.seconds + spent,
    stopped: report.stopped,
  }
}

/** The tables with a higher price of having no place, where that is a broken rule at all. */
function pricedForPlaces(tables: Tables): Tables {
  const { hard, soft } = tables.unplacedPrice
  return hard > 0 ? { ...tables, unplacedPrice: { hard, soft: soft + LEFT_OUT }, unplacedSurcharge: LEFT_OUT } : tables
}

/** Fixed sessions first, then those with a place to begin from, then the others, the choosiest first. */
export function firstPlan(
  tables: Tables,
  random: Random,
  given: Pick<PlanOptions, 'from' | 'suggested'> & { others?: 'placed' | 'left-out' } = {},
): PlanState {
  const { from = [], suggested = [], others = 'placed' } = given
  const state = new PlanState(tables)
  const { problem, numbers, times, roomsOf } = tables
  const lay = (s: number | undefined, place: Place) => {
    const t = numbers.tick(place)
    const r = numbers.room.get(place.room)
    if (s !== undefined && t !== undefined && r !== undefined && state.tick[s]! < 0 && state.fits(s, t, r))
      state.put(s, t, r)
  }
  problem.sessions.forEach((session, s) => {
    if (session.fixed) lay(s, session.fixed)
  })
  for (const placement of from) lay(numbers.session.get(placement.session), placement)
  if (others === 'left-out') return state
  for (const placement of suggested) {
    const s = numbers.session.get(placement.session)
    if (s === undefined || state.tick[s]! >= 0) continue
    const before = state.hard
    lay(s, placement)
    if (state.tick[s]! >= 0 && state.hard >= before) state.take(s)
  }
  const rest = [...problem.sessions.keys()].filter((s) => state.tick[s]! < 0)
  rest.sort((a, b) => times[a]!.length * roomsOf[a]!.length - times[b]!.length * roomsOf[b]!.length)
  for (const s of rest)
    for (let i = 0; i < 60 && state.tick[s]! < 0 && times[s]!.length && roomsOf[s]!.length; i++) {
      const t = times[s]![random.below(times[s]!.length)]!
      const r = roomsOf[s]![random.below(roomsOf[s]!.length)]!
      if (!state.fits(s, t, r)) continue
      const { hard, soft } = state
      state.put(s, t, r)
      if (state.hard > hard || (state.hard === hard && state.soft >= soft)) state.take(s)
    }
  return state
}
