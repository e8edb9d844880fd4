import { type Breach, type Placement, type Problem, planOf, type Score, scorePlan } from '../scheduling/public.ts'
import { withTeams } from './clashes.ts'

/** The places of a plan that the problem still has. */
const known = (problem: Problem, placements: readonly Placement[]) => {
  const rooms = new Set(problem.rooms.map((room) => room.id))
  const slots = new Set(problem.slots.map((slot) => slot.id))
  return placements.filter((p) => rooms.has(p.room) && slots.has(p.slot))
}

/** The score of a plan with interpretation teams given out anew, as the desk does. */
export const scoreOf = (problem: Problem, placements: readonly Placement[]): Score =>
  scorePlan(planOf(problem, withTeams(problem, known(problem, placements))))

/** The broken rules of a plan, one line each; that a session has no place is told elsewhere. */
export const hardBreaches = (score: Score): Breach[] =>
  score.byConstraint
    .filter((part) => part.weight === 'hard' && part.name !== 'session-unplaced')
    .flatMap((part) => part.breaches)
