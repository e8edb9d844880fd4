import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Random } from '../search/random.ts'
import { TimetableLandscape } from './landscape.ts'
import { readInstance, readSolution, score, solveTimetable, writeSolution } from './public.ts'
import { tablesOf } from './tables.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url), 'utf8')

test('the printed solution of the toy example has five violations and costs 30', () => {
  const toy = readInstance(sample('toy.ctt'))
  expect(score(toy, readSolution(toy, sample('toy.sol')))).toEqual({
    lectures: 0,
    roomOccupancy: 2,
    conflicts: 3,
    availability: 0,
    roomCapacity: 8,
    minWorkingDays: 15,
    curriculumCompactness: 4,
    roomStability: 3,
    violations: 5,
    cost: 30,
  })
})

test.each(['toy', 'comp01', 'comp05', 'comp11'])(
  'the running cost of %s equals the full count after many moves',
  (name) => {
    const instance = readInstance(sample(`${name}.ctt`))
    const random = new Random(11)
    const landscape = new TimetableLandscape(tablesOf(instance), random)
    for (let i = 1; i <= 60_000; i++) {
      const before = landscape.cost()
      const change = landscape.propose(Number.POSITIVE_INFINITY)
      // Bad moves are taken too at first, only good ones later, so that poor and good plans are both checked.
      if (change === Number.POSITIVE_INFINITY || (i > 20_000 && change > 2)) continue
      landscape.accept()
      expect(landscape.cost() - before).toBe(change)
      if (i % 400 < 8) {
        const full = score(instance, landscape.plan())
        expect([landscape.hard, landscape.soft]).toEqual([full.violations, full.cost])
      }
    }
  },
)

test('a search finds the known optimum of the toy example, and its solution file reads back at the same cost', () => {
  const toy = readInstance(sample('toy.ctt'))
  const { plan } = solveTimetable(toy, { seed: 1, budget: { kind: 'moves', moves: 50_000 }, clock: () => 0 })
  const found = score(toy, plan)
  expect(found).toMatchObject({ violations: 0, cost: 0 })
  expect(score(toy, readSolution(toy, writeSolution(toy, plan)))).toEqual(found)
})

test('equal seed and moves give the equal plan', () => {
  const instance = readInstance(sample('comp05.ctt'))
  const solve = (seed: number) =>
    solveTimetable(instance, { seed, budget: { kind: 'moves', moves: 30_000 }, clock: () => 0 }).plan
  expect(solve(3)).toEqual(solve(3))
  expect(solve(4)).not.toEqual(solve(3))
})

test('a week with too few cells leaves lectures without a place instead of failing', () => {
  const toy = readInstance(sample('toy.ctt'))
  const cramped = {
    ...toy,
    rooms: toy.rooms.slice(1),
    days: 3,
    courses: toy.courses.map((c) => ({ ...c, forbidden: [] })),
  }
  const { plan } = solveTimetable(cramped, { seed: 1, budget: { kind: 'moves', moves: 50_000 }, clock: () => 0 })
  expect(score(cramped, plan)).toMatchObject({ lectures: 4, roomOccupancy: 0, conflicts: 0 })
})
