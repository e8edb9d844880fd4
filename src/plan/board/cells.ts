import { type Breach, constraints, type Placement, type Problem, planOf, weightOf } from '../../scheduling/public.ts'
import { withTeams } from '../clashes.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'

export type CellsQuestion = {
  readonly facts: PlanFacts
  readonly zone: string
  readonly session: string
  readonly day: string
}

/** What it would mean to put a session into a room and slot: nothing, unmet wishes, or broken rules; all of them named. */
export type Cell = {
  readonly room: string
  readonly slot: string
  readonly breaks: readonly Breach[]
  readonly costs: readonly Breach[]
}

/** The session is too long for the slot, or another has the room: no constraint needs to be asked. */
const NOT_JUDGED = ['session-unplaced', 'room-occupied']

/** Every room and slot of a day for one session, by the same constraint list that judges when it is placed. */
export function cellsOf({ facts, zone, session, day }: CellsQuestion): Cell[] {
  const problem = problemOf(facts, zone)
  const others = placementsOf(facts).filter((p) => p.session !== session)
  const slots = problem.slots.filter((slot) => slot.day === day)
  return slots.flatMap((slot) =>
    problem.rooms.map((room) => ({
      room: room.id as string,
      slot: slot.id as string,
      ...judged(problem, others, { session, room: room.id, slot: slot.id, offsetMinutes: 0, team: null }),
    })),
  )
}

function judged(problem: Problem, others: readonly Placement[], placement: Placement) {
  const plan = planOf(problem, withTeams(problem, [...others, placement]))
  const breaks: Breach[] = []
  const costs: Breach[] = []
  for (const constraint of constraints) {
    const weight = weightOf(problem, constraint)
    if (weight === 0 || NOT_JUDGED.includes(constraint.name)) continue
    const own = constraint.breaches(plan).filter((breach) => breach.sessions.includes(placement.session))
    ;(weight === 'hard' ? breaks : costs).push(...own)
  }
  return { breaks, costs }
}
