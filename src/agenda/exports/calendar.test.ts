import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { exportWords, iCalendar } from '../../interchange/public.ts'
import type { Language, Localized } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import { entryKept, entryToKeep } from '../kept.ts'
import { roomInCity } from '../room-place.ts'
import { anAgendaEntry, roomA } from '../samples.ts'
import { scheduleOf } from './as-schedule.ts'

const SESSION = '00000000-0000-4000-8000-000000000214'
const HOUSE: Localized[] = [
  { en: 'ITU Headquarters', ar: 'مقر الاتحاد', zh: '国际电联总部', fr: 'Siège de l’UIT' },
  { en: 'Geneva', ar: 'جنيف', zh: '日内瓦', fr: 'Genève' },
]
const words = Object.assign((_: string, code: string) => code, {
  subject: (subject: string) => ({ facet: '', term: subject, code: '', name: subject }),
  facets: [],
}) as Words

/** One session as a calendar file, and what a calendar program reads. */
function icalendar(entry: AgendaEntry, language: Language = 'en'): string {
  const schedule = scheduleOf([entry], {
    conference: {
      acronym: 'wsis-2022',
      title: 'WSIS Forum 2022',
      version: '1',
      zone: 'Europe/Zurich',
      url: null,
      baseUrl: null,
      logo: null,
      timeslotMinutes: null,
    },
    language,
    words,
    sessionUrl: (number) => `https://forum.example/en/wsis-2022/sessions/${number}`,
    submissionUrl: (reference) => `https://forum.example/en/wsis-2022/submissions/${reference}`,
    lastTimes: true,
  })
  return iCalendar(schedule, {
    program: '0',
    url: null,
    publishedAt: '2022-05-02T08:00:00Z',
    words: exportWords(language),
    placeOf: () => roomInCity(entry.room, HOUSE, language),
  })
}

const eventsIn = (file: string) =>
  new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))

test('a calendar program reads what was published, to the octet', () => {
  const file = icalendar(
    anAgendaEntry({ sessionId: SESSION, number: 214, standing: 'cancelled', sequence: 3, reason: 'Ill.' }),
  )
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
    uid: `${SESSION}@convoke`,
    sequence: 3,
    summary: 'Cancelled: Session 214',
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

test.each([
  ['ar', 'قاعة A، برج الاتحاد، مقر الاتحاد، جنيف'],
  ['zh', '日内瓦国际电联总部国际电联塔楼A会议室'],
  ['fr', 'Salle A, Tour de l’UIT, Siège de l’UIT, Genève'],
] as const)(
  'in %s the place is said in the reader’s language, from the room out or from the city in',
  (language, place) => {
    const said = { text: 'Ill.', language: 'en', others: { ar: 'مرض.', zh: '生病。', fr: 'Malade.' } }
    const file = icalendar(anAgendaEntry({ standing: 'cancelled', reason: said }), language)
    const [event] = eventsIn(file)
    expect(event?.location).toBe(place)
    expect(event?.component.getFirstProperty('location')?.getParameter('language')).toBe(language)
    expect(event?.description).toMatch(new RegExp(`^${said.others[language]}`))
  },
)

test('a room online is nowhere else, and a version published by an earlier program is read as it was', () => {
  const online = { ...roomA, kind: 'online', building: null, name: { en: 'Virtual room 2' } } as const
  expect(eventsIn(icalendar(anAgendaEntry({ room: online })))[0]?.location).toBe('Virtual room 2')
  const { level: _, ...room } = { ...roomA, name: 'Room A', building: 'ITU Tower' }
  const kept = entryKept(JSON.parse(JSON.stringify({ ...anAgendaEntry({ reason: 'Moved.' }), room })))
  expect([kept.room.name, kept.room.building, kept.reason]).toEqual([{ en: 'Room A' }, { en: 'ITU Tower' }, 'Moved.'])
  const { subjects: __, ...older } = { ...anAgendaEntry({}), actionLines: ['C8'], sdgs: ['4'], room }
  expect(entryKept(JSON.parse(JSON.stringify(older))).subjects).toEqual(['action_lines C8', 'sdgs 4'])
  const entry = anAgendaEntry({ reason: { text: 'Ill.', language: 'en', others: { ar: 'مرض.' } } })
  expect(entryKept(JSON.parse(JSON.stringify(entryToKeep(entry))))).toEqual(entry)
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
      const file = icalendar(anAgendaEntry({ title }))
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
      expect(Buffer.from(file).toString()).toBe(file) // no character was cut in two
      const events = eventsIn(file)
      expect(events).toHaveLength(1)
      const plain = title.replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, ' ')
      expect(events[0]?.summary ?? '').toBe(plain)
    }),
    { numRuns: 300 },
  )
})
