import { expect, test } from 'vitest'
import { adjustedRandIndex, normalisedMutualInformation, pairScores } from './measures.ts'

test('the adjusted Rand index equals the value worked out by hand', () => {
  // Contingency 2,1 / 1,2: 2 pairs together of 15; 6 and 6 in the groupings; expected 36/15.
  expect(adjustedRandIndex([0, 0, 0, 1, 1, 1], [0, 0, 1, 0, 1, 1])).toBeCloseTo((2 - 2.4) / (6 - 2.4), 12)
  expect(adjustedRandIndex(['a', 'a', 'b'], [7, 7, 3])).toBe(1)
  expect(adjustedRandIndex([1, 2, 3], [1, 2, 3])).toBe(1)
})

test('pairs count a group as often as it has pairs', () => {
  expect(pairScores([0, 0, 0, 1], [0, 0, 1, 1])).toEqual({ precision: 0.5, recall: 1 / 3, f1: 0.4 })
  expect(pairScores([0, 1], [0, 1])).toEqual({ precision: 1, recall: 1, f1: 1 })
})

test('mutual information is 1 for the same grouping under other names and 0 for independent ones', () => {
  expect(normalisedMutualInformation([0, 0, 1, 1], ['x', 'x', 'y', 'y'])).toBeCloseTo(1, 12)
  expect(normalisedMutualInformation([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(0, 12)
})
