import type { Problem } from '../model/problem.ts'
import { type Constraint, constraint, type Form } from './constraint.ts'

const itinerary = (name: string, weight: number, rule: Omit<Form & { kind: 'itinerary' }, 'kind'>) =>
  constraint(name, weight, { kind: 'itinerary', ...rule })

/** Links "a before b": prerequisites, and neighbours in a series. */
function orderLinks(problem: Problem): [string, string][] {
  return [
    ...problem.sessions.flatMap((s) => s.after.map((before): [string, string] => [before, s.id])),
    ...problem.series.flatMap(({ sessions }) => sessions.slice(1).map((id, i): [string, string] => [sessions[i]!, id])),
  ]
}

/** Rules about a few sessions taken together: a person's day, a series, an order. */
export const groupConstraints: Constraint[] = [
  itinerary('pause-too-short', 6, {
    following: ({ gapMinutes }, { pauseMinutes }) => (gapMinutes < pauseMinutes ? 1 : 0),
  }),
  itinerary('running-between-rooms', 5, {
    following: ({ gapMinutes, rooms, onSite }, { walkingMinutes }) => {
      if (rooms === 'same' || !onSite) return 0
      return gapMinutes < (rooms === 'same-building' ? walkingMinutes.sameBuilding : walkingMinutes.otherBuilding)
        ? 1
        : 0
    },
  }),
  itinerary('long-gap', 2, {
    following: ({ gapMinutes }, { longGapMinutes }) => (gapMinutes > longGapMinutes ? 1 : 0),
  }),
  itinerary('long-day', 4, { lasting: (minutes, { longDayMinutes }) => (minutes > longDayMinutes ? 1 : 0) }),
  constraint('order-broken', 'hard', { kind: 'order', strict: true, pairs: orderLinks }),
  constraint('easier-after-harder', 2, {
    kind: 'order',
    strict: false,
    pairs: (problem) => {
      const graded = problem.sessions.filter((s) => s.level !== null && s.themes.length > 0)
      return graded.flatMap((easy) =>
        graded
          .filter((hard) => hard.themes[0] === easy.themes[0] && (easy.level ?? 0) < (hard.level ?? 0))
          .map((hard): [string, string] => [easy.id, hard.id]),
      )
    },
  }),
  constraint('series-split-over-days', 6, {
    kind: 'spread',
    over: 'day',
    sets: (problem) => problem.series.filter((s) => s.sameDay).map(({ sessions }) => sessions),
  }),
  constraint('series-changes-room', 5, {
    kind: 'spread',
    over: 'room',
    sets: (problem) => problem.series.map(({ sessions }) => sessions),
  }),
]
