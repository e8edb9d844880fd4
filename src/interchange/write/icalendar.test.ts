import fc from 'fast-check'
import ICAL from 'ical.js'
import nodeIcal from 'node-ical'
import { convertIcsCalendar } from 'ts-ics'
import { describe, expect, test } from 'vitest'
import { endOf, type Schedule, type ScheduleEvent } from '../schedule.ts'
import { schedules } from '../testing/generated.ts'
import { anEvent, aSchedule, facts, guidNumber } from '../testing/samples.ts'
import { markedTitle } from './export-facts.ts'
import { iCalendar, uidOf } from './icalendar.ts'

const textOf = (schedule: Schedule) => iCalendar(schedule, facts)
/** Lines with their folding undone. */
const linesOf = (schedule: Schedule) => textOf(schedule).replaceAll('\r\n ', '').split('\r\n')
const eventLines = (said: Partial<ScheduleEvent>) => {
  const lines = linesOf(aSchedule([anEvent(said)]))
  return lines.slice(lines.indexOf('BEGIN:VEVENT'), lines.indexOf('END:VEVENT'))
}
const lineOf = (said: Partial<ScheduleEvent>, name: string) =>
  eventLines(said).find((line) => new RegExp(`^${name}[:;]`).test(line))

type Seen = {
  readonly uid: string
  readonly title: string
  readonly start: number
  readonly end: number
  readonly location: string
  readonly cancelled: boolean
  readonly sequence: number
}
const inOrder = (seen: readonly Seen[]) => seen.toSorted((a, b) => (a.uid < b.uid ? -1 : 1))

/** The zones of the file itself, none of ical.js's own. */
function withIcalJs(text: string): Seen[] {
  ICAL.TimezoneService.reset()
  const calendar = ICAL.Component.fromString(text)
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone)
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return {
      uid: event.uid,
      title: event.summary,
      start: event.startDate.toJSDate().getTime(),
      end: event.endDate.toJSDate().getTime(),
      location: event.location,
      cancelled: component.getFirstPropertyValue('status') === 'CANCELLED',
      sequence: event.sequence,
    }
  })
}

function withNodeIcal(text: string): Seen[] {
  const value = (said: unknown) => String(typeof said === 'object' && said !== null && 'val' in said ? said.val : said)
  return Object.values(nodeIcal.sync.parseICS(text)).flatMap((entry) => {
    if (entry?.type !== 'VEVENT') return []
    return [
      {
        uid: entry.uid,
        title: value(entry.summary),
        start: entry.start.getTime(),
        end: (entry.end ?? entry.start).getTime(),
        location: value(entry.location),
        cancelled: entry.status === 'CANCELLED',
        sequence: Number(entry.sequence ?? 0),
      },
    ]
  })
}

function withTsIcs(text: string): Seen[] {
  return (convertIcsCalendar(undefined, text).events ?? []).map((event) => ({
    uid: event.uid,
    title: event.summary,
    start: event.start.date.getTime(),
    end: event.end?.date.getTime() ?? event.start.date.getTime(),
    location: event.location ?? '',
    cancelled: event.status === 'CANCELLED',
    sequence: event.sequence ?? 0,
  }))
}

const meant = ({ events, rooms }: Schedule): Seen[] =>
  events
    .filter((event) => event.start !== null)
    .map((event) => ({
      uid: uidOf(event),
      title: markedTitle(event, facts.words),
      start: Date.parse(event.start ?? ''),
      end: Date.parse(endOf(event) ?? ''),
      location: rooms.find((room) => room.guid === event.room)?.name ?? facts.words.roomUnknown,
      cancelled: event.state !== 'confirmed',
      sequence: event.sequence,
    }))

/** Escapes are read differently by one or the other of the three; times, names and states never are. */
const plainly = (seen: readonly Seen[]) => inOrder(seen).map(({ title: _, location: __, ...rest }) => rest)

test('three independent parsers read what was meant, on days when clocks change and across midnight', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      const text = textOf(schedule)
      expect(inOrder(withIcalJs(text))).toEqual(inOrder(meant(schedule)))
      expect(plainly(withNodeIcal(text))).toEqual(plainly(meant(schedule)))
      // It looks for these words anywhere, also in a title.
      if (!linesOf(schedule).some((line) => /.BEGIN:VEVENT/.test(line)))
        expect(plainly(withTsIcs(text))).toEqual(plainly(meant(schedule)))
    }),
    { numRuns: 60 },
  )
})

test('titles and rooms in Arabic and Chinese arrive in all three parsers as they are', () => {
  const events = [
    'مستقبل الحوكمة الرقمية: رؤية مشتركة',
    '弥合数字鸿沟：面向所有人的互联网接入与能力建设',
    'Naïve café, 100 % — “quoted”',
  ].map((title, n) => anEvent({ guid: guidNumber(n), id: n + 1, title, abstract: title.repeat(20) }))
  const schedule = aSchedule(events)
  for (const read of [withIcalJs, withNodeIcal, withTsIcs])
    expect(inOrder(read(textOf(schedule)))).toEqual(inOrder(meant(schedule)))
})

describe('what calendars and clients demand', () => {
  test('C10 every entry has UID, SUMMARY, LOCATION, DTSTART and an end, without room and length too', () => {
    for (const said of [{}, { room: null, durationMinutes: null }]) {
      for (const name of ['UID', 'SUMMARY', 'LOCATION', 'DTSTART']) expect(lineOf(said, name), name).toBeDefined()
      expect(lineOf(said, 'DTEND') ?? lineOf(said, 'DURATION')).toBeDefined()
    }
    expect(lineOf({ room: null }, 'LOCATION')).toBe('LOCATION:Room to be announced')
  })

  test('C11 lines are folded with a space', () => {
    expect(textOf(aSchedule([anEvent({ abstract: 'long '.repeat(100) })]))).toContain('\r\n ')
    expect(textOf(aSchedule([anEvent({ abstract: 'long '.repeat(100) })]))).not.toMatch(/\r\n\t/)
  })

  test('C12 no entry of whole days, and no zone that is not defined in the file', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const text = textOf(schedule)
        expect(text).not.toContain('VALUE=DATE')
        const defined = new Set([...text.matchAll(/\r\nTZID:(.+)\r\n/g)].map((m) => m[1]))
        for (const [, used] of text.matchAll(/;TZID=([^:;\r]+)/g)) expect(defined).toContain(used)
      }),
      { numRuns: 40 },
    )
  })

  test('C13 no alarms', () => expect(textOf(aSchedule([anEvent()]))).not.toContain('VALARM'))

  test('C14 the calendar has a name', () =>
    expect(linesOf(aSchedule([anEvent()]))).toContain('X-WR-CALNAME;LANGUAGE=en:Sample Forum 2027'))

  test('C23 local times stand with their IANA zone and its VTIMEZONE, those of UTC without', () => {
    expect(lineOf({}, 'DTSTART')).toBe('DTSTART;TZID=Europe/Zurich:20270601T090000')
    const lines = linesOf(aSchedule([anEvent()]))
    expect(lines.slice(lines.indexOf('BEGIN:VTIMEZONE'), lines.indexOf('END:VTIMEZONE'))).toContain(
      'TZID:Europe/Zurich',
    )
    expect(lineOf({ zone: 'UTC' }, 'DTSTART')).toBe('DTSTART:20270601T070000Z')
  })

  test('C23 the hour that clocks repeat is told apart: both its times stand in UTC, for readers take either', () => {
    const [first, second] = ['2027-10-31T00:30:00Z', '2027-10-31T01:30:00Z'].map((start) =>
      lineOf({ start }, 'DTSTART'),
    )
    expect([first, second]).toEqual(['DTSTART:20271031T003000Z', 'DTSTART:20271031T013000Z'])
  })

  test('C24 one UID for each time, the same from version to version, and the one a session came with', () => {
    expect(lineOf({ sequence: 0 }, 'UID')).toBe(
      lineOf({ sequence: 4, start: '2027-06-02T07:00:00Z', title: 'Renamed' }, 'UID'),
    )
    expect(lineOf({ uid: 'entry-7@elsewhere.example' }, 'UID')).toBe('UID:entry-7@elsewhere.example')
  })

  test('C25 SEQUENCE and LAST-MODIFIED tell of a change, STATUS of a session that does not take place', () => {
    const said = { sequence: 3, updated: '2027-05-01T10:00:00Z' }
    expect([lineOf(said, 'SEQUENCE'), lineOf(said, 'LAST-MODIFIED')]).toEqual([
      'SEQUENCE:3',
      'LAST-MODIFIED:20270501T100000Z',
    ])
    const states = (['confirmed', 'cancelled', 'postponed'] as const).map((state) => lineOf({ state }, 'STATUS'))
    expect(states).toEqual(['STATUS:CONFIRMED', 'STATUS:CANCELLED', 'STATUS:CANCELLED'])
  })

  test('C26 lines end with CRLF and have at most 75 octets, and no letter is cut in two', () => {
    fc.assert(
      fc.property(schedules, (schedule) => {
        const text = textOf(schedule)
        expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
        for (const line of text.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
          expect(line.isWellFormed()).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })
})

test('nothing in a text can end its line and begin a property', () => {
  const injected = eventLines({
    title: 'x\r\nATTENDEE:mailto:a@example.org',
    note: 'y\nBEGIN:VALARM\u2028z',
    abstract: '\\n;,',
  })
  expect(injected.filter((line) => /^(ATTENDEE|BEGIN:VALARM)/.test(line))).toEqual([])
  expect(lineOf({ abstract: '\\n;,', people: [], url: null }, 'DESCRIPTION')).toBe(
    'DESCRIPTION;LANGUAGE=en:\\\\n\\;\\,',
  )
})
