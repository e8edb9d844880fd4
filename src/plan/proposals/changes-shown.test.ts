import { expect, test } from 'vitest'
import { CHANGES_A_PAGE, changesShown } from './changes-shown.ts'
import type { Difference } from './comparison.ts'

const change = (session: string, kind: Difference['kind']): Difference => ({ session, kind, from: null, to: null })
const broken = [
  { constraint: 'room-too-small', amount: 1, sessions: ['m3'], people: [], rooms: [], slots: [], facts: {} },
]
const differences = [
  ...Array.from({ length: 120 }, (_, i) => change(`m${i}`, 'moved')),
  change('first', 'placed'),
  change('never', 'left-out'),
  change('lost', 'unplaced'),
]
const changes = { differences, published: new Set(['m7', 'lost']), broken }

test('whoever loses a place comes first, then a broken rule, then what the public has seen', () => {
  const { rows, counts } = changesShown(changes, { filter: '', page: 1 })
  expect(rows.slice(0, 4).map((one) => one.session)).toEqual(['lost', 'm3', 'm7', 'm0'])
  expect(counts).toEqual({ all: 122, unplaced: 1, broken: 1, published: 2, moved: 120, placed: 1 })
})

test('pages hold every change once, and a page beyond the last is the last', () => {
  const pages = [1, 2, 3].map((page) => changesShown(changes, { filter: 'all', page }).rows.map((one) => one.session))
  expect(pages.map((rows) => rows.length)).toEqual([CHANGES_A_PAGE, CHANGES_A_PAGE, 22])
  expect(new Set(pages.flat()).size).toBe(122)
  expect(changesShown(changes, { filter: 'unplaced', page: 9 })).toMatchObject({ page: 1, count: 1 })
})
