import fc from 'fast-check'
import { expect, test } from 'vitest'
import { forumFamily } from '../../../bench/families/forum/family.ts'
import { scorePlan } from '../constraints/list.ts'
import { planOf } from '../model/plan.ts'
import type { Problem } from '../model/problem.ts'
import { aProblem, aRoom, aSession } from '../model/samples.ts'
import { Random } from '../search/random.ts'
import { compile } from './compile/compile.ts'
import { firstPlan, makePlan } from './engine.ts'
import { ForumLandscape } from './landscape.ts'
import { PlanState } from './state.ts'

const small = forumFamily('F250', 1)
const teams = [{ id: 'team', languages: ['fr', 'es'], languagesAtOnce: 2, rooms: null, sessionsPerDay: 2 }]
const base = makePlan(small, { seed: 1, budget: { kind: 'moves', moves: 4000 }, clock: () => 0 })
/** Everything the running score must know at once: short sessions in one slot, teams, tags, series, a published plan. */
const mixed: Problem = {
  ...small,
  teams,
  published: base.placements,
  exclusiveTags: ['loud'],
  series: small.series.map((one, i) => ({ ...one, sameDay: i % 2 === 0 })),
  sessions: small.sessions.map((s, i) => ({
    ...s,
    durationMinutes: i > 20 && i % 5 === 0 ? 30 : s.durationMinutes,
    interpretation: i % 12 === 5 && s.needs.length === 0 ? ['fr'] : [],
    tags: i % 9 === 0 ? ['loud'] : [],
    audiences: i % 7 === 0 ? ['youth'] : [],
    subjects: [`c${i % 11}`],
  })),
  settings: { ...small.settings, pauseMinutes: 20, longDayMinutes: 400 },
}
/** The same with other weights: parts of prices, soft rules made hard, hard ones made soft, one switched off. */
const reweighed: Problem = {
  ...mixed,
  weights: {
    'remote-hours-forbidden': 0,
    'wish-lists-clash': 0.3,
    'pause-too-short': 0.7,
    'session-unplaced': 35,
    'interpretation-missing': 7.5,
    'published-session-moved': 'hard',
    'long-gap': 'hard',
    'long-day': 'hard',
    'series-changes-room': 'hard',
    'easier-after-harder': 'hard',
    'order-broken': 11,
    'uneven-days': 'hard',
    'theme-changes-room': 'hard',
    'person-in-two-places': 40,
    'same-theme-in-parallel': 'hard',
  },
}

test.each([
  ['the usual weights', mixed],
  ['other weights', reweighed],
])(
  'the running score equals the score by the constraint list along half a million moves, with %s',
  (_, problem) => {
    const tables = compile(problem)
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, taken) => {
        const random = new Random(seed)
        const state = firstPlan(tables, random)
        const landscape = new ForumLandscape(state, random)
        for (let stretch = 0; stretch < 5; stretch++) {
          for (let i = 0; i < 10_000; i++)
            if (landscape.propose() < Number.POSITIVE_INFINITY && random.below(8) < taken) landscape.accept()
          if (stretch === 2) landscape.save()
          if (stretch === 3) landscape.restore()
          landscape.cost()
          const listed = scorePlan(planOf(problem, state.placements()))
          expect(state.hard).toBeCloseTo(listed.hard, 6)
          expect(state.soft).toBeCloseTo(listed.soft, 2)
        }
      }),
      { numRuns: 10 },
    )
  },
  240_000,
)

test('a change costs what it was weighed at, and a limit stops only what lies above it', () => {
  const random = new Random(5)
  const state = firstPlan(compile(mixed), random)
  const landscape = new ForumLandscape(state, random)
  for (let i = 0; i < 20_000; i++) {
    const before = landscape.cost()
    const limit = random.below(40) - 10
    const change = landscape.propose(limit)
    if (change > limit) continue
    landscape.accept()
    expect(landscape.cost() - before).toBeCloseTo(change, 3)
  }
})

test('a team is free for another as soon as the session it served has gone, and engaged again when the change is given up', () => {
  const one = { interpretation: ['fr'] }
  const state = new PlanState(
    compile(
      aProblem({
        sessions: [aSession('a', one), aSession('b', one)],
        rooms: [aRoom('small', { booths: 2 }), aRoom('large', { booths: 2 })],
        teams: [{ id: 'team', languages: ['fr'], languagesAtOnce: 1, rooms: null, sessionsPerDay: 1 }],
      }),
    ),
  )
  const [today, tomorrow] = [0, state.tables.ticks.findIndex((tick) => tick.dayIndex === 1)]
  const weighed = (moves: [session: number, tick: number, room: number][]) => {
    state.begin()
    for (const [s, t, r] of moves) state.add(s, t, r)
    return state.weigh()
  }
  state.put(0, today, 0)
  // One unserved session costs as much as the unplaced one it no longer is.
  expect(weighed([[1, today, 1]])).toBeGreaterThanOrEqual(0)
  weighed([
    [0, tomorrow, 0],
    [1, today, 1],
  ])
  state.commit()
  expect([...state.team]).toEqual([0, 0])
  expect(state.hard).toBe(0)
  weighed([[1, tomorrow, 1]])
  expect([...state.team]).toEqual([0, -1])
  weighed([[1, -1, -1]])
  state.commit()
  state.put(1, today, 0)
  expect(state.hard).toBe(0)
})

test('equal seeds and moves give equal programmes', () => {
  const again = makePlan(small, { seed: 1, budget: { kind: 'moves', moves: 4000 }, clock: () => 0 })
  expect(again.placements).toEqual(base.placements)
})
