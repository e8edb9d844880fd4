import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tinyProblem } from '../scheduling/model/tiny.ts'
import { constraints, planOf, scorePlan } from '../scheduling/public.ts'
import { speakingConstraints } from './speaking.ts'

test('whatever a plan breaks is among the constraints that can speak', () => {
  const places = fc.array(fc.record({ slot: fc.nat(2), room: fc.nat(1), later: fc.boolean() }), {
    minLength: 4,
    maxLength: 4,
  })
  const broken = new Set<string>()
  fc.assert(
    fc.property(fc.nat(5000), places, (seed, wanted) => {
      const problem = tinyProblem(seed)
      const placements = problem.sessions.map((session, i) => ({
        session: session.id,
        room: problem.rooms[wanted[i]?.room ?? 0]?.id ?? '',
        slot: problem.slots[wanted[i]?.slot ?? 0]?.id ?? '',
        offsetMinutes: wanted[i]?.later ? 30 : 0,
        team: null,
      }))
      const speaking = speakingConstraints(problem)
      for (const part of scorePlan(planOf(problem, placements)).byConstraint) {
        broken.add(part.name)
        expect(speaking).toContain(part.name)
      }
    }),
    { numRuns: 500 },
  )
  expect(broken.size).toBeGreaterThan(15) // the property has had something to look at
})

test('what nothing in the problem has is silent, and speaks as soon as one session has it', () => {
  const problem = tinyProblem(1)
  const bare = { ...problem, sessions: problem.sessions.map((one) => ({ ...one, firstTimer: false, level: null })) }
  expect(speakingConstraints(bare)).not.toContain('first-timer-at-quiet-hour')
  expect(speakingConstraints(bare)).not.toContain('easier-after-harder')
  expect(speakingConstraints({ ...bare, wishLists: [] })).not.toContain('wish-lists-clash')
  const graded = bare.sessions.map((one, i) => ({
    ...one,
    themes: ['t'],
    level: i === 0 ? (1 as const) : (3 as const),
  }))
  expect(speakingConstraints({ ...bare, sessions: graded })).toContain('easier-after-harder')
})

test('before there is a session or a room nothing is known, and every constraint may be weighed', () => {
  expect(speakingConstraints({ ...tinyProblem(1), sessions: [] }).size).toBe(constraints.length)
})
