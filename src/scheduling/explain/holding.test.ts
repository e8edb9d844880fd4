import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forumFamily } from '../../../bench/families/forum/family.ts'
import { constraints, weightOf } from '../constraints/list.ts'
import { planOf } from '../model/plan.ts'
import type { Placement, Problem } from '../model/problem.ts'
import { holding } from './holding.ts'

const small = forumFamily('F250', 1)
/** Everything that can name a session at once: teams, tags, series, orders, a published plan, a weight of every sort. */
const mixed: Problem = {
  ...small,
  teams: [
    { id: 'one', languages: ['fr', 'es'], languagesAtOnce: 2, rooms: null, sessionsPerDay: 2 },
    { id: 'two', languages: ['fr'], languagesAtOnce: 1, rooms: null, sessionsPerDay: 9 },
  ],
  exclusiveTags: ['loud'],
  series: small.series.map((one, i) => ({ ...one, sameDay: i % 2 === 0 })),
  weights: { 'long-gap': 'hard', 'wish-lists-clash': 0 },
  sessions: small.sessions.map((s, i) => ({
    ...s,
    interpretation: i % 6 === 5 ? ['fr'] : [],
    tags: i % 9 === 0 ? ['loud'] : [],
    level: ([null, 1, 2, 3] as const)[i % 4] ?? null,
    after: i % 10 === 3 ? [small.sessions[i - 1]?.id ?? ''] : [],
    alone: i === 40,
  })),
  settings: { ...small.settings, pauseMinutes: 20, longDayMinutes: 400 },
}

const [rooms, slots] = [mixed.rooms.map(({ id }) => id), mixed.slots.map(({ id }) => id)]
const place = fc.record({
  room: fc.constantFrom(...rooms),
  slot: fc.constantFrom(...slots),
  offsetMinutes: fc.constantFrom(0, 30),
})
/** Half of the sessions somewhere, however badly, interpreters given out at random. */
const plans = fc
  .array(fc.tuple(place, fc.constantFrom('one', 'two', null), fc.boolean()), {
    minLength: mixed.sessions.length,
    maxLength: mixed.sessions.length,
  })
  .map((all) =>
    mixed.sessions.flatMap((session, i): Placement[] => {
      const [at, team, stands] = all[i] ?? [null, null, false]
      if (!at || !stands) return []
      return [{ session: session.id, ...at, team: session.interpretation.length > 0 ? team : null }]
    }),
  )

/** Buckets of one constraint are listed in no order that matters. */
const sorted = (all: readonly unknown[]) => all.map((one) => JSON.stringify(one)).sort()

test('what is said of a session held over a place is what the whole list says of it in the whole plan', () => {
  fc.assert(
    fc.property(
      plans,
      fc.nat(mixed.sessions.length - 1),
      place,
      fc.constantFrom('one', 'two', null),
      (plan, i, at, team) => {
        const session = mixed.sessions[i]
        if (!session) return
        const own = session.interpretation.length > 0 ? team : null
        const next = [...plan.filter((one) => one.session !== session.id), { session: session.id, ...at, team: own }]
        const whole = planOf(mixed, next)
        const listed = constraints.flatMap((constraint) => {
          const weight = weightOf(mixed, constraint)
          if (weight === 0 || constraint.name === 'session-unplaced') return []
          return constraint
            .breaches(whole)
            .filter((breach) => breach.sessions.includes(session.id))
            .map((breach) => ({ hard: weight === 'hard', breach }))
        })
        const teams = new Map(next.map((one) => [one.session, one.team]))
        expect(sorted(holding(mixed, plan, session.id)(at, teams))).toEqual(sorted(listed))
      },
    ),
    { numRuns: 60 },
  )
})
