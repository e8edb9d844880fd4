import { emptyEvent, type Schedule, type ScheduleEvent, type SchedulePerson } from '../schedule.ts'
import type { ExportFacts } from '../write/export-facts.ts'

export const facts: ExportFacts = {
  program: '0.1.0',
  url: 'https://forum.example.org/2027/schedule.xml',
  publishedAt: '2027-05-01T10:00:00Z',
  words: {
    language: 'en',
    cancelled: 'Cancelled:',
    postponed: 'Postponed:',
    unplaced: 'Time to be announced:',
    roomUnknown: 'Room to be announced',
  },
}

const ROOM_A = '11111111-1111-4111-8111-111111111111'
const ROOM_B = '22222222-2222-4222-8222-222222222222'

export const aPerson = (said: Partial<SchedulePerson> = {}): SchedulePerson => ({
  guid: '33333333-3333-4333-8333-333333333333',
  id: null,
  code: null,
  name: 'Akosua Exampleton',
  role: 'moderator',
  organization: 'Sample Network',
  biography: null,
  avatar: null,
  url: null,
  ...said,
})

/** A session on 1 June 2027 at nine in Zurich; every field can be said otherwise. */
export const anEvent = (said: Partial<ScheduleEvent> = {}): ScheduleEvent => ({
  ...emptyEvent('44444444-4444-4444-8444-444444444444', 'Opening', 'Europe/Zurich'),
  id: 101,
  start: '2027-06-01T07:00:00Z',
  durationMinutes: 90,
  day: '2027-06-01',
  room: ROOM_A,
  track: 'Access',
  type: 'workshop',
  languages: ['en'],
  abstract: 'What it is about.',
  url: 'https://forum.example.org/2027/sessions/101',
  people: [aPerson()],
  ...said,
})

/** A programme of the given sessions in two rooms. */
export const aSchedule = (events: readonly ScheduleEvent[], said: Partial<Schedule> = {}): Schedule => ({
  conference: {
    acronym: 'forum2027',
    title: 'Sample Forum 2027',
    version: '3',
    zone: 'Europe/Zurich',
    url: 'https://forum.example.org/2027',
    baseUrl: null,
    logo: null,
    timeslotMinutes: 15,
  },
  days: [{ date: '2027-06-01', start: '2027-06-01T06:00:00Z', end: '2027-06-01T18:00:00Z' }],
  rooms: [
    { guid: ROOM_A, name: 'Room A', kind: null, capacity: 180, description: null, url: null },
    { guid: ROOM_B, name: 'Online', kind: 'online', capacity: null, description: null, url: null },
  ],
  tracks: [{ name: 'Access', color: '#0077aa' }],
  events,
  ...said,
})

export const inRoomB = ROOM_B
export const guidNumber = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
