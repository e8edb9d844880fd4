import fc from 'fast-check'
import { expect, test } from 'vitest'
import { without } from './spans.ts'

test('what is taken out of the middle leaves both ends', () => {
  expect(without([{ from: 0, to: 10 }], [{ from: 3, to: 5 }])).toEqual([
    { from: 0, to: 3 },
    { from: 5, to: 10 },
  ])
})

test('a moment is left exactly when a stretch has it and no hole does, in whatever order the holes come', () => {
  const span = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 10 })).map(([from, long]) => ({ from, to: from + long }))
  const has = (spans: readonly { from: number; to: number }[], at: number) =>
    spans.some((s) => s.from <= at && at < s.to)
  fc.assert(
    fc.property(span, fc.array(span, { maxLength: 6 }), (whole, holes) => {
      const left = without([whole], holes)
      for (let at = 0; at < 42; at++) expect(has(left, at)).toBe(has([whole], at) && !has(holes, at))
      for (const part of left) expect(part.from).toBeLessThan(part.to)
    }),
  )
})
