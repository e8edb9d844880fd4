import { expect, test } from 'vitest'
import {
  comesOnSite,
  comesTooLate,
  holdsPlace,
  judged,
  mayRegister,
  needsApproval,
  standing,
  takesPart,
} from './registration.ts'

const now = new Date('2022-05-20T10:00:00Z')
const terms = {
  formId: 'f',
  opensAt: new Date('2022-01-10T08:00:00Z'),
  closesAt: new Date('2022-06-03T16:00:00Z'),
  places: 1,
  approval: 'none' as const,
}
const none = { approvedAt: null, waitingSince: null }
const stood = (more: object) => ({
  state: 'confirmed' as const,
  presence: 'on_site' as const,
  toAgreeSince: null,
  ...none,
  ...more,
})

test('who comes when all places are taken waits, and who takes part from afar never does', () => {
  expect(standing({ terms, taken: 1, own: null }, 'on_site', now)).toEqual({
    ...none,
    state: 'waiting',
    waitingSince: now,
  })
  expect(standing({ terms, taken: 1, own: null }, 'remote', now).state).toBe('confirmed')
  expect(takesPart(stood({ state: 'waiting' }))).toBe('remote')
})

test('who holds a place keeps it, and who waits keeps their turn, whatever else they change', () => {
  const since = new Date('2022-05-01T00:00:00Z')
  expect(standing({ terms, taken: 1, own: stood({}) }, 'on_site', now).state).toBe('confirmed')
  const waiting = stood({ state: 'waiting', waitingSince: since })
  expect(standing({ terms, taken: 1, own: waiting }, 'on_site', now).waitingSince).toEqual(since)
})

test('where approval is wished, nobody has a place before it, and approval given lasts until the registration is over', () => {
  const asking = { ...terms, places: 9, approval: 'on_site' as const }
  expect(needsApproval('on_site', 'remote')).toBe(false)
  expect(standing({ terms: asking, taken: 0, own: null }, 'on_site', now).state).toBe('asked')
  const asked = stood({ state: 'asked' })
  const approved = judged('approve', { terms: asking, taken: 0, own: asked }, now)
  expect(approved).toEqual({ state: 'confirmed', approvedAt: now, waitingSince: null })
  expect(standing({ terms: asking, taken: 1, own: stood({ approvedAt: now }) }, 'on_site', now).state).toBe('confirmed')
  const cancelled = stood({ state: 'cancelled', approvedAt: now })
  expect(standing({ terms: asking, taken: 0, own: cancelled }, 'on_site', now).state).toBe('asked')
})

test('approval does not make places: who is approved when all are taken waits like everybody', () => {
  const asked = stood({ state: 'asked' })
  expect(judged('approve', { terms, taken: 1, own: asked }, now)?.state).toBe('waiting')
  expect(judged('refuse', { terms, taken: 1, own: stood({}) }, now)).toBeNull()
  expect(judged('cancel', { terms, taken: 1, own: stood({ state: 'cancelled' }) }, now)).toBeNull()
})

test('registration is open from its opening and before its closing, and whom the secretariat refused does not come back by the form', () => {
  expect(mayRegister(terms, null, terms.opensAt).ok).toBe(true)
  expect(mayRegister(terms, null, terms.closesAt).ok).toBe(false)
  expect(mayRegister(terms, stood({ state: 'refused' }), now).ok).toBe(false)
})

test('whoever is registered changes what they said at any time, but nobody comes on site anew once registration is closed', () => {
  const late = terms.closesAt
  for (const state of ['confirmed', 'waiting', 'asked'] as const)
    expect(mayRegister(terms, stood({ state }), late).ok, state).toBe(true)
  expect(mayRegister(terms, stood({ state: 'cancelled' }), late).ok).toBe(false)
  expect(comesTooLate(terms, stood({ presence: 'remote' }), 'on_site', late)).toBe(true)
  expect(comesTooLate(terms, stood({ presence: 'remote' }), 'on_site', now)).toBe(false)
  expect(comesTooLate(terms, stood({}), 'on_site', late)).toBe(false)
  expect(comesTooLate(terms, stood({}), 'remote', late)).toBe(false)
})

test('whoever was registered by somebody else takes part once they agree, and may agree when registration is closed', () => {
  const unasked = stood({ toAgreeSince: now })
  expect(takesPart(unasked)).toBeNull()
  expect(comesOnSite(unasked)).toBe(false)
  expect(holdsPlace(unasked), 'the place is kept for them').toBe(true)
  expect(mayRegister(terms, unasked, terms.closesAt).ok).toBe(true)
  expect(mayRegister(terms, stood({ toAgreeSince: now, state: 'cancelled' }), terms.closesAt).ok).toBe(false)
})
