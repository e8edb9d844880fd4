import { MINUTE } from '../platform/clock.ts'
import { type Breach, holding, type Place, type Placement, type Problem, type Said } from '../scheduling/public.ts'

export type Clashes = {
  /** Broken hard constraints that concern the session in that place. */
  readonly breaks: readonly Breach[]
  /** Unmet wishes that concern it. */
  readonly costs: readonly Breach[]
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

/** Who interprets where once a session stands in one place or another; nothing is another where it asks for no interpretation. */
function teamsOver(problem: Problem, others: readonly Placement[], session: string) {
  const asked = new Set(problem.sessions.filter((one) => one.interpretation.length > 0).map((one) => one.id as string))
  if (!asked.has(session)) return () => undefined
  const interpreted = others.filter((one) => asked.has(one.session))
  return (place: Place) =>
    new Map(
      withTeams(problem, [...interpreted, { session, ...place, team: null }]).map((one) => [
        one.session as string,
        one.team,
      ]),
    )
}

/** A session held over a plan: what the constraints say of it at one place after the other, interpreters given out as they would be. */
export function heldOverPlan(problem: Problem, placements: readonly Placement[], session: string) {
  const others = withTeams(
    problem,
    placements.filter((p) => p.session !== session),
  )
  const said = holding(problem, others, session)
  const teams = teamsOver(problem, others, session)
  return (place: Place): Said[] => said(place, teams(place))
}

/** What placing a session there would break and cost, named by the constraint list that also guides the optimiser. */
export function clashesAt(problem: Problem, placements: readonly Placement[], session: string, place: Place): Clashes {
  const said = heldOverPlan(problem, placements, session)(place)
  const of = (hard: boolean) => said.filter((one) => one.hard === hard).map(({ breach }) => breach)
  return { breaks: of(true), costs: of(false) }
}
