import { type Constraint, relationsOf } from '../constraints/constraint.ts'
import { constraints } from '../constraints/list.ts'
import { type Grid, gridOf } from '../forum/compile/grid.ts'
import { compileLinks, compileSpreads } from '../forum/compile/groups.ts'
import { compileItineraries } from '../forum/compile/itineraries.ts'
import { compileTallies } from '../forum/compile/tallies.ts'
import { type Placed, placedAt } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'

/**
 * Names of the constraints that have anything to say of a problem: some plan could break them. The others wait for a fact nobody has
 * given (a level, a series, a prime hour), or are kept whatever is planned. Weights play no part in it.
 */
export function speaking(problem: Problem): Set<string> {
  const grid = gridOf(problem)
  const everywhere = { time: placedAnyTime(problem, grid), room: placedAnyRoom(problem, grid) }
  return new Set(constraints.filter((one) => speaks(problem, one, grid, everywhere)).map(({ name }) => name))
}

/** Every session at every time, in some room; and in every room, at some time. */
interface Everywhere {
  time: Placed[]
  room: Placed[]
}

function speaks(problem: Problem, constraint: Constraint, grid: Grid, everywhere: Everywhere): boolean {
  const { form } = constraint
  const alone = [{ constraint, form, hard: 0, soft: 1 }]
  const priced = (prices: Float64Array) => prices.some((price) => price > 0)
  switch (form.kind) {
    case 'plan':
      return form.speaks(problem)
    case 'place':
      if (form.depends === 'both') return form.speaks(problem)
      return everywhere[form.depends].some((placed) => (form.rule(placed, problem)?.amount ?? 0) > 0)
    case 'together':
      return relationsOf(problem, form).length > 0
    case 'order':
      return compileLinks(problem, alone, grid.numbers).first.length > 0
    case 'spread':
      return compileSpreads(problem, alone, grid.numbers).members.some((set) => set.length > 1)
    case 'itinerary': {
      const { members, stepSoft, daySoft } = compileItineraries(problem, alone, grid.numbers)
      return members.length > 0 && (priced(stepSoft) || priced(daySoft))
    }
    case 'tally':
      return priced(compileTallies(problem, alone, grid.ticks).soft)
  }
}

function placedAnyTime(problem: Problem, { ticks }: Grid): Placed[] {
  return problem.rooms
    .slice(0, 1)
    .flatMap(({ id: room }) =>
      problem.sessions.flatMap((session) =>
        ticks.map(({ slot, offsetMinutes }) =>
          placedAt(problem, session, { room, slot: slot.id, offsetMinutes }, null),
        ),
      ),
    )
}

function placedAnyRoom(problem: Problem, { ticks }: Grid): Placed[] {
  return ticks
    .slice(0, 1)
    .flatMap(({ slot, offsetMinutes }) =>
      problem.sessions.flatMap((session) =>
        problem.rooms.map((room) => placedAt(problem, session, { room: room.id, slot: slot.id, offsetMinutes }, null)),
      ),
    )
}
