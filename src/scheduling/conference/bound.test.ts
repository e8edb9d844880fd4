import loadHighs from 'highs'
import { expect, test } from 'vitest'
import { lowerBound } from './bound.ts'
import { score } from './cost.ts'
import { publishedSolutions, sampleConference } from './samples.ts'
import { solveConference } from './solve.ts'

/** Optima of the relaxation as found with HiGHS from another modelling of the same relaxation in Python. */
const known = { N2OR: 0, GECCO20: 5740, GECCO21: 10903, OR60F: 14 }

test.each(Object.entries(known))('the bound of %s is the known optimum of the relaxation, %d', async (name, value) => {
  const bound = lowerBound(sampleConference(name), await loadHighs(), 30)
  expect(bound).toEqual({ value, proved: 'optimum of the relaxation' })
})

test('no plan known or found costs less than the bound', async () => {
  const conference = sampleConference('GECCO20')
  const { value } = lowerBound(conference, await loadHighs(), 30)
  const { plan } = solveConference(conference, { seed: 1, budget: { kind: 'moves', moves: 200_000 }, clock: () => 0 })
  const published = publishedSolutions().filter(({ instance }) => instance === 'GECCO20')
  for (const known of [plan, ...published]) expect(score(conference, known).objective).toBeGreaterThanOrEqual(value)
})

test('without time the bound is still valid', async () => {
  const bound = lowerBound(sampleConference('GECCO19'), await loadHighs(), 0)
  expect(bound.value).toBeLessThanOrEqual(3)
  expect(bound.proved).toBe('partial')
})
