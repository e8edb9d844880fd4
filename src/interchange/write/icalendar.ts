import { type Beyond, beyondOf } from '../beyond.ts'
import { endOf, instantText, type Schedule, type ScheduleEvent } from '../schedule.ts'
import { wallTime } from '../times.ts'
import { calendarOf, escaped, parameter, utc } from './calendar-lines.ts'
import { calendarZone } from './calendar-zone.ts'
import { type ExportFacts, markedTitle, markOf } from './export-facts.ts'
import { address, nameOfNoRoom, type Prepared, prepared } from './prepared.ts'

const DAY = 24 * 3_600_000

/**
 * An instant on the clock of its zone; in UTC where that zone is UTC, or changes its clocks within a day. Readers do not agree which hour is
 * meant of two that clocks show alike, and some take the offset of a whole day from its noon.
 */
function moment(name: string, instant: string, zone: string): string {
  const { date, clock, offset } = wallTime(instant, zone)
  const offsetBeside = (by: number) => wallTime(instantText(Date.parse(instant) + by), zone).offset
  if (zone === 'UTC' || offsetBeside(-DAY) !== offset || offsetBeside(DAY) !== offset) return `${name}:${utc(instant)}`
  return `${name};TZID=${zone}:${date.replaceAll('-', '')}T${clock.replaceAll(':', '')}`
}

/**
 * The programme as a calendar (RFC 5545). An entry keeps its UID from version to version, its SEQUENCE rises, and one that does not take
 * place stays as CANCELLED. No alarms: some readers show their text instead of the description.
 */
export function iCalendar(schedule: Schedule, facts: ExportFacts): string {
  const made = prepared(schedule)
  const { conference } = schedule
  const zones = [...new Set([conference.zone, ...made.events.map((event) => event.zone)])].filter(
    (zone) => zone !== 'UTC',
  )
  const starts = made.events.map((event) => event.start as string).sort()
  const [first, last] = [
    starts[0] ?? facts.publishedAt,
    made.events
      .map((event) => endOf(event) as string)
      .sort()
      .at(-1) ?? facts.publishedAt,
  ]
  return calendarOf('Agenda', [
    `X-WR-CALNAME;LANGUAGE=${facts.words.language}:${escaped(conference.title ?? conference.acronym ?? made.acronym)}`,
    `X-WR-TIMEZONE:${conference.zone}`,
    ...zones.flatMap((zone) => calendarZone(zone, first, last)),
    ...made.events.flatMap((event) => eventLines(event, made, facts)),
  ])
}

function eventLines(event: ScheduleEvent, made: Prepared, facts: ExportFacts): string[] {
  const start = event.start as string // only placed events are prepared
  const language = event.languages[0] ? `;LANGUAGE=${event.languages[0]}` : ''
  const [url, description] = [address(event.url), descriptionOf(event)]
  const beyond = JSON.stringify(beyondCalendar(event, made, facts))
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uidOf(event))}`,
    `SEQUENCE:${event.sequence}`,
    `DTSTAMP:${utc(facts.publishedAt)}`,
    ...(event.updated ? [`LAST-MODIFIED:${utc(event.updated)}`] : []),
    moment('DTSTART', start, event.zone),
    ...(event.durationMinutes === null ? ['DURATION:PT0S'] : [moment('DTEND', endOf(event) as string, event.zone)]),
    `SUMMARY${language}:${escaped(markedTitle(event, facts.words))}`,
    ...(description === '' ? [] : [`DESCRIPTION${language}:${escaped(description)}`]),
    ...placeLines(event, made, facts),
    ...(url === null ? [] : [`URL:${url}`]),
    // A postponed session has left its time as well; whoever keeps the entry would come for nothing.
    `STATUS:${event.state === 'confirmed' ? 'CONFIRMED' : 'CANCELLED'}`,
    ...(event.track === null ? [] : [`CATEGORIES:${escaped(event.track)}`]),
    ...event.attachments.map(
      (link) => `ATTACH${link.title === null ? '' : `;X-TITLE=${parameter(link.title)}`}:${link.url}`,
    ),
    ...event.people.map(personLine),
    ...(beyond === '{}' ? [] : [`X-CONVOKE:${escaped(beyond)}`]),
    'END:VEVENT',
  ]
}

/** Where it is: the room, or the room within its house where that is known; then the room stands beside it as well. */
function placeLines(event: ScheduleEvent, made: Prepared, facts: ExportFacts): string[] {
  const room = made.roomOf.get(event.room ?? '')
  if (!room) return [`LOCATION:${escaped(nameOfNoRoom(facts.words.roomUnknown, made))}`]
  const place = facts.placeOf?.(event.room ?? '')
  if (!place || place === room.name) return [`LOCATION:${escaped(room.name)}`]
  return [`LOCATION;LANGUAGE=${facts.words.language}:${escaped(place)}`, `X-CONVOKE-ROOM:${escaped(room.name)}`]
}

/** The name an entry came with, otherwise one made of the guid. */
export const uidOf = ({ uid, guid }: Pick<ScheduleEvent, 'uid' | 'guid'>): string => uid ?? `${guid}@convoke`

function personLine({ guid, name, role, organization }: ScheduleEvent['people'][number]): string {
  const more = [
    ['X-GUID', guid],
    ['X-ROLE', role],
    ['X-ORGANIZATION', organization],
  ] as const
  return `X-CONVOKE-PERSON${more.map(([key, value]) => (value === null ? '' : `;${key}=${parameter(value)}`)).join('')}:${escaped(name)}`
}

const descriptionOf = (event: ScheduleEvent): string =>
  [
    event.note,
    event.abstract,
    event.description,
    event.people.map((person) => person.name).join('; '),
    address(event.url),
  ]
    .filter(Boolean)
    .join('\n\n')

function beyondCalendar(event: ScheduleEvent, { schedule }: Prepared, facts: ExportFacts): Beyond {
  const mark = markOf(event, facts.words)
  return beyondOf(
    event,
    schedule.conference.zone,
    [
      'id',
      'code',
      'slug',
      'subtitle',
      'note',
      'type',
      'doNotRecord',
      'licence',
      'recordingUrl',
      'logo',
      'feedbackUrl',
      'originUrl',
      'state',
    ],
    {
      ...(event.uid === null ? {} : { guid: event.guid }),
      ...(event.day === null ? {} : { day: event.day }),
      ...(mark === null ? {} : { mark }),
      ...(event.room === null ? { room: null } : {}),
      ...(event.languages.length > 1 ? { languages: [...event.languages] } : {}),
    },
  )
}
