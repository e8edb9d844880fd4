import { overlaps, type Placed, type Plan } from '../model/plan.ts'
import type { InterpretationTeam, Problem } from '../model/problem.ts'
import { about, type Breach, type Constraint, constraint } from './constraint.ts'
import { publishedPlace } from './places.ts'

/** Whether a team can serve a session in a room at all. */
export function teamServes(team: InterpretationTeam, interpretation: string[], room: string): boolean {
  return (
    interpretation.length <= team.languagesAtOnce &&
    interpretation.every((language) => team.languages.includes(language)) &&
    (team.rooms === null || team.rooms.includes(room))
  )
}

const interpreted = ({ sessions }: Problem) => sessions.filter((session) => session.interpretation.length > 0)

function clashes(plan: Plan, same: (placed: Placed) => string | null): Omit<Breach, 'constraint'>[] {
  const held = new Map<string, Placed[]>()
  for (const placed of plan.placed) {
    const key = same(placed)
    if (key !== null) held.set(key, [...(held.get(key) ?? []), placed])
  }
  return [...held.values()].flatMap((all) =>
    all.flatMap((a, i) =>
      all
        .slice(i + 1)
        .filter((b) => overlaps(a, b))
        .map((b) => about([a, b], { amount: 1 })),
    ),
  )
}

/** Rules about the plan's own soundness; the engine keeps all but the first two by construction. */
export const wholeConstraints: Constraint[] = [
  constraint('session-unplaced', 'hard', {
    kind: 'plan',
    rule: ({ unplaced }) =>
      unplaced.map((s) => ({ amount: 1, sessions: [s.id], people: [], rooms: [], slots: [], facts: {} })),
    speaks: ({ sessions }) => sessions.length > 0,
  }),
  constraint('interpretation-missing', 'hard', {
    kind: 'plan',
    rule: ({ placed, problem }) =>
      placed
        .filter((p) => {
          const team = problem.teams.find((one) => one.id === p.team)
          return p.session.interpretation.length > 0 && !(team && teamServes(team, p.session.interpretation, p.room.id))
        })
        .map((p) => about([p], { amount: 1, facts: { languages: p.session.interpretation.join(', ') } })),
    speaks: (problem) => interpreted(problem).length > 0,
  }),
  constraint('published-session-moved', 5, {
    kind: 'plan',
    rule: ({ placed, problem }) =>
      placed
        .filter((p) => {
          const before = publishedPlace(problem, p.session.id)
          return (
            before &&
            (before.room !== p.room.id || before.slot !== p.slot.id || before.offsetMinutes !== p.offsetMinutes)
          )
        })
        .map((p) => about([p], { amount: 1 })),
    speaks: (problem) => problem.sessions.some(({ id }) => publishedPlace(problem, id)),
  }),
  constraint('room-occupied', 'hard', {
    kind: 'plan',
    rule: (plan) => clashes(plan, (p) => p.room.id),
    speaks: ({ sessions }) => sessions.length > 1,
  }),
  constraint('team-in-two-places', 'hard', {
    kind: 'plan',
    rule: (plan) => clashes(plan, (p) => p.team),
    speaks: (problem) => problem.teams.length > 0 && interpreted(problem).length > 1,
  }),
  constraint('team-overworked', 'hard', {
    kind: 'plan',
    rule: ({ placed, problem }) =>
      problem.teams.flatMap((team) =>
        problem.days.flatMap((day) => {
          const served = placed.filter((p) => p.team === team.id && p.day.id === day.id)
          const amount = served.length - team.sessionsPerDay
          return amount > 0 ? [about(served, { amount, facts: { team: team.id, limit: team.sessionsPerDay } })] : []
        }),
      ),
    speaks: (problem) => problem.teams.some((team) => team.sessionsPerDay < interpreted(problem).length),
  }),
]
