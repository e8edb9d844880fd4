import { MINUTE } from '../platform/clock.ts'
import {
  type Breach,
  constraints,
  type Place,
  type Placement,
  type Problem,
  planOf,
  scorePlan,
  weightOf,
} from '../scheduling/public.ts'

export type Clashes = {
  /** Broken hard constraints that concern the session in that place. */
  readonly breaks: readonly Breach[]
  /** Unmet wishes that concern it. */
  readonly costs: readonly Breach[]
  /** Hard constraints its present place breaks and the new one does not. */
  readonly mends: readonly Breach[]
  /** Change of the whole plan's price; below zero is better. */
  readonly price: number
}

/** Gives each session that asked for interpretation the first team that serves its languages and room and is free, in order of time. */
export function withTeams(problem: Problem, placements: readonly Placement[]): Placement[] {
  const sessions = new Map(problem.sessions.map((session) => [session.id, session]))
  const slots = new Map(problem.slots.map((slot) => [slot.id, slot]))
  const served: { team: string; day: string; from: number; to: number }[] = []
  const startOf = (p: Placement) => (slots.get(p.slot)?.from ?? 0) + p.offsetMinutes * MINUTE
  return placements
    .toSorted((a, b) => startOf(a) - startOf(b) || a.session.localeCompare(b.session))
    .map((placement) => {
      const session = sessions.get(placement.session)
      const slot = slots.get(placement.slot)
      if (!session || !slot || session.interpretation.length === 0) return { ...placement, team: null }
      const from = startOf(placement)
      const to = from + session.durationMinutes * MINUTE
      const team = problem.teams.find(
        (t) =>
          session.interpretation.every((language) => t.languages.includes(language)) &&
          session.interpretation.length <= t.languagesAtOnce &&
          (t.rooms === null || t.rooms.includes(placement.room)) &&
          !served.some((s) => s.team === t.id && s.from < to && from < s.to) &&
          served.filter((s) => s.team === t.id && s.day === slot.day).length < t.sessionsPerDay,
      )
      if (team) served.push({ team: team.id, day: slot.day, from, to })
      return { ...placement, team: team?.id ?? null }
    })
}

const concerning = (problem: Problem, placements: readonly Placement[], session: string) => {
  const plan = planOf(problem, withTeams(problem, placements))
  return constraints.flatMap((constraint) => {
    const weight = weightOf(problem, constraint)
    if (weight === 0 || constraint.name === 'session-unplaced') return []
    return constraint
      .breaches(plan)
      .filter((breach) => breach.sessions.includes(session))
      .map((breach) => ({ hard: weight === 'hard', breach }))
  })
}

const same = (a: Breach, b: Breach) =>
  a.constraint === b.constraint && a.sessions.join() === b.sessions.join() && a.people.join() === b.people.join()

/** What the constraints say of a session in a place; quicker than `clashesAt`, which also says what would become better. */
export function saidOfPlace(problem: Problem, placements: readonly Placement[], session: string, place: Place) {
  const next = [...placements.filter((p) => p.session !== session), { session, ...place, team: null }]
  const said = concerning(problem, next, session)
  return { breaks: said.filter(({ hard }) => hard).length, costs: said.filter(({ hard }) => !hard).length }
}

/** What placing a session there would break, cost and mend, named by the constraint list that also guides the optimiser. */
export function clashesAt(problem: Problem, placements: readonly Placement[], session: string, place: Place): Clashes {
  const next = [...placements.filter((p) => p.session !== session), { session, ...place, team: null }]
  const before = concerning(problem, placements, session)
  const after = concerning(problem, next, session)
  const hardAfter = after.filter((found) => found.hard).map((found) => found.breach)
  const soft = (all: readonly Placement[]) => scorePlan(planOf(problem, withTeams(problem, all))).soft
  return {
    breaks: hardAfter,
    costs: after.filter((found) => !found.hard).map((found) => found.breach),
    mends: before
      .filter((found) => found.hard && !hardAfter.some((still) => same(still, found.breach)))
      .map((found) => found.breach),
    price: soft(next) - soft(placements),
  }
}
