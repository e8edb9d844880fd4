import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { LIMITS } from '../limits.ts'
import { occurrencesOf } from './recurrence.ts'

const FIRST = '20270601T090000'
const startsOf = (rule: string, first = FIRST) => occurrencesOf(rule, first, (until) => until)?.starts ?? null

/** What ical.js says of the same rule, the first occurrence always among them (RFC 5545, 3.8.5.3). */
function byIcalJs(rule: string, most: number): string[] {
  const iterator = ICAL.Recur.fromString(rule).iterator(ICAL.Time.fromDateTimeString('2027-06-01T09:00:00'))
  const starts = new Set([FIRST])
  for (let next = iterator.next(); next && starts.size < most; next = iterator.next())
    starts.add(next.toICALString().replace(/Z$/, ''))
  return [...starts]
}

const days = fc.subarray(['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'], { minLength: 1 }).map((d) => `BYDAY=${d.join()}`)
const rules = fc
  .tuple(
    fc.oneof(
      fc.constant('FREQ=DAILY'),
      fc.constant('FREQ=WEEKLY'),
      days.map((d) => `FREQ=WEEKLY;${d}`),
      fc.constantFrom(
        'FREQ=MONTHLY',
        'FREQ=MONTHLY;BYMONTHDAY=-1',
        'FREQ=MONTHLY;BYDAY=2TU',
        'FREQ=MONTHLY;BYDAY=-1FR',
        'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
        'FREQ=YEARLY',
        'FREQ=YEARLY;BYMONTH=6,9;BYDAY=1MO',
      ),
    ),
    fc.integer({ min: 1, max: 3 }),
    fc.constantFrom('UNTIL=20270915T090000', 'UNTIL=20280201T120000'),
  )
  .map(([rule, interval, end]) => `${rule};INTERVAL=${interval};${end}`)

test('rules of whole days name the same times as ical.js says', () => {
  fc.assert(
    fc.property(rules, (rule) => {
      // A first time the rule itself does not name is counted all the same; ical.js then leaves it out.
      expect(new Set(startsOf(rule)), rule).toEqual(new Set(byIcalJs(rule, 1000)))
    }),
    { numRuns: 120 },
  )
})

test('COUNT counts the first time', () => {
  expect(startsOf('FREQ=DAILY;COUNT=3')).toEqual(['20270601T090000', '20270602T090000', '20270603T090000'])
})

test('a rule without an end is cut, and says so', () => {
  const found = occurrencesOf('FREQ=DAILY', FIRST, (until) => until)
  expect([found?.starts.length, found?.cut]).toEqual([LIMITS.occurrences, true])
  expect(occurrencesOf('FREQ=DAILY;COUNT=2', FIRST, (until) => until)?.cut).toBe(false)
})

test('rules that name no day, or a time of every second, end at once', () => {
  const started = performance.now()
  expect(startsOf('FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30')).toEqual([FIRST])
  expect(startsOf('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=999999999')).toEqual([FIRST])
  for (const rule of [
    'FREQ=SECONDLY',
    'FREQ=HOURLY;BYHOUR=9;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=0',
    'FREQ=DAILY;COUNT=-1',
    'FREQ=DAILY;BYMONTH=13',
    'nonsense',
  ])
    expect(startsOf(rule), rule).toBeNull()
  expect(performance.now() - started).toBeLessThan(2_000)
})
