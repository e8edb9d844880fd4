import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { icalendar } from './icalendar.ts'
import { anAgendaEntry } from './samples.ts'

const facts = {
  name: 'WSIS Forum 2022',
  language: 'en',
  zone: 'Europe/Zurich',
  publishedAt: new Date('2022-05-02T08:00:00Z'),
  sessionUrl: (number: number) => `https://forum.example/en/wsis-2022/sessions/${number}`,
  venue: 'ITU Headquarters, Geneva',
}

const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))

test('a calendar program reads what was published, to the octet', () => {
  const file = icalendar([anAgendaEntry({ number: 214, standing: 'cancelled', sequence: 3, reason: 'Ill.' })], facts)
  const [event] = eventsIn(file)
  expect({
    uid: event?.uid,
    sequence: event?.sequence,
    summary: event?.summary,
    location: event?.location,
    start: event?.startDate.toJSDate().toISOString(),
    end: event?.endDate.toJSDate().toISOString(),
    status: event?.component.getFirstPropertyValue('status'),
    changed: String(event?.component.getFirstPropertyValue('last-modified')),
    stamp: String(event?.component.getFirstPropertyValue('dtstamp')),
    url: event?.component.getFirstPropertyValue('url'),
    language: event?.component.getFirstProperty('summary')?.getParameter('language'),
  }).toEqual({
    uid: 'session-214@convoke',
    sequence: 3,
    summary: 'Session 214',
    location: 'Room A, ITU Tower, ITU Headquarters, Geneva',
    start: '2022-06-01T07:00:00.000Z',
    end: '2022-06-01T08:30:00.000Z',
    status: 'CANCELLED',
    changed: '2022-05-01T10:00:00Z',
    stamp: '2022-05-02T08:00:00Z',
    url: 'https://forum.example/en/wsis-2022/sessions/214',
    language: 'en',
  })
})

test('any title survives: commas, backslashes, line breaks, Arabic, Chinese, emoji; no line is longer than 75 octets', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.string({
      unit: fc.constantFrom('\\', ';', ',', '\n', ':', '"', 'n', 'N', ' ', 'م', '界', '👩‍💻'),
      maxLength: 200,
    }),
    fc.constant('END:VEVENT\r\nBEGIN:VALARM'),
  )
  fc.assert(
    fc.property(hostile, (title) => {
      const file = icalendar([anAgendaEntry({ title })], facts)
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(file).toString()).toBe(file) // no character was cut in two
      const events = eventsIn(file)
      expect(events).toHaveLength(1)
      const plain = title.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/(?!\n)\p{Cc}/gu, ' ')
      expect(events[0]?.summary ?? '').toBe(plain)
    }),
    { numRuns: 300 },
  )
})
