import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scorePlan } from '../constraints/list.ts'
import { planOf } from '../model/plan.ts'
import { Random } from '../search/random.ts'
import { compile } from './compile.ts'
import { firstPlan, makePlan } from './engine.ts'
import { forumFamily } from './family.ts'
import { ForumLandscape } from './landscape.ts'

const small = forumFamily('F250', 1)
const teams = [{ id: 'team', languages: ['fr', 'es'], languagesAtOnce: 2, rooms: null, sessionsPerDay: 2 }]
const base = makePlan(small, { seed: 1, budget: { kind: 'moves', moves: 4000 }, clock: () => 0 })
const problem = {
  ...small,
  teams,
  published: base.placements,
  sessions: small.sessions.map((s, i) => (i % 12 === 5 && s.needs.length === 0 ? { ...s, interpretation: ['fr'] } : s)),
}
const tables = compile(problem)

test('the running score of any sequence of moves equals the score by the constraint list', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.boolean(), { minLength: 20, maxLength: 120 }), (seed, takes) => {
      const random = new Random(seed)
      const state = firstPlan(tables, [], random)
      const landscape = new ForumLandscape(state, random)
      for (const take of takes) if (landscape.propose() < Number.POSITIVE_INFINITY && take) landscape.accept()
      landscape.cost()
      const listed = scorePlan(planOf(problem, state.placements()))
      expect({ hard: state.hard, soft: Math.round(state.soft) }).toEqual({
        hard: listed.hard,
        soft: Math.round(listed.soft),
      })
    }),
    { numRuns: 25 },
  )
})

test('equal seeds and moves give equal programmes', () => {
  const again = makePlan(small, { seed: 1, budget: { kind: 'moves', moves: 4000 }, clock: () => 0 })
  expect(again.placements).toEqual(base.placements)
})
