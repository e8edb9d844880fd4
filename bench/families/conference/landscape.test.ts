import { expect, test } from 'vitest'
import { Random } from '../../../src/scheduling/measuring.ts'
import { score } from './cost.ts'
import { ConferenceLandscape } from './landscape.ts'
import { sampleConference } from './samples.ts'
import { moveShares, solveConference } from './solve.ts'
import { tablesOf } from './tables.ts'

/** Slots of a plan that hold nothing although a submission needs them are priced at this much each. */
const PRICE = 1000

const MOVES = 160_000

test.each(['N2OR', 'GECCO19', 'GECCO20', 'GECCO21', 'GECCO21Workshop', 'ISF22', 'OR60F'])(
  'the running cost of %s stays equal to the exact one over many random moves',
  (name) => {
    const conference = sampleConference(name)
    // Every term takes part, also those this conference does not use.
    for (const [term, weight] of Object.entries(conference.weights))
      if (weight === 0) conference.weights[term as keyof typeof conference.weights] = 3
    conference.submissions.forEach((submission, i) => {
      if (i % 3 === 0) submission.order = 1 + (i % 4)
      const room = i % conference.rooms.length
      conference.submissionRoom[i]![room] = 2
    })
    const tables = tablesOf(conference)
    const random = new Random(11)
    const landscape = new ConferenceLandscape(tables, random, moveShares(tables), { first: PRICE, last: PRICE })
    const exact = () => {
      const slots = landscape.unplaced().reduce((sum, i) => sum + conference.submissions[i]!.slots, 0)
      return score(conference, landscape.plan()).objective + PRICE * slots
    }
    let running = landscape.cost()
    for (let move = 0; move < MOVES; move++) {
      const change = landscape.propose()
      // Hot enough to see poor plans, cool enough to fill the board.
      if (change <= 200 * random.unit() ** 4) {
        landscape.accept()
        running += change
      }
      if (move % 2000 === 1999) {
        expect(landscape.cost()).toBe(exact())
        expect(running).toBe(exact())
        expect(score(conference, landscape.plan()).misplaced).toEqual(landscape.unplaced())
      }
    }
    expect(landscape.unplaced().length).toBeLessThan(conference.submissions.length / 2)
  },
)

test('a plan that was saved comes back with its cost', () => {
  const conference = sampleConference('GECCO20')
  const tables = tablesOf(conference)
  const random = new Random(2)
  const landscape = new ConferenceLandscape(tables, random, moveShares(tables), { first: PRICE, last: PRICE })
  const walk = () => {
    for (let move = 0; move < 20_000; move++) if (landscape.propose() <= 20) landscape.accept()
  }
  walk()
  landscape.save()
  const saved = { cost: landscape.cost(), plan: landscape.plan() }
  walk()
  expect(landscape.plan()).not.toEqual(saved.plan)
  landscape.restore()
  expect({ cost: landscape.cost(), plan: landscape.plan() }).toEqual(saved)
})

test('equal seed and number of moves give the equal plan, and another seed another', () => {
  const conference = sampleConference('GECCO21')
  const solve = (seed: number) =>
    solveConference(conference, { seed, budget: { kind: 'moves', moves: 30_000 }, clock: () => 0 }).plan
  expect(solve(5)).toEqual(solve(5))
  expect(solve(6)).not.toEqual(solve(5))
})
