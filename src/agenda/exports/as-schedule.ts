import { type Conference, emptyEvent, instantText, type Room, type Schedule } from '../../interchange/public.ts'
import {
  dayIn,
  formatList,
  type Language,
  pickText,
  withoutIsolates,
  wordsFor,
} from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { AgendaEntry, AgendaPerson, AgendaRoom } from '../agenda.ts'
import { roomInHouse } from '../room-place.ts'
import { agendaTexts } from '../texts.ts'

/** What a published programme is said with when it leaves the house. */
export type ScheduleFacts = {
  readonly conference: Conference
  readonly language: Language
  /** Of terms: kinds of session, roles, subjects. */
  readonly words: Words
  readonly sessionUrl: (number: number) => string
  readonly submissionUrl: (reference: string) => string
  /** Whether a session whose time is to be announced keeps the last one it had, for formats that are made of times. */
  readonly lastTimes: boolean
}

type Event = Schedule['events'][number]

/** A version of the agenda as the programme other systems read: all of its sessions, in the language of the reader. */
export function scheduleOf(entries: readonly AgendaEntry[], facts: ScheduleFacts): Schedule {
  const events = entries.map((entry) => eventOf(entry, facts))
  const placed = events.filter((event) => event.start !== null)
  return {
    conference: facts.conference,
    days: daysOf(placed),
    rooms: [...new Map(entries.map(({ room }) => [room.id, roomOf(room, facts.language)])).values()],
    tracks: [...new Set(events.flatMap(({ track }) => track ?? []))].sort().map((name) => ({ name, color: null })),
    events: [...placed, ...events.filter((event) => event.start === null)],
  }
}

const STATES = { on: 'confirmed', cancelled: 'cancelled', postponed: 'postponed', unplaced: 'unplaced' } as const

function eventOf(entry: AgendaEntry, facts: ScheduleFacts): Event {
  const { language, words, conference } = facts
  const hasTime = facts.lastTimes || entry.standing !== 'unplaced'
  const main = entry.subjects[0]
  return {
    ...emptyEvent(entry.sessionId, entry.title, conference.zone),
    id: entry.number,
    abstract: entry.abstract || null,
    description: descriptionOf(entry, language) || null,
    languages: [...new Set([entry.language, ...entry.workingLanguages])].filter(Boolean),
    start: hasTime ? instantText(+entry.startsAt) : null,
    durationMinutes: hasTime ? Math.round((+entry.endsAt - +entry.startsAt) / 60_000) || null : null,
    day: hasTime ? dayIn(conference.zone, entry.startsAt) : null,
    room: entry.room.id,
    track: main ? words.subject(main).name : null,
    type: words('session_types', entry.type) || null,
    people: peopleOf(entry.people, words),
    links: entry.submission
      ? [{ url: facts.submissionUrl(entry.submission.reference), title: entry.submission.reference, type: null }]
      : [],
    url: facts.sessionUrl(entry.number),
    state: STATES[entry.standing],
    note: entry.standing === 'on' ? null : wordsFor(entry.reason, language).text || null,
    sequence: entry.sequence,
    updated: instantText(+entry.changedAt),
  }
}

function descriptionOf(entry: AgendaEntry, language: Language): string {
  const organizers = formatList(
    entry.organizations.map((organization) => organization.name),
    language,
  )
  const named = organizers && agendaTexts(language)('files.organizers', { names: organizers })
  return [entry.objectives, entry.relevance, named].filter(Boolean).join('\n\n')
}

/** Somebody with two roles in a session stands there once, with both. */
const peopleOf = (people: readonly AgendaPerson[], words: Words): Event['people'] =>
  [...Map.groupBy(people, (person) => person.id).values()].flatMap((roles) => {
    const [person] = roles
    if (!person) return []
    const said = [...new Set(roles.map(({ role }) => words('session_roles', role)))].filter(Boolean).join(', ')
    return [
      {
        guid: person.id,
        id: null,
        code: null,
        name: person.name,
        role: said || null,
        organization: person.organization?.name ?? null,
        biography: null,
        avatar: null,
        url: null,
      },
    ]
  })

const roomOf = (room: AgendaRoom, language: Language): Room => ({
  guid: room.id,
  name: pickText(room.name, language).text || room.code,
  kind: room.kind,
  capacity: room.seats,
  description: room.building || room.level ? withoutIsolates(roomInHouse(room, language)) : null,
  url: null,
})

function daysOf(events: readonly Event[]): Schedule['days'] {
  return [...Map.groupBy(events, (event) => event.day ?? '')]
    .map(([date, ofDay]) => {
      const ends = ofDay.map((event) => Date.parse(event.start ?? '') + (event.durationMinutes ?? 0) * 60_000)
      const starts = ofDay.map((event) => Date.parse(event.start ?? ''))
      return { date, start: instantText(Math.min(...starts)), end: instantText(Math.max(...ends)) }
    })
    .sort((a, b) => a.date.localeCompare(b.date))
}
