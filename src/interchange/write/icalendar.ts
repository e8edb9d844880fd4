import { type Beyond, beyondOf } from '../beyond.ts'
import { endOf, instantText, type Schedule, type ScheduleEvent } from '../schedule.ts'
import { instantAt, wallTime } from '../times.ts'
import { calendarZone } from './calendar-zone.ts'
import { type ExportFacts, markedTitle, markOf } from './export-facts.ts'
import { address, nameOfNoRoom, type Prepared, prepared } from './prepared.ts'

const LINE_OCTETS = 75
/** No zone puts its clocks back by more. */
const LONGEST_CHANGE = 24 * 3_600_000

/** Text values: RFC 5545, 3.3.11. Control characters other than a line break are not allowed there and are left out. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/(?![\n\t])\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n')

/** Values of parameters: quoted, with RFC 6868 for what quotes cannot hold. */
const parameter = (text: string): string =>
  `"${text
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/\^/g, '^^')
    .replace(/\n/g, '^n')
    .replace(/"/g, "^'")}"`

/** RFC 5545, 3.1: no line longer than 75 octets; a character is never cut in two. */
export function folded(line: string): string {
  if (line.length * 3 <= LINE_OCTETS) return line.toWellFormed()
  const octets = Buffer.from(line.toWellFormed())
  const parts: string[] = []
  for (let from = 0; from < octets.length; ) {
    // The space that begins a continued line counts too.
    let to = Math.min(octets.length, from + LINE_OCTETS - (from === 0 ? 0 : 1))
    while (to < octets.length && isWithinCharacter(octets[to] as number)) to--
    parts.push(octets.toString('utf8', from, to))
    from = to
  }
  return parts.join('\r\n ')
}

const isWithinCharacter = (octet: number): boolean => (octet & 0xc0) === 0x80

/** 20270601T070000Z */
const utc = (instant: string): string => instant.replace(/[-:]|\.\d+/g, '')

/** An instant on the clock of its zone; in UTC where that zone is UTC, or shows the same time twice. */
function moment(name: string, instant: string, zone: string): string {
  const { date, clock, offset } = wallTime(instant, zone)
  // Clocks that have not changed of late show no time twice.
  const changed = zone !== 'UTC' && wallTime(instantText(Date.parse(instant) - LONGEST_CHANGE), zone).offset !== offset
  if (zone === 'UTC' || (changed && instantAt(date, clock, zone)?.instant !== instant)) return `${name}:${utc(instant)}`
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
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Convoke//Agenda//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME;LANGUAGE=${facts.words.language}:${escaped(conference.title ?? conference.acronym ?? made.acronym)}`,
    `X-WR-TIMEZONE:${conference.zone}`,
    ...zones.flatMap((zone) => calendarZone(zone, first, last)),
    ...made.events.flatMap((event) => eventLines(event, made, facts)),
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

function eventLines(event: ScheduleEvent, made: Prepared, facts: ExportFacts): string[] {
  const start = event.start as string // only placed events are prepared
  const room = made.roomOf.get(event.room ?? '')?.name ?? nameOfNoRoom(facts.words.roomUnknown, made)
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
    `LOCATION:${escaped(room)}`,
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
