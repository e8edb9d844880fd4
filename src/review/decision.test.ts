import { expect, test } from 'vitest'
import { decide, type Standing } from './decision.ts'

const standing = (more: Partial<Standing> = {}): Standing => ({
  id: 'a',
  state: 'submitted',
  pending: null,
  mergedInto: 0,
  ...more,
})
const code = (r: ReturnType<typeof decide>) => (r.ok ? 'kept' : r.refusal.code)

test('a decision needs an outcome and a reason', () => {
  expect(code(decide(standing(), { outcome: '', reason: 'x', into: null }))).toBe('outcome-missing')
  expect(code(decide(standing(), { outcome: 'accepted', reason: ' ', into: null }))).toBe('reason-missing')
  expect(code(decide(standing(), { outcome: 'accepted', reason: 'It fits.', into: null }))).toBe('kept')
})

test('what was withdrawn, merged or decided is not decided again; what was deferred may be', () => {
  const states = ['withdrawn', 'merged', 'accepted', 'not_taken', 'programmed', 'deferred', 'in_review']
  expect(
    states.map((state) => code(decide(standing({ state }), { outcome: 'accepted', reason: 'x', into: null }))),
  ).toEqual(['not-decidable', 'not-decidable', 'not-decidable', 'not-decidable', 'not-decidable', 'kept', 'kept'])
})

test('a merge ends in another submission that stands by itself, so that no thread runs in a circle or into nothing', () => {
  const merge = (into: Standing | null, self = standing()) =>
    code(decide(self, { outcome: 'merged', reason: 'Same subject.', into }))
  expect(merge(null)).toBe('into-missing')
  expect(merge(standing())).toBe('into-itself')
  expect(merge(standing({ id: 'b', state: 'withdrawn' }))).toBe('into-not-standing')
  expect(merge(standing({ id: 'b', pending: 'merged' }))).toBe('into-not-standing')
  expect(merge(standing({ id: 'b' }), standing({ mergedInto: 1 }))).toBe('others-merged-in')
  expect(merge(standing({ id: 'b' }))).toBe('kept')
})
