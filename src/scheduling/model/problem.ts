/**
 * What the optimiser is told: plain data about sessions, people, rooms, times and wishes.
 * Instants are milliseconds since 1970 UTC, intervals half-open, lengths minutes.
 */

/** An identifier that refuses to stand in for another kind of identifier; any plain string may become one. */
type Id<Of extends string> = string & { readonly idOf?: Of }
export type SessionId = Id<'session'>
export type PersonId = Id<'person'>
export type RoomId = Id<'room'>
export type SlotId = Id<'slot'>
export type DayId = Id<'day'>
export type TeamId = Id<'team'>
export type SeriesId = Id<'series'>

/** Milliseconds since 1970 UTC. */
export type Instant = number
export interface Interval {
  from: Instant
  to: Instant
}

/** Sessions may start at any multiple of this many minutes after their slot begins. */
export const SUB_SLOT_MINUTES = 30

export type Layout = 'theatre' | 'classroom' | 'boardroom' | 'cafe' | 'round-table' | 'open-floor'
export type Mode = 'physical' | 'hybrid' | 'virtual'
export type Presence = 'on_site' | 'remote'
export type Band = 'morning' | 'midday' | 'afternoon' | 'evening'

/** Words a session or person wants, avoids, insists on or rules out; rooms and slots carry the words. */
export interface TagWishes {
  required: string[]
  preferred: string[]
  prohibited: string[]
  undesired: string[]
}

export interface Participation {
  person: PersonId
  role: 'organizer' | 'co-organizer' | 'moderator' | 'speaker' | 'rapporteur'
  presence: Presence
}

export interface Session {
  id: SessionId
  kind: 'workshop' | 'thematic' | 'high-level' | 'ceremony' | 'plenary' | 'networking' | 'other'
  durationMinutes: number
  mode: Mode
  /** Where protocol has put it; the engine never moves it. Null for a session that may move. */
  fixed: Place | null
  /** Nothing else may run beside it (plenary, opening, closing). */
  alone: boolean
  /** People expected in the room, not online. */
  expectedAudience: number
  layout: Layout | null
  /** Language of the floor, BCP 47. */
  language: string
  /** Languages interpreted into; empty for none. */
  interpretation: string[]
  /** Equipment words that must be among the room's, e.g. `streaming`, `accessible-stage`. */
  needs: string[]
  people: Participation[]
  /** Organizing and co-organizing organizations. */
  organizers: string[]
  /** The first is the main one. */
  themes: string[]
  subjects: string[]
  group: string | null
  region: string | null
  firstTimer: boolean
  /** 1 introductory, 2 intermediate, 3 advanced; null when nobody said. */
  level: 1 | 2 | 3 | null
  audiences: string[]
  /** Two sessions sharing one of the problem's exclusive tags never run in parallel. */
  tags: string[]
  /** Sessions that must have ended before this one begins. */
  after: SessionId[]
  wishes: { days: DayId[]; periods: string[]; bands: Band[] }
  roomTags: TagWishes
  slotTags: TagWishes
}

export interface Person {
  id: PersonId
  /** IANA zone the person follows from; matters where the person is remote. */
  zone: string
  /** When the person can take part; null for always. */
  available: Interval[] | null
  roomTags: TagWishes
  slotTags: TagWishes
}

export interface Room {
  id: RoomId
  kind: 'on_site' | 'online'
  building: string | null
  /** Seats by layout; an online room has none and no limit. */
  seats: Partial<Record<Layout, number>>
  /** Interpretation booths, or channels of an online room. */
  booths: number
  equipment: string[]
  tags: string[]
  available: Interval[] | null
}

export interface Day {
  id: DayId
  /** The week or other stretch the day belongs to. */
  period: string
}

/** Slots do not overlap one another; together they are the time grid. */
export interface Slot {
  id: SlotId
  day: DayId
  from: Instant
  to: Instant
  band: Band
  /** `prime` is where everyone wants to be, `quiet` where few come. */
  attraction: 'prime' | 'ordinary' | 'quiet'
  overLunch: boolean
  tags: string[]
}

export interface InterpretationTeam {
  id: TeamId
  languages: string[]
  languagesAtOnce: number
  /** Rooms it can serve; null for any. */
  rooms: RoomId[] | null
  sessionsPerDay: number
}

/** Sessions of one series follow each other in this order. */
export interface Series {
  id: SeriesId
  sessions: SessionId[]
  sameDay: boolean
}

export interface Place {
  room: RoomId
  slot: SlotId
  /** Minutes after the slot begins, a multiple of SUB_SLOT_MINUTES. */
  offsetMinutes: number
}

export interface Placement extends Place {
  session: SessionId
  /** The interpretation team serving it; null where none is needed or found. */
  team: TeamId | null
}

/** What an officer has pinned: any part of a place. */
export interface Lock {
  session: SessionId
  day?: DayId
  slot?: SlotId
  room?: RoomId
  /** Means something only beside `slot`. */
  offsetMinutes?: number
}

export interface Settings {
  /** Local minutes of the day within which a remote person may be asked to speak, and is comfortable. */
  remoteAllowed: { from: number; to: number }
  remoteComfortable: { from: number; to: number }
  /** Rest a person needs between two sessions. */
  pauseMinutes: number
  /** Time to reach another room in the same building, and another building. */
  walkingMinutes: { sameBuilding: number; otherBuilding: number }
  longDayMinutes: number
  longGapMinutes: number
  /** From this expected audience a session draws a crowd. */
  crowdFrom: number
}

export const defaultSettings: Settings = {
  remoteAllowed: { from: 7 * 60, to: 23 * 60 },
  remoteComfortable: { from: 9 * 60 + 30, to: 21 * 60 + 30 },
  pauseMinutes: 15,
  walkingMinutes: { sameBuilding: 10, otherBuilding: 20 },
  longDayMinutes: 9 * 60,
  longGapMinutes: 3 * 60,
  crowdFrom: 250,
}

/** `hard` must not be broken; a number is the price of one unit of the breach's amount. */
export type Weight = 'hard' | number

export interface Problem {
  days: Day[]
  slots: Slot[]
  rooms: Room[]
  sessions: Session[]
  people: Person[]
  teams: InterpretationTeam[]
  series: Series[]
  wishLists: { attendee: string; sessions: SessionId[] }[]
  /** Pairs of themes close enough to share an audience. */
  similarThemes: [string, string][]
  exclusiveTags: string[]
  /** The programme the public has seen; null before the first publication. */
  published: Placement[] | null
  locks: Lock[]
  settings: Settings
  /** Departures from the constraints' own weights, by constraint name; 0 switches a constraint off. */
  weights: Record<string, Weight>
}
