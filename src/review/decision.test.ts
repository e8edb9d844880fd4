import { expect, test } from 'vitest'
import { decide, type Kept, mergesEndedBy, type Outcome, rule, type SameFamily, type Standing } from './decision.ts'
import { familiesIn } from './families.ts'
import { type Waiting, whyHeldBack } from './held-back.ts'

const kept = (outcome: Outcome, more: Partial<Kept> = {}): Kept => ({
  id: `d-${outcome}`,
  outcome,
  intoId: null,
  by: 'maria',
  at: new Date('2022-03-10T10:00:00Z'),
  ...more,
})
const standing = (more: Partial<Standing> = {}): Standing => ({
  id: 'a',
  reference: 'OCP22-0001',
  kind: 'workshop_request',
  state: 'submitted',
  version: 1,
  pending: null,
  released: null,
  releasing: false,
  mergesPending: [],
  mergesReleased: [],
  ...more,
})
const sameKind: SameFamily = (kind, other) => kind === other
const because = (text: string) => ({ text, language: 'en', others: {} })
const codeOf = (r: { ok: boolean; refusal?: { code: string } }) => (r.ok ? 'kept' : r.refusal?.code)
const decided = (submission: Standing, outcome: string, text = 'It fits.', into: Standing | null = null) =>
  codeOf(decide(submission, { outcome, reason: because(text), into }, sameKind))

test('a decision needs an outcome and a reason, and a reason nobody reads to the end is no reason', () => {
  expect(decided(standing(), '')).toBe('outcome-missing')
  expect(decided(standing(), 'accepted', ' ')).toBe('reason-missing')
  expect(decided(standing(), 'accepted', 'x'.repeat(2001))).toBe('reason-too-long')
  expect(decided(standing(), 'accepted')).toBe('kept')
})

test('a reason in another language is kept where it was written, and not twice in its own', () => {
  const reason = { text: ' It fits. ', language: 'en', others: { en: 'again', ar: ' يناسب ', fr: '  ' } }
  expect(decide(standing(), { outcome: 'accepted', reason, into: null }, sameKind)).toMatchObject({
    value: { reason: { text: 'It fits.', language: 'en', others: { ar: 'يناسب' } } },
  })
})

test('what was withdrawn or reported is not decided; what was released is decided anew, one by one and never in passing', () => {
  const states = ['withdrawn', 'reported', 'submitted', 'in_review', 'deferred', 'accepted', 'merged', 'not_taken']
  const all = (anew: boolean) =>
    states.map((state) => codeOf(rule(standing({ state }), { outcome: 'accepted', into: null }, sameKind, anew)))
  const gone = ['not-decidable', 'not-decidable', 'kept', 'kept', 'kept']
  expect(all(true)).toEqual([...gone, 'kept', 'kept', 'kept'])
  expect(all(false)).toEqual([...gone, 'released-already', 'released-already', 'released-already'])
  const released = standing({ state: 'not_taken', released: kept('not_taken') })
  expect(rule(released, { outcome: 'accepted', into: null }, sameKind, true)).toMatchObject({
    value: { replacesId: 'd-not_taken' },
  })
  // A deferred one was put off with a promise to decide: deciding it undoes nothing.
  const deferred = standing({ state: 'deferred', released: kept('deferred') })
  expect(rule(deferred, { outcome: 'accepted', into: null }, sameKind, true)).toMatchObject({
    value: { replacesId: null },
  })
})

test('a decision that is being released stays as it is', () => {
  expect(decided(standing({ pending: kept('accepted'), releasing: true }), 'not_taken')).toBe('being-released')
})

test('a merge ends in another submission of its family that stands by itself, so that no thread runs in a circle or into nothing', () => {
  const other = (more: Partial<Standing> = {}) => standing({ id: 'b', reference: 'OCP22-0002', ...more })
  const merge = (into: Standing | null, self = standing()) => decided(self, 'merged', 'Same subject.', into)
  expect(merge(null)).toBe('into-missing')
  expect(merge(standing())).toBe('into-itself')
  expect(merge(other({ kind: 'official_submission' }))).toBe('into-other-family')
  expect(merge(other({ state: 'withdrawn' }))).toBe('into-not-standing')
  expect(merge(other({ pending: kept('merged', { intoId: 'c' }) }))).toBe('into-not-standing')
  expect(merge(other({ pending: kept('not_taken') }))).toBe('into-not-standing')
  expect(merge(other(), standing({ mergesPending: ['OCP22-0003'] }))).toBe('others-merged-in')
  expect(merge(other(), standing({ mergesReleased: ['OCP22-0002'] }))).toBe('into-not-standing')
  expect(merge(other())).toBe('kept')
})

test('a host of released merges may be decided anew; then those merges end', () => {
  const host = standing({ state: 'accepted', released: kept('accepted'), mergesReleased: ['OCP22-0003'] })
  expect(decided(host, 'not_taken')).toBe('kept')
  expect(mergesEndedBy('not_taken', host)).toEqual(['OCP22-0003'])
  expect(mergesEndedBy('deferred', host)).toEqual([])
})

test('which kinds are of one family is data of the edition; a kind without one stands alone', () => {
  const term = (code: string, family?: string) => ({ code, name: {}, details: family ? { family } : {} })
  const same = familiesIn(
    new Map([['submission_kinds', [term('text', 'inputs'), term('input', 'inputs'), term('workshop')]]]),
  )
  expect([same('text', 'input'), same('workshop', 'workshop'), same('workshop', 'text')]).toEqual([true, true, false])
})

const waiting = (more: Partial<Waiting> = {}): Waiting => ({
  outcome: 'accepted',
  madeOn: 1,
  replacesId: null,
  submission: { state: 'submitted', version: 1, releasedId: null },
  into: null,
  ...more,
})
const into = (state: string, pending: Outcome | null = null) => ({ reference: 'OCP22-0002', state, pending })

test.each<[string, Waiting, string | undefined]>([
  ['nothing has changed', waiting(), undefined],
  ['withdrawn', waiting({ submission: { state: 'withdrawn', version: 1, releasedId: null } }), 'withdrawn'],
  ['amended since', waiting({ submission: { state: 'submitted', version: 2, releasedId: null } }), 'amended'],
  ['version not noted by an older program', waiting({ madeOn: null }), 'amended'],
  [
    'released by somebody meanwhile',
    waiting({ submission: { state: 'not_taken', version: 1, releasedId: 'x' } }),
    'decided-meanwhile',
  ],
  [
    'anew, of the decision that holds',
    waiting({ replacesId: 'x', submission: { state: 'not_taken', version: 1, releasedId: 'x' } }),
    undefined,
  ],
  [
    'anew, of a decision that no longer holds',
    waiting({ replacesId: 'x', submission: { state: 'not_taken', version: 1, releasedId: 'y' } }),
    'decided-meanwhile',
  ],
  ['its target withdrawn', waiting({ outcome: 'merged', into: into('withdrawn') }), 'into-withdrawn'],
  ['its target not taken', waiting({ outcome: 'merged', into: into('not_taken') }), 'into-not-standing'],
  [
    'its target about to be merged',
    waiting({ outcome: 'merged', into: into('submitted', 'merged') }),
    'into-not-standing',
  ],
  ['its target stands', waiting({ outcome: 'merged', into: into('submitted', 'accepted') }), undefined],
])('at the release: %s', (_, decision, code) => {
  expect(whyHeldBack(decision)?.code).toBe(code)
})
