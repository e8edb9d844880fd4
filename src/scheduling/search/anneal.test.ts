import { expect, test } from 'vitest'
import { anneal } from './anneal.ts'
import type { Cooling } from './cooling.ts'
import type { Landscape } from './landscape.ts'
import { Random } from './random.ts'

/** Queens on a board, one a row: the cost is the number of pairs on one column or diagonal; a move swaps two rows. */
class Queens implements Landscape {
  readonly columns: Int32Array
  private readonly saved: Int32Array
  private readonly random: Random
  private pairs: number
  private first = 0
  private second = 0
  private change = 0

  constructor(size: number, random: Random) {
    this.random = random
    this.columns = Int32Array.from({ length: size }, (_, row) => row)
    this.saved = this.columns.slice()
    this.pairs = this.count()
  }

  count(): number {
    let pairs = 0
    for (let i = 0; i < this.columns.length; i++)
      for (let j = 0; j < i; j++) if (Math.abs(this.columns[i]! - this.columns[j]!) === i - j) pairs++
    return pairs
  }

  cost() {
    return this.pairs
  }
  value() {
    return this.pairs
  }
  propose() {
    this.first = this.random.below(this.columns.length)
    this.second = this.random.below(this.columns.length)
    this.swap()
    this.change = this.count() - this.pairs
    this.swap()
    return this.change
  }
  accept() {
    this.swap()
    this.pairs += this.change
  }
  save() {
    this.saved.set(this.columns)
  }
  restore() {
    this.columns.set(this.saved)
    this.pairs = this.count()
  }
  private swap() {
    const kept = this.columns[this.first]!
    this.columns[this.first] = this.columns[this.second]!
    this.columns[this.second] = kept
  }
}

const cooling: Cooling = { start: 2, end: 0.1, reheats: 2, reheat: 0.5, firstShare: 0.5 }

function solve(seed: number, moves: number, lowest?: number) {
  const random = new Random(seed)
  const queens = new Queens(12, random)
  const report = anneal(queens, { budget: { kind: 'moves', moves }, cooling, random, lowest, clock: () => 0 })
  return { queens, report }
}

test('annealing leaves the best plan it met as the current one', () => {
  for (let seed = 1; seed <= 5; seed++) {
    const { queens, report } = solve(seed, 20_000)
    expect(queens.count()).toBe(report.best)
    expect(report).toMatchObject({ best: 0, moves: 20_000, stopped: false })
  }
})

test('a search ends as soon as nothing can be better', () => {
  const { queens, report } = solve(1, 200_000, 0)
  expect(queens.count()).toBe(0)
  expect(report.moves).toBeLessThan(100_000)
})

test('equal seed and number of moves give the equal plan, another seed another', () => {
  expect(solve(7, 5_000).queens.columns).toEqual(solve(7, 5_000).queens.columns)
  expect(solve(8, 5_000).queens.columns).not.toEqual(solve(7, 5_000).queens.columns)
})

test('the search ends at its number of seconds, and reports the share that is spent', () => {
  const random = new Random(1)
  let now = 100
  const shares: number[] = []
  const report = anneal(new Queens(8, random), {
    budget: { kind: 'seconds', seconds: 4 },
    cooling,
    random,
    clock: () => {
      now += 0.5
      return now
    },
    onProgress: (p) => shares.push(p.share),
  })
  expect(shares).toEqual([0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875, 1])
  expect(report.moves).toBe(7 * 2048)
})

test('a plan that still breaks rules at the turn is heated again, until half of the budget is spent', () => {
  const temperatures = (broken: boolean) => {
    const random = new Random(1)
    const queens: Landscape = new Queens(8, random)
    queens.violated = () => broken
    const seen: number[] = []
    anneal(queens, {
      budget: { kind: 'moves', moves: 10 * 2048 },
      cooling: { ...cooling, reheats: 0, turn: { temperature: 0.5, share: 0.2 } },
      random,
      clock: () => 0,
      onProgress: (p) => seen.push(Number(p.temperature.toFixed(2))),
    })
    return seen
  }
  expect(temperatures(false)).toEqual([2, 1, 0.5, 0.41, 0.33, 0.27, 0.22, 0.18, 0.15, 0.12, 0.1])
  expect(temperatures(true)).toEqual([2, 1, 2, 0.84, 2, 0.63, 0.38, 0.27, 0.2, 0.14, 0.1])
})

test('a search that is told to stop keeps the best plan so far', () => {
  const random = new Random(3)
  const queens = new Queens(30, random)
  let asked = 0
  const report = anneal(queens, {
    budget: { kind: 'moves', moves: 1e9 },
    cooling,
    random,
    clock: () => 0,
    shouldStop: () => ++asked > 3,
  })
  expect(report).toMatchObject({ moves: 3 * 2048, stopped: true })
  expect(queens.count()).toBe(report.best)
})

test('random numbers spread evenly, and below(n) stays below n', () => {
  const random = new Random(42)
  const counts = new Int32Array(7)
  for (let i = 0; i < 70_000; i++) counts[random.below(7)]!++
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(450)
  let sum = 0
  for (let i = 0; i < 10_000; i++) sum += random.unit()
  expect(sum / 10_000).toBeCloseTo(0.5, 1)
})

test('a shuffle keeps every number', () => {
  const numbers = Int32Array.from({ length: 50 }, (_, i) => i)
  new Random(5).shuffle(numbers)
  expect(numbers).not.toEqual(Int32Array.from({ length: 50 }, (_, i) => i))
  expect(numbers.toSorted()).toEqual(Int32Array.from({ length: 50 }, (_, i) => i))
})
