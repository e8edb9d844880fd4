import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schedule, ScheduleEvent } from '../schedule.ts'
import { jsonFaults, V1, V2 } from '../testing/frab-rules.ts'
import { schedules } from '../testing/generated.ts'
import { anEvent, aPerson, aSchedule, facts, guidNumber } from '../testing/samples.ts'
import { schedule2Json, scheduleJson } from './schedule-json.ts'

type V1Event = Record<string, unknown> & { persons: Record<string, unknown>[]; links: unknown[]; slug: string }
type V1Day = { day_start: string; day_end: string; rooms: Record<string, V1Event[]> }
type V1Conference = Record<string, unknown> & {
  acronym: string
  rooms: { name: string; guid: string }[]
  days: V1Day[]
}

const v1 = (schedule: Schedule): V1Conference => JSON.parse(scheduleJson(schedule, facts)).schedule.conference
const v1Events = (schedule: Schedule): V1Event[] => v1(schedule).days.flatMap((day) => Object.values(day.rooms).flat())
const v1Event = (said: Partial<ScheduleEvent>): V1Event => v1Events(aSchedule([anEvent(said)]))[0] as V1Event
const v2Event = (said: Partial<ScheduleEvent>) =>
  JSON.parse(schedule2Json(aSchedule([anEvent(said)]), facts)).schedule.events[0]

test('every programme passes the public schemas of both versions', () => {
  fc.assert(
    fc.property(schedules, (schedule) => {
      expect(jsonFaults(scheduleJson(schedule, facts), V1)).toEqual([])
      expect(jsonFaults(schedule2Json(schedule, facts), V2)).toEqual([])
    }),
    { numRuns: 80 },
  )
})

describe('rules of the schema of version 1', () => {
  test('J1 a person has no id beside the public name', () => {
    const [person] = v1Event({ people: [aPerson({ id: 5, code: 'ABC123', biography: 'Writes.' })] }).persons
    expect(person).toMatchObject({
      guid: aPerson().guid,
      code: 'ABC123',
      name: 'Akosua Exampleton',
      public_name: 'Akosua Exampleton',
      biography: 'Writes.',
    })
    expect(person).not.toHaveProperty('id')
  })

  test('J2 the acronym has no hyphen', () => {
    const schedule = aSchedule([anEvent()])
    expect(v1({ ...schedule, conference: { ...schedule.conference, acronym: 'igf-2027' } }).acronym).toBe('igf2027')
  })

  test('J3 events, rooms and days have no keys of our own; what goes beyond stands in meta', () => {
    const event = v1Event({ state: 'cancelled', sequence: 3, note: 'The speaker is ill.' })
    for (const key of ['state', 'sequence', 'note', 'answers', 'remote_url']) expect(event).not.toHaveProperty(key)
    expect(jsonFaults(scheduleJson(aSchedule([anEvent({ state: 'cancelled', sequence: 3 })]), facts), V1)).toEqual([])
  })

  test('J4 every room has a guid', () =>
    expect(v1(aSchedule([anEvent()])).rooms.every((room) => room.guid.length === 36)).toBe(true))

  test('J5 links are objects', () =>
    expect(v1Event({ links: [{ url: 'https://example.org/a', title: null, type: 'other' }] }).links).toEqual([
      { url: 'https://example.org/a' },
    ]))

  test('J6 slugs are in lower case, and nobody shares one', () => {
    const events = ['Forum-Opening', null, null].map((slug, n) => anEvent({ guid: guidNumber(n), id: n + 1, slug }))
    expect(v1Events(aSchedule(events)).map((e) => e.slug)).toEqual([
      'forum2027-0001-opening',
      'forum2027-0002-opening',
      'forum2027-0003-opening',
    ])
  })

  test('J7 two rooms of one name stay two', () => {
    const rooms = [1, 2].map((n) => ({
      guid: guidNumber(n),
      name: 'Room A',
      kind: null,
      capacity: null,
      description: null,
      url: null,
    }))
    const events = rooms.map((room, n) => anEvent({ guid: guidNumber(10 + n), id: n + 1, room: room.guid }))
    const [day] = v1(aSchedule(events, { rooms })).days
    expect(Object.entries(day?.rooms ?? {}).map(([name, list]) => [name, list.length])).toEqual([
      ['Room A', 1],
      ['Room A (2)', 1],
    ])
  })

  test('J8 a duration may be longer than a day', () =>
    expect(v1Event({ durationMinutes: 30 * 60 }).duration).toBe('30:00'))
})

describe('what clients demand', () => {
  test('C19 conference, events, persons and rooms have all that EventFahrplan asks for', () => {
    const said = v1(aSchedule([anEvent({ slug: null, type: null, url: null })]))
    for (const key of ['acronym', 'title', 'start', 'end', 'daysCount', 'timeslot_duration', 'days'])
      expect(said[key], key).toBeTruthy()
    const [event] = said.days.flatMap((day) => Object.values(day.rooms).flat())
    for (const key of ['guid', 'id', 'date', 'start', 'duration', 'room', 'slug', 'title', 'type', 'url'])
      expect(event?.[key], key).not.toBeNull()
    expect(event?.duration).toMatch(/^\d+:\d\d$/)
    expect(event?.persons.every((p) => p.guid && p.name)).toBe(true)
  })

  test('C20 days begin and end at a date and time with offset', () =>
    expect(v1(aSchedule([anEvent()])).days.map((d) => [d.day_start, d.day_end])).toEqual([
      ['2027-06-01T08:00:00+02:00', '2027-06-01T20:00:00+02:00'],
    ]))

  test('C22 people have a name, events a whole number as id and an abstract', () => {
    const event = v1Event({})
    expect([event.persons[0]?.name, Number.isInteger(event.id), event.abstract]).toEqual([
      'Akosua Exampleton',
      true,
      'What it is about.',
    ])
  })
})

describe('version 2', () => {
  test('says whether a session takes place, and who has which part', () => {
    const event = v2Event({
      state: 'cancelled',
      people: [aPerson({ role: 'moderator' }), aPerson({ guid: guidNumber(2), role: null })],
    })
    expect([event.state, event.title, event.participants.map((p: { role: string }) => p.role)]).toEqual([
      'CANCELED',
      'Opening',
      ['MODERATOR', 'SPEAKER'],
    ])
  })

  test('holds texts in several languages under two letters', () => {
    const translations = {
      'zh-Hans': { abstract: '摘要', description: null },
      ar: { abstract: 'ملخص', description: 'وصف' },
    }
    const event = v2Event({ languages: ['en'], abstract: 'Summary', description: 'More', translations })
    expect([event.abstract, event.description]).toEqual([
      { en: 'Summary', zh: '摘要', ar: 'ملخص' },
      { en: 'More', ar: 'وصف' },
    ])
  })

  test('an unknown language, track or room is said as such, never guessed', () => {
    const event = v2Event({ languages: [], track: null, room: null })
    expect([event.language, event.track, event.room]).toEqual([
      'xx',
      { slug: 'none' },
      { guid: '00000000-0000-0000-0000-000000000000' },
    ])
  })
})
