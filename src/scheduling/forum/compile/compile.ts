import type { Problem } from '../../model/problem.ts'
import { remember } from '../../model/remember.ts'
import type { Price, Tables } from '../tables.ts'
import { gridOf } from './grid.ts'
import { compileLinks, compileSpreads } from './groups.ts'
import { constraintsInUse, type InUse } from './in-use.ts'
import { compileItineraries } from './itineraries.ts'
import { compilePairs } from './pairs.ts'
import { compilePlaces } from './places.ts'
import { compileTallies } from './tallies.ts'

const compiled = new WeakMap<Problem, Tables>()
/** Evaluates every rule of the constraint list once, so that the search only looks things up. Kept per problem. */
export function compile(problem: Problem): Tables {
  return remember(compiled, problem, () => compileAnew(problem))
}

function compileAnew(problem: Problem): Tables {
  const inUse = constraintsInUse(problem)
  const grid = gridOf(problem)
  const { ticks, from, numbers } = grid
  return {
    problem,
    numbers,
    sessions: problem.sessions.length,
    ticks,
    rooms: problem.rooms.length,
    slotOf: Int32Array.from(ticks, (tick) => tick.slotIndex),
    dayOf: Int32Array.from(ticks, (tick) => tick.dayIndex),
    minute: Float64Array.from(from, (begins) => (begins - from[0]!) / 60_000),
    length: Int32Array.from(problem.sessions, (session) => session.durationMinutes),
    ...compilePlaces(problem, inUse, grid),
    ...compilePairs(problem, inUse, numbers),
    links: compileLinks(problem, inUse, numbers),
    spreads: compileSpreads(problem, inUse, numbers),
    itineraries: compileItineraries(problem, inUse, numbers),
    tallies: compileTallies(problem, inUse, ticks),
    movable: Uint8Array.from(problem.sessions, (session) => (session.fixed ? 0 : 1)),
    interpreted: Uint8Array.from(problem.sessions, (session) => (session.interpretation.length > 0 ? 1 : 0)),
    unplacedPrice: priceOf(inUse, 'session-unplaced'),
    interpretationPrice: priceOf(inUse, 'interpretation-missing'),
    movedPrice: priceOf(inUse, 'published-session-moved'),
    movedSurcharge: 0,
    unplacedSurcharge: 0,
  }
}

function priceOf(inUse: InUse[], name: string): Price {
  const { hard, soft } = inUse.find(({ constraint }) => constraint.name === name) ?? { hard: 0, soft: 0 }
  return { hard, soft }
}
