import { expect, test } from 'vitest'
import { sankeyOf } from './flows.ts'

const ways = [
  { keys: ['states', 'water', '1', 'accepted'], count: 2 },
  { keys: ['states', 'health', '2', 'deferred'], count: 1 },
  { keys: ['', 'water', '1', 'deferred'], count: 1 },
]
const orders = [['states'], ['health', 'water'], ['1', '2'], ['accepted', 'deferred']]

test('every column holds every passage once, and every ribbon begins and ends inside its knots', () => {
  const { columns, ribbons, height } = sankeyOf(ways, orders)
  expect(columns.map((nodes) => nodes.map(({ key, count }) => [key, count]))).toEqual([
    [
      ['states', 3],
      ['', 1],
    ],
    [
      ['health', 1],
      ['water', 3],
    ],
    [
      ['1', 3],
      ['2', 1],
    ],
    [
      ['accepted', 2],
      ['deferred', 2],
    ],
  ])
  const inside = (column: number, y: number, width: number) =>
    columns[column]?.some((node) => node.y <= y + 1e-9 && y + width <= node.y + node.height + 1e-9)
  for (const { from, to, width } of ribbons) {
    expect(inside(from.column, from.y, width)).toBe(true)
    expect(inside(from.column + 1, to.y, width)).toBe(true)
  }
  expect(Math.max(...columns.flat().map((node) => node.y + node.height))).toBe(height)
})

test('the order of the ways changes nothing', () => {
  expect(sankeyOf(ways.toReversed(), orders)).toEqual(sankeyOf(ways, orders))
})
