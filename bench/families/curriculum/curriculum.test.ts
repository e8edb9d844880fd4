import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Random } from '../../../src/scheduling/measuring.ts'
import { KempeChain } from './kempe.ts'
import { TimetableLandscape } from './landscape.ts'
import { readInstance, readSolution, score, solveTimetable, violations, writeSolution } from './public.ts'
import { tablesOf } from './tables.ts'
import { Week } from './week.ts'

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

test('the violations of the toy solution are named: who, where, when', () => {
  const toy = readInstance(sample('toy.ctt'))
  expect(violations(toy, readSolution(toy, sample('toy.sol')))).toEqual([
    { code: 'courses-clash', courses: ['ArcTec', 'TecCos'], day: 0, period: 1 },
    { code: 'courses-clash', courses: ['TecCos', 'Geotec'], day: 2, period: 2 },
    { code: 'room-taken-twice', courses: ['SceCosC', 'Geotec'], room: 'B', day: 3, period: 0 },
    { code: 'room-taken-twice', courses: ['SceCosC', 'Geotec'], room: 'A', day: 3, period: 1 },
    { code: 'courses-clash', courses: ['TecCos', 'Geotec'], day: 4, period: 2 },
  ])
})

// The running sums keep an error for good, so that looking at them now and then sees an error of any move before.
test.each(['toy', 'comp01', 'comp05', 'comp11'])(
  'the running cost of %s equals the full count throughout 250,000 random moves',
  (name) => {
    const instance = readInstance(sample(`${name}.ctt`))
    const random = new Random(11)
    const landscape = new TimetableLandscape(tablesOf(instance), random)
    for (let made = 0; made < 250_000; ) {
      // Any move at all in every other stretch, only good ones between: poor and good plans are both walked through.
      const limit = made % 20_000 < 2_000 ? Number.POSITIVE_INFINITY : 2
      const before = landscape.cost()
      const change = landscape.propose(limit)
      if (change === Number.POSITIVE_INFINITY || change > limit) continue
      landscape.accept()
      made++
      if (landscape.cost() - before !== change) expect(landscape.cost() - before).toBe(change)
      if (made % 2_500 !== 0) continue
      const full = score(instance, landscape.plan())
      expect([landscape.hard, landscape.soft]).toEqual([full.violations, full.cost])
    }
  },
)

test('Kempe chains bring no clash into a feasible plan, and cost what they say', () => {
  const instance = readInstance(sample('comp01.ctt'))
  const { plan } = solveTimetable(instance, { seed: 1, budget: { kind: 'moves', moves: 300_000 }, clock: () => 0 })
  const tables = tablesOf(instance)
  const week = new Week(tables)
  const chain = new KempeChain(week)
  const random = new Random(5)
  let { hard, soft } = week.fill(plan.periods, plan.rooms)
  expect(hard).toBe(0)
  const byLength = new Map<number, number>()
  for (let i = 0; i < 100_000; i++) {
    const lecture = random.below(tables.lectures)
    const period = random.below(tables.periods)
    if (period === week.periodOf[lecture] || !chain.build(lecture, period, 1, Number.POSITIVE_INFINITY)) continue
    const before = week.periodOf.slice()
    chain.apply()
    hard += chain.hardChange
    soft += chain.softChange
    const moved = before.filter((from, l) => from !== week.periodOf[l]).length
    byLength.set(moved, (byLength.get(moved) ?? 0) + 1)
    if (i % 500 >= 5) continue
    const full = score(instance, week.plan())
    expect([full.violations, full.cost]).toEqual([hard, soft])
  }
  expect(hard).toBe(0)
  for (const length of [1, 2, 3, 4, 5]) expect(byLength.get(length)).toBeGreaterThan(100)
})

test('a search finds the known optimum of the toy example', () => {
  const toy = readInstance(sample('toy.ctt'))
  const { plan } = solveTimetable(toy, { seed: 1, budget: { kind: 'moves', moves: 50_000 }, clock: () => 0 })
  expect(score(toy, plan)).toMatchObject({ violations: 0, cost: 0 })
})

test.each(['toy', 'comp01', 'comp05', 'comp11'])('a solution file of %s reads back at the same cost', (name) => {
  const instance = readInstance(sample(`${name}.ctt`))
  for (const moves of [1, 20_000, 200_000]) {
    const { plan } = solveTimetable(instance, { seed: 2, budget: { kind: 'moves', moves }, clock: () => 0 })
    const found = score(instance, plan)
    expect(score(instance, readSolution(instance, writeSolution(instance, plan)))).toEqual(found)
  }
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

test('a week without any room leaves every lecture without a place', () => {
  const toy = readInstance(sample('toy.ctt'))
  const outdoors = { ...toy, rooms: [] }
  const { plan } = solveTimetable(outdoors, { seed: 1, budget: { kind: 'moves', moves: 5_000 }, clock: () => 0 })
  expect(score(outdoors, plan)).toMatchObject({ lectures: 16, roomOccupancy: 0, conflicts: 0, cost: 65 })
})
