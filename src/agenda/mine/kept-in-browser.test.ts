import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anAgendaEntry } from '../samples.ts'
import { clashesOf } from './clashes.ts'
import { keptFrom, keptInCookie } from './kept-in-browser.ts'

test('what a browser keeps of one edition comes back whole beside that of others, and whatever else a cookie holds is passed over', () => {
  const keeping = fc.record({
    seen: fc.nat(9999),
    numbers: fc
      .uniqueArray(fc.integer({ min: 1, max: 9999 }), { minLength: 1, maxLength: 40 })
      .map((n) => n.sort((a, b) => a - b)),
  })
  fc.assert(
    fc.property(keeping, keeping, fc.string(), (a, b, noise) => {
      const cookie = keptInCookie(keptInCookie(noise, 'forum-2026', a), 'forum-2027', b)
      expect(keptFrom(cookie).get('forum-2026')).toEqual(a)
      expect(keptFrom(cookie).get('forum-2027')).toEqual(b)
      expect(cookie).toMatch(/^[a-z0-9.~-]*$/)
    }),
  )
})

test('a list that is empty again leaves nothing behind', () => {
  const cookie = keptInCookie(null, 'forum-2026', { seen: 2, numbers: [7] })
  expect(keptInCookie(cookie, 'forum-2026', { seen: 2, numbers: [] })).toBe('')
})

test('sessions clash while both run, not when one begins as the other ends, and never with what is called off', () => {
  const at = (number: number, from: string, to: string, standing: 'on' | 'cancelled' = 'on') =>
    anAgendaEntry({
      number,
      standing,
      startsAt: new Date(`2022-06-01T${from}:00Z`),
      endsAt: new Date(`2022-06-01T${to}:00Z`),
    })
  const clashes = clashesOf([
    at(1, '07:00', '09:00'),
    at(2, '08:00', '08:30'),
    at(3, '09:00', '10:00'),
    at(4, '07:00', '10:00', 'cancelled'),
  ])
  expect([...clashes].map(([number, beside]) => [number, beside.map((entry) => entry.number)])).toEqual([
    [1, [2]],
    [2, [1]],
  ])
})
