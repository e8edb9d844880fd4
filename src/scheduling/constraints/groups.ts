import type { Placed } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { remember } from '../model/remember.ts'
import { type Constraint, constraint, type Group } from './constraint.ts'

const MINUTE = 60_000
const group = (name: string, weight: 'hard' | number, groups: (problem: Problem) => Group[]) =>
  constraint(name, weight, { kind: 'group', groups })

/** One group per person with at least two sessions, judged on each pair of neighbouring sessions of a day. */
function perPerson(
  problem: Problem,
  judge: (before: Placed, after: Placed, gapMinutes: number, person: string) => number,
): Group[] {
  return sessionsOfPeople(problem).map(([person, sessions]) => ({
    sessions,
    people: [person],
    rule: (placed) => {
      const order = [...placed].sort((a, b) => a.from - b.from)
      const sessionsConcerned: string[] = []
      let amount = 0
      for (let i = 1; i < order.length; i++) {
        const before = order[i - 1]!
        const after = order[i]!
        if (before.day !== after.day || before.to > after.from) continue
        const found = judge(before, after, (after.from - before.to) / MINUTE, person)
        if (found) sessionsConcerned.push(before.session.id, after.session.id)
        amount += found
      }
      return { amount, sessions: sessionsConcerned }
    },
  }))
}

const known = new WeakMap<Problem, [string, string[]][]>()
function sessionsOfPeople(problem: Problem): [string, string[]][] {
  return remember(known, problem, () => {
    const sessions = new Map<string, string[]>()
    for (const session of problem.sessions)
      for (const person of new Set(session.people.map((one) => one.person)))
        sessions.set(person, [...(sessions.get(person) ?? []), session.id])
    return [...sessions].filter(([, ids]) => ids.length > 1)
  })
}
const onSite = (placed: Placed, person: string) =>
  placed.session.people.some((one) => one.person === person && one.presence === 'on-site')

/** Links "a before b": prerequisites, and neighbours in a series. */
function orderLinks(problem: Problem): [string, string][] {
  return [
    ...problem.sessions.flatMap((s) => s.after.map((before): [string, string] => [before, s.id])),
    ...problem.series.flatMap(({ sessions }) => sessions.slice(1).map((id, i): [string, string] => [sessions[i]!, id])),
  ]
}

/** Rules about a few sessions taken together: a person's day, a series, an order. */
export const groupConstraints: Constraint[] = [
  group('pause-too-short', 6, (problem) =>
    perPerson(problem, (_a, _b, gap) => (gap < problem.settings.pauseMinutes ? 1 : 0)),
  ),
  group('running-between-rooms', 5, (problem) =>
    perPerson(problem, (a, b, gap, person) => {
      if (a.room === b.room || !onSite(a, person) || !onSite(b, person)) return 0
      const { sameBuilding, otherBuilding } = problem.settings.walkingMinutes
      return gap < (a.room.building === b.room.building ? sameBuilding : otherBuilding) ? 1 : 0
    }),
  ),
  group('long-gap', 2, (problem) =>
    perPerson(problem, (_a, _b, gap) => (gap > problem.settings.longGapMinutes ? 1 : 0)),
  ),
  group('long-day', 4, (problem) =>
    sessionsOfPeople(problem).map(([person, sessions]) => ({
      sessions,
      people: [person],
      rule: (placed) => {
        const days = new Map<string, { from: number; to: number }>()
        for (const p of placed) {
          const span = days.get(p.day.id)
          days.set(p.day.id, { from: Math.min(span?.from ?? p.from, p.from), to: Math.max(span?.to ?? p.to, p.to) })
        }
        return {
          amount: [...days.values()].filter((span) => (span.to - span.from) / MINUTE > problem.settings.longDayMinutes)
            .length,
        }
      },
    })),
  ),
  group('order-broken', 'hard', (problem) =>
    orderLinks(problem).map(([before, after]) => ({
      sessions: [before, after],
      rule: (placed) => {
        const a = placed.find((p) => p.session.id === before)
        const b = placed.find((p) => p.session.id === after)
        return { amount: a && b && a.to > b.from ? 1 : 0 }
      },
    })),
  ),
  group('easier-after-harder', 2, (problem) => {
    const graded = problem.sessions.filter((s) => s.level !== null && s.themes.length > 0)
    return graded.flatMap((easy) =>
      graded
        .filter((hard) => hard.themes[0] === easy.themes[0] && (easy.level ?? 0) < (hard.level ?? 0))
        .map((hard) => ({
          sessions: [easy.id, hard.id],
          rule: (placed: Placed[]) => {
            const a = placed.find((p) => p.session.id === easy.id)
            const b = placed.find((p) => p.session.id === hard.id)
            return { amount: a && b && b.to <= a.from ? 1 : 0 }
          },
        })),
    )
  }),
  group('series-split-over-days', 6, (problem) =>
    problem.series
      .filter((s) => s.sameDay)
      .map(({ sessions }) => ({
        sessions,
        rule: (placed) => ({ amount: Math.max(0, new Set(placed.map((p) => p.day.id)).size - 1) }),
      })),
  ),
  group('series-changes-room', 5, (problem) =>
    problem.series.map(({ sessions }) => ({
      sessions,
      rule: (placed) => ({ amount: Math.max(0, new Set(placed.map((p) => p.room.id)).size - 1) }),
    })),
  ),
]
