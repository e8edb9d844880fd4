/**
 * A programme as it travels between systems: plain data that every format is read into and written from.
 * What is not known is null (or an empty list), never a zero or an empty text. Instants are ISO texts in UTC without fractions of a
 * second (`2027-06-01T07:00:00Z`), days are dates of the calendar, durations are whole minutes.
 */
export type Schedule = {
  readonly conference: Conference
  /** In the order of time; every placed event stands on one of them. */
  readonly days: readonly Day[]
  readonly rooms: readonly Room[]
  readonly tracks: readonly Track[]
  /** Placed events in the order of time, then those without a time. */
  readonly events: readonly ScheduleEvent[]
}

export type Conference = {
  readonly acronym: string | null
  readonly title: string | null
  /** Of the programme, as its makers number it. */
  readonly version: string | null
  /** IANA name; local times of the programme are in it. */
  readonly zone: string
  readonly url: string | null
  readonly baseUrl: string | null
  readonly logo: string | null
  /** Grid of the programme; null when none is kept. */
  readonly timeslotMinutes: number | null
}

/** A day of the conference, which may end after midnight. */
export type Day = {
  readonly date: string
  readonly start: string
  readonly end: string
}

export type Room = {
  readonly guid: string
  readonly name: string
  readonly kind: 'on_site' | 'online' | null
  readonly capacity: number | null
  readonly description: string | null
  readonly url: string | null
}

export type Track = { readonly name: string; readonly color: string | null }

/** Whether it takes place; who was announced and does not take place stays, because calendars must learn of it. */
export const EVENT_STATES = ['confirmed', 'cancelled', 'postponed', 'unplaced'] as const
/** `unplaced`: its time is to be announced, and the one it has, if any, is the last that was. */
export type EventState = (typeof EVENT_STATES)[number]

export type ScheduleEvent = {
  readonly guid: string
  /** Name in calendars, when it came from one; otherwise made of the guid. */
  readonly uid: string | null
  readonly id: number | null
  readonly code: string | null
  readonly slug: string | null
  readonly title: string
  readonly subtitle: string | null
  readonly abstract: string | null
  readonly description: string | null
  /** Of title and texts first, then what else is spoken; language tags. */
  readonly languages: readonly string[]
  /** Abstract and description in other languages, by language tag. */
  readonly translations: Readonly<Record<string, Texts>>
  /** null: not placed yet. */
  readonly start: string | null
  readonly zone: string
  readonly durationMinutes: number | null
  /** Day of the conference, which may be the day before the calendar's. */
  readonly day: string | null
  /** A room's guid. */
  readonly room: string | null
  readonly track: string | null
  readonly type: string | null
  readonly people: readonly SchedulePerson[]
  readonly links: readonly Link[]
  readonly attachments: readonly Link[]
  readonly doNotRecord: boolean | null
  readonly licence: string | null
  readonly recordingUrl: string | null
  readonly url: string | null
  readonly logo: string | null
  readonly feedbackUrl: string | null
  readonly originUrl: string | null
  readonly state: EventState
  /** Why it is cancelled, postponed or moved; public. */
  readonly note: string | null
  /** Grows with each published change. */
  readonly sequence: number
  readonly updated: string | null
}

export type Texts = { readonly abstract: string | null; readonly description: string | null }

export type SchedulePerson = {
  readonly guid: string
  readonly id: number | null
  readonly code: string | null
  readonly name: string
  readonly role: string | null
  readonly organization: string | null
  readonly biography: string | null
  readonly avatar: string | null
  readonly url: string | null
}

export type Link = { readonly url: string; readonly title: string | null; readonly type: string | null }

/** An event of which nothing is known but its name and title. */
export const emptyEvent = (guid: string, title: string, zone: string): ScheduleEvent => ({
  guid,
  uid: null,
  id: null,
  code: null,
  slug: null,
  title,
  subtitle: null,
  abstract: null,
  description: null,
  languages: [],
  translations: {},
  start: null,
  zone,
  durationMinutes: null,
  day: null,
  room: null,
  track: null,
  type: null,
  people: [],
  links: [],
  attachments: [],
  doNotRecord: null,
  licence: null,
  recordingUrl: null,
  url: null,
  logo: null,
  feedbackUrl: null,
  originUrl: null,
  state: 'confirmed',
  note: null,
  sequence: 0,
  updated: null,
})

export type Counts = {
  readonly events: number
  readonly rooms: number
  readonly people: number
  readonly days: number
}

/** How much there is: people once each, however many sessions they speak in. */
export const countsOf = (schedule: Schedule): Counts => ({
  events: schedule.events.length,
  rooms: schedule.rooms.length,
  people: new Set(schedule.events.flatMap((event) => event.people.map((person) => person.guid))).size,
  days: schedule.days.length,
})

/** The end of an event; its start when nobody knows how long it takes, null when it is not placed. */
export const endOf = ({ start, durationMinutes }: Pick<ScheduleEvent, 'start' | 'durationMinutes'>): string | null =>
  start === null ? null : instantText(Date.parse(start) + (durationMinutes ?? 0) * 60_000)

/** `2027-06-01T07:00:00Z` */
export const instantText = (milliseconds: number): string =>
  `${new Date(Math.floor(milliseconds / 1000) * 1000).toISOString().slice(0, 19)}Z`
