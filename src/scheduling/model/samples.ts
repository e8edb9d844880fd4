import {
  defaultSettings,
  type Person,
  type Placement,
  type Problem,
  type Room,
  type Session,
  type Slot,
  type TagWishes,
} from './problem.ts'

export const noTags: TagWishes = { required: [], preferred: [], prohibited: [], undesired: [] }
const MINUTE = 60_000
/** Monday 31 May 2027, 09:00 in Geneva. */
export const firstMorning = Date.UTC(2027, 4, 31, 7)

export function aSession(id: string, given: Partial<Session> = {}): Session {
  return {
    id,
    kind: 'workshop',
    durationMinutes: 60,
    mode: 'physical',
    fixed: null,
    alone: false,
    expectedAudience: 50,
    layout: null,
    language: 'en',
    interpretation: [],
    needs: [],
    people: [],
    organizers: [],
    themes: [],
    subjects: [],
    group: null,
    region: null,
    firstTimer: false,
    level: null,
    audiences: [],
    tags: [],
    after: [],
    wishes: { days: [], periods: [], bands: [] },
    roomTags: noTags,
    slotTags: noTags,
    ...given,
  }
}
export const aPerson = (id: string, given: Partial<Person> = {}): Person => ({
  id,
  zone: 'Europe/Zurich',
  available: null,
  roomTags: noTags,
  slotTags: noTags,
  ...given,
})
export const aRoom = (id: string, given: Partial<Room> = {}): Room => ({
  id,
  kind: 'on_site',
  building: 'tower',
  seats: { theatre: 100 },
  booths: 0,
  equipment: [],
  tags: [],
  available: null,
  ...given,
})

/** Two days of four slots of 90 minutes with half-hour breaks; the third slot lies over lunch. Slots `d0s0` to `d1s3`. */
export function twoDays(): Pick<Problem, 'days' | 'slots'> {
  const slots: Slot[] = []
  for (const day of [0, 1])
    for (const index of [0, 1, 2, 3]) {
      const from = firstMorning + (day * 1440 + index * 120) * MINUTE
      slots.push({
        id: `d${day}s${index}`,
        day: `d${day}`,
        from,
        to: from + 90 * MINUTE,
        band: index < 2 ? 'morning' : index === 2 ? 'midday' : 'afternoon',
        attraction: index === 1 ? 'prime' : index === 3 ? 'quiet' : 'ordinary',
        overLunch: index === 2,
        tags: [],
      })
    }
  return {
    days: [
      { id: 'd0', period: 'w1' },
      { id: 'd1', period: 'w1' },
    ],
    slots,
  }
}

export function aProblem(given: Partial<Problem> = {}): Problem {
  return {
    ...twoDays(),
    rooms: [aRoom('small', { seats: { theatre: 60 } }), aRoom('large', { seats: { theatre: 300 } })],
    sessions: [],
    people: [],
    teams: [],
    series: [],
    wishLists: [],
    similarThemes: [],
    exclusiveTags: [],
    published: null,
    locks: [],
    settings: defaultSettings,
    weights: {},
    ...given,
  }
}

/** `at('a', 'd0s1', 'large')` puts session a there. */
export const at = (session: string, slot: string, room = 'large', given: Partial<Placement> = {}): Placement => ({
  session,
  slot,
  room,
  offsetMinutes: 0,
  team: null,
  ...given,
})
