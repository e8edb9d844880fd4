import { expect, test } from 'vitest'
import type { PersonId, RoomId, SessionId, SlotId } from '../platform/db/schema.ts'
import { constraints, speaking } from '../scheduling/public.ts'
import { NOTHING_PLANNED } from '../sessions/public.ts'
import type { PlanFacts } from './plan-facts.ts'
import { problemOf } from './plan-of-edition.ts'
import { toldConstraints, UNTOLD } from './told.ts'

type Facts<Of extends 'rooms' | 'slots' | 'sessions'> = PlanFacts[Of][number]

const room = (code: string, theatre: number, more: Partial<Facts<'rooms'>> = {}): Facts<'rooms'> => ({
  id: code as RoomId,
  code,
  building: code,
  kind: 'on_site',
  seats: theatre,
  capacity: { theatre },
  equipment: [],
  interpretation_booths: 0,
  step_free: false,
  open_from: '09:00',
  open_until: '18:00',
  closed: [],
  ...more,
})

const slot = (day: string, hour: number, more: Partial<Facts<'slots'>> = {}): Facts<'slots'> => {
  const clock = String(hour).padStart(2, '0')
  return {
    id: `${day} ${hour}` as SlotId,
    code: `${day} ${hour}`,
    day,
    starts_at: new Date(`${day}T${clock}:00Z`),
    ends_at: new Date(`${day}T${clock}:30Z`),
    starts_local: `${day}T${clock}:00`,
    band: 'midday',
    period: 'FW',
    stretch: null,
    mode: 'hybrid',
    attraction: 'ordinary',
    ...more,
  }
}

const session = (number: number, more: Partial<Facts<'sessions'>> = {}): Facts<'sessions'> => ({
  id: `s${number}` as SessionId,
  number,
  state: 'planned',
  planned_as: null,
  mode: 'hybrid',
  language: 'en',
  duration_minutes: 60,
  expected_audience: 300,
  working_languages: ['en'],
  interpretation_languages: ['fr'],
  captioning: true,
  subjects: ['action_lines C1'],
  needs: {
    layout: 'theatre',
    interpretation: 'requested',
    specialTrack: 'youth',
    accessibility: ['step_free'],
    firstTime: true,
  },
  wishes: { dates: ['2022-06-01'], impossibleDates: ['2022-06-02'], bands: [] },
  planning: { ...NOTHING_PLANNED, series: 'one', sameDay: true, apart: 'ministers', level: number === 1 ? 1 : 2 },
  stakeholder_group: 'government',
  region: 'africa',
  room_code: null,
  slot_code: null,
  slot_starts_at: null,
  starts_at: null,
  ...more,
})

/** An edition of which everything is said that an edition can say. */
const everything: PlanFacts = {
  rooms: [
    room('small', 60),
    room('large', 320),
    room('hall', 1000, { capacity: { classroom: 1000 }, interpretation_booths: 2 }),
    room('online', 0, { kind: 'online', capacity: {} }),
  ],
  slots: ['2022-06-01', '2022-06-02', '2022-06-03'].flatMap((day) =>
    [7, 9, 12, 20].map((hour) => slot(day, hour, { attraction: hour === 9 ? 'prime' : hour === 7 ? 'quiet' : null })),
  ),
  blocks: [],
  teams: [{ code: 'fr', languages: ['fr'], room_codes: ['hall'], slots_per_day: 1 }],
  sessions: [
    session(1, { planning: { ...NOTHING_PLANNED, alone: true, level: 1 } }),
    ...[2, 3, 4, 5].map((number) => session(number)),
    session(6, { subjects: ['action_lines C2'], expected_audience: 20 }),
    session(7, { needs: { layout: 'theatre' }, expected_audience: 60 }),
  ],
  held: [],
  people: [1, 2, 3].flatMap((number) => [
    {
      session_id: `s${number}` as SessionId,
      role: 'panellist',
      presence: 'remote' as const,
      id: 'p-1' as PersonId,
      country: 'CO',
    },
    {
      session_id: `s${number}` as SessionId,
      role: 'moderator',
      presence: 'on_site' as const,
      id: 'p-2' as PersonId,
      country: null,
    },
  ]),
  organizers: [1, 2].map((number) => ({ session_id: `s${number}` as SessionId, organization_id: 'o' as never })),
  hours: [{ person: 'p-2' as PersonId, day: '2022-06-03', from: null, until: null }],
  weights: [],
  locks: [{ session: 's3' as SessionId, room: 'large', slot: '2022-06-01 9' }],
  themes: new Map([
    ['action_lines C1', 'action_lines C'],
    ['action_lines C2', 'action_lines C'],
  ]),
  apart: [],
  published: [
    { standing: 'on', startsAt: new Date('2022-06-01T09:00:00Z'), room: { code: 'large' }, sessionId: 's4' },
  ] as never,
}

test('every constraint the desk shows can be told of by an edition, and of the others it says why not', () => {
  const spoken = speaking(problemOf(everything, 'Europe/Zurich'))
  const names = constraints.map(({ name }) => name)
  expect(names.filter((name) => !spoken.has(name)).sort()).toEqual(Object.keys(UNTOLD).sort())
  expect(toldConstraints.map(({ name }) => name)).toEqual(names.filter((name) => spoken.has(name)))
})

test('an edition whose facet keeps sessions of a term apart, or whose desk does, has tags that exclude each other', () => {
  const plain = { ...everything, sessions: everything.sessions.map((s) => ({ ...s, planning: NOTHING_PLANNED })) }
  const tagsOf = (facts: PlanFacts) => problemOf(facts, 'Europe/Zurich').exclusiveTags
  expect(tagsOf(plain)).toEqual([])
  expect(tagsOf({ ...plain, apart: ['action_lines'] })).toEqual(['action_lines C1', 'action_lines C2'])
  expect(tagsOf({ ...plain, sessions: everything.sessions })).toEqual(['desk: ministers'])
})

test('somebody is there from one hour until another, not there on a day without either, and else always', () => {
  const hours = [
    { person: 'p-1' as PersonId, day: '2022-06-01', from: '09:15', until: '20:00' },
    { person: 'p-1' as PersonId, day: '2022-06-02', from: null, until: null },
  ]
  const { people } = problemOf({ ...everything, hours }, 'Europe/Zurich')
  const utc = (at: number) => new Date(at).toISOString().slice(5, 16)
  const available = Object.fromEntries(
    people.map(({ id, available }) => [id, available?.map(({ from, to }) => [utc(from), utc(to)]) ?? null]),
  )
  const free = available['p-1'] ?? []
  const isFree = (at: string) => free.some(([from = '', to = '']) => from <= at && at < to)
  expect(
    ['06-01T07:00', '06-01T09:00', '06-01T09:15', '06-01T12:00', '06-01T20:00', '06-02T09:00', '06-03T09:00'].map(
      isFree,
    ),
  ).toEqual([false, false, true, true, false, false, true])
  expect(available['p-2']).toBe(null)
})
