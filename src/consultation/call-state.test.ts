import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { readEditionFile } from '../editions/public.ts'
import { formatDate, formatOffset, formatTime, shownEnd } from '../platform/languages/public.ts'
import { callState, nowAmong, timeLeft } from './call-state.ts'
import { instantOf } from './wall-clock.ts'

const call = { opensAt: new Date('2021-08-19T12:00:00Z'), closesAt: new Date('2022-03-07T14:00:00Z') }

test('a call is open from its first millisecond and closed from the deadline itself', () => {
  const at = (base: Date, ms: number) => callState(call, new Date(base.getTime() + ms))
  expect([at(call.opensAt, -1), at(call.opensAt, 0), at(call.closesAt, -1), at(call.closesAt, 0)]).toEqual([
    'not_yet',
    'open',
    'open',
    'closed',
  ])
})

test('the state of a call does not depend on where anybody sits, and what is left is never promised too long', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }), (ms) => {
      const now = new Date(call.closesAt.getTime() + ms)
      const left = timeLeft(call.closesAt, now)
      const unit = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 }
      expect(callState(call, now) === 'open').toBe(ms < 0)
      if (left) expect(left.count * unit[left.unit]).toBeLessThanOrEqual(-ms)
      else expect(ms).toBeGreaterThanOrEqual(0)
    }),
  )
})

test('the letter’s wall clocks are the instants of its phases, through both changes of the clock', () => {
  const wall = ['2021-08-19T14:00', '2021-12-08T13:50', '2022-01-31T14:00', '2022-03-07T15:00', '2022-05-02T14:00']
  const utc = wall.map((w) => instantOf(w, 'Europe/Zurich')).map((r) => (r.ok ? r.value.toISOString() : r.refusal.code))
  expect(utc).toEqual([
    '2021-08-19T12:00:00.000Z',
    '2021-12-08T12:50:00.000Z',
    '2022-01-31T13:00:00.000Z',
    '2022-03-07T14:00:00.000Z',
    '2022-05-02T12:00:00.000Z',
  ])
})

const { phases } = readEditionFile('wsis-forum-2022', 'facts') as { phases: { utc_start: string }[] }

test('at every instant one of the letter’s five phases is the present one, and the next begins with its very first millisecond', () => {
  const starts = phases.map((p) => ({ startsAt: new Date(p.utc_start) }))
  expect(starts).toHaveLength(5)
  for (const [i, { startsAt }] of starts.entries()) {
    expect(nowAmong(starts, new Date(startsAt.getTime() - 1))?.index ?? -1).toBe(i - 1)
    expect(nowAmong(starts, startsAt)).toEqual({ index: i, share: 0 })
  }
  const [first, last] = [Date.UTC(2021, 7, 1), Date.UTC(2022, 5, 30)]
  const moments = fc.tuple(fc.integer({ min: first, max: last }), fc.integer({ min: first, max: last }))
  fc.assert(
    fc.property(moments, ([a, b]) => {
      const far = [Math.min(a, b), Math.max(a, b)].map((ms) => {
        const found = nowAmong(starts, new Date(ms))
        expect(found === null).toBe(ms < (starts[0]?.startsAt.getTime() ?? 0))
        if (found) expect(found.share >= 0 && found.share < 1).toBe(true)
        return found ? found.index + found.share : -1
      })
      expect(far[0]).toBeLessThanOrEqual(far[1] ?? 0) // time never goes back on the line
    }),
  )
})

test('of two calls that follow each other exactly one is open at every instant, also the one they share', () => {
  const times = fc.uniqueArray(fc.integer({ min: 0, max: 4_000_000_000_000 }), { minLength: 3, maxLength: 3 })
  fc.assert(
    fc.property(times, fc.integer({ min: -2, max: 2 }), fc.constantFrom(0, 1, 2), (list, aside, which) => {
      const [from, between, to] = list.sort((a, b) => a - b).map((ms) => new Date(ms)) as [Date, Date, Date]
      const now = new Date((list[which] ?? 0) + aside)
      const open = [
        { opensAt: from, closesAt: between },
        { opensAt: between, closesAt: to },
      ].filter((c) => callState(c, now) === 'open')
      expect(open).toHaveLength(from <= now && now < to ? 1 : 0)
    }),
  )
})

test('a deadline beside a change of the clock is late at its own millisecond, and no two minutes are written alike', () => {
  // Northern and southern summer, half an hour (Lord Howe), a change at midnight (Beirut), one against the season (Casablanca).
  const zones = [
    'Europe/Zurich',
    'America/New_York',
    'Australia/Sydney',
    'Australia/Lord_Howe',
    'Asia/Beirut',
    'Africa/Casablanca',
  ]
  const changes = zones.flatMap((zone) => {
    let at = Temporal.Instant.from('2022-01-01T00:00:00Z').toZonedDateTimeISO(zone)
    const found: { zone: string; change: number }[] = []
    for (
      let next = at.getTimeZoneTransition('next');
      next && next.year === 2022;
      next = at.getTimeZoneTransition('next')
    ) {
      found.push({ zone, change: next.epochMilliseconds })
      at = next
    }
    return found
  })
  expect(changes.length).toBeGreaterThanOrEqual(12)
  const minutes = fc.integer({ min: -150, max: 150 })
  fc.assert(
    fc.property(fc.constantFrom(...changes), minutes, minutes, ({ zone, change }, m, other) => {
      const at = (minute: number) => new Date(change + minute * 60_000)
      const closing = { opensAt: new Date(0), closesAt: at(m) }
      expect(callState(closing, new Date(at(m).getTime() - 1))).toBe('open')
      expect(callState(closing, at(m))).toBe('closed')
      const said = (minute: number) =>
        `${formatDate(at(minute), 'en', zone)} ${formatTime(at(minute), 'en', zone)} ${formatOffset(at(minute), zone)}`
      expect(said(m) === said(other)).toBe(m === other)
      expect(new Date(said(m).replace('UTC', 'GMT')).getTime()).toBe(at(m).getTime())
    }),
  )
})

test('a wall clock that does not exist, or exists twice, is refused', () => {
  expect(instantOf('2022-03-27T02:30', 'Europe/Zurich').ok).toBe(false)
  expect(instantOf('2021-10-31T02:30', 'Europe/Zurich').ok).toBe(false)
  expect(instantOf('next Monday', 'Europe/Zurich').ok).toBe(false)
})

test('every instant has a wall clock that leads back to it, in zones from UTC-12 to UTC+14', () => {
  const zones = ['Etc/GMT+12', 'Pacific/Kiritimati', 'Europe/Zurich', 'Asia/Kathmandu', 'America/St_Johns', 'UTC']
  fc.assert(
    fc.property(fc.constantFrom(...zones), fc.integer({ min: 27_000_000, max: 28_500_000 }), (zone, minute) => {
      const at = new Date(minute * 60_000)
      const date = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(at)
      const back = instantOf(`${date}T${formatTime(at, 'en', zone)}`, zone)
      expect(formatOffset(at, zone)).toMatch(/^UTC[+-]\d\d:\d\d$/)
      if (back.ok) expect(back.value.getTime()).toBe(at.getTime())
      else expect(back.refusal.code).toBe('time-ambiguous')
    }),
  )
})

test('an end at midnight is shown on the day it ends, every other end as it is', () => {
  expect(formatTime(shownEnd(new Date('2022-03-11T23:00:00Z'), 'Europe/Zurich'), 'en', 'Europe/Zurich')).toBe('23:59')
  expect(formatTime(shownEnd(call.closesAt, 'Europe/Zurich'), 'en', 'Europe/Zurich')).toBe('15:00')
})

test('now stands between the last milestone that has begun and the next', () => {
  const at = (s: string) => ({ startsAt: new Date(s) })
  const path = [at('2022-01-01T00:00:00Z'), at('2022-01-11T00:00:00Z')]
  expect(nowAmong(path, new Date('2021-12-31T00:00:00Z'))).toBeNull()
  expect(nowAmong(path, new Date('2022-01-06T00:00:00Z'))).toEqual({ index: 0, share: 0.5 })
  expect(nowAmong(path, new Date('2022-02-01T00:00:00Z'))).toEqual({ index: 1, share: 0 })
})
