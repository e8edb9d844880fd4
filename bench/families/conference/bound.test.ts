import loadHighs from 'highs'
import { expect, test } from 'vitest'
import { lowerBound } from './bound.ts'
import { score } from './cost.ts'
import { publishedSolutions, sampleConference } from './samples.ts'
import { solveConference } from './solve.ts'

/** Far more than is needed: reaching the optimum ends the solver, not the clock. */
const ENOUGH_SECONDS = 600

test('a small conference whose best plan is known to cost 1 is proved to cost that', async () => {
  const bound = lowerBound(sampleConference('N2OR'), await loadHighs(), ENOUGH_SECONDS)
  expect(bound).toEqual({ value: 1, proved: 'optimum of the relaxation' })
})

test('no plan known or found costs less than the bound, and the bound is no weaker than the one known before', async () => {
  const conference = sampleConference('GECCO21')
  const { value } = lowerBound(conference, await loadHighs(), ENOUGH_SECONDS)
  // Proved by another program for a relaxation with all rooms alike.
  expect(value).toBeGreaterThanOrEqual(10_903)
  const { plan } = solveConference(conference, { seed: 1, budget: { kind: 'moves', moves: 500_000 }, clock: () => 0 })
  const published = publishedSolutions().filter(({ instance }) => instance === 'GECCO21')
  for (const known of [plan, ...published]) expect(score(conference, known).objective).toBeGreaterThanOrEqual(value)
})

test('without time the bound is still valid', async () => {
  const bound = lowerBound(sampleConference('GECCO19'), await loadHighs(), 0)
  expect(bound.value).toBeLessThanOrEqual(29)
  expect(bound.proved).toBe('partial')
})
