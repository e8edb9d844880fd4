import { type Language, type Localized, pickText, wordsFor } from '../platform/languages/public.ts'
import type { AgendaEntry } from './agenda.ts'
import { roomInCity } from './room-place.ts'

type CalendarFacts = {
  /** Shown by calendar programs as the name of the calendar. */
  readonly name: Localized
  /** The reader's. */
  readonly language: Language
  /** IANA zone of the forum, a hint for display: all instants are in UTC. */
  readonly zone: string
  /** Where the version was published; DTSTAMP of every entry, so that one version always gives the same bytes. */
  readonly publishedAt: Date
  /** Address of a session's page. */
  readonly sessionUrl: (number: number) => string
  /** The house and its city, added to rooms on site. */
  readonly house: readonly Localized[]
}

const LINE_OCTETS = 75

/** Text values: RFC 5545, 3.3.11. Control characters other than a line break are not allowed there and are left out. */
function escapeText(text: string): string {
  return text
    .replace(/\r\n?|\u2028|\u2029|\u0085/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ')
    .replace(/[\\;,]/g, (c) => `\\${c}`)
    .replace(/\n/g, '\\n')
}

/** Of one character. */
function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** RFC 5545, 3.1: no line longer than 75 octets; a character is never cut in two. */
function fold(line: string): string {
  if (ASCII.test(line)) return line.length <= LINE_OCTETS ? line : foldAscii(line)
  const lines: string[] = []
  let current = ''
  let size = 0
  for (const character of line.toWellFormed()) {
    const width = octets(character)
    if (size + width > LINE_OCTETS) {
      lines.push(current)
      current = ' '
      size = 1
    }
    current += character
    size += width
  }
  lines.push(current)
  return lines.join('\r\n')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all that is one octet
const ASCII = /^[\u0000-\u007f]*$/

function foldAscii(line: string): string {
  const lines = [line.slice(0, LINE_OCTETS)]
  for (let at = LINE_OCTETS; at < line.length; at += LINE_OCTETS - 1)
    lines.push(` ${line.slice(at, at + LINE_OCTETS - 1)}`)
  return lines.join('\r\n')
}

/** 20220601T070000Z */
const utc = (at: Date) => at.toISOString().replace(/[-:]|\.\d{3}/g, '')

function eventLines(entry: AgendaEntry, facts: CalendarFacts): string[] {
  const url = facts.sessionUrl(entry.number)
  const why = entry.standing === 'on' ? '' : wordsFor(entry.reason, facts.language).text
  const description = [why, entry.abstract, entry.organizations.map((o) => o.name).join('; '), url]
  return [
    'BEGIN:VEVENT',
    `UID:${entry.sessionId}@convoke`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${utc(facts.publishedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `DTSTART:${utc(entry.startsAt)}`,
    `DTEND:${utc(entry.endsAt)}`,
    `SUMMARY;LANGUAGE=${entry.language}:${escapeText(entry.title)}`,
    `DESCRIPTION;LANGUAGE=${entry.language}:${escapeText(description.filter(Boolean).join('\n\n'))}`,
    `LOCATION;LANGUAGE=${facts.language}:${escapeText(roomInCity(entry.room, facts.house, facts.language))}`,
    `URL:${url}`,
    // A postponed session has left its time as well; whoever keeps the entry would come for nothing.
    `STATUS:${entry.standing === 'on' ? 'CONFIRMED' : 'CANCELLED'}`,
    'END:VEVENT',
  ]
}

/**
 * An iCalendar file (RFC 5545) of published sessions, in UTC, with CRLF and folded lines. UIDs stay the same from version to version,
 * SEQUENCE grows with each published change, cancelled and postponed sessions stay as CANCELLED. No alarms: some readers show their
 * text instead of the description.
 */
export function icalendar(entries: readonly AgendaEntry[], facts: CalendarFacts): string {
  const name = pickText(facts.name, facts.language)
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Convoke//Agenda//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME;LANGUAGE=${name.language}:${escapeText(name.text)}`,
    `X-WR-TIMEZONE:${facts.zone}`,
    ...entries.flatMap((entry) => eventLines(entry, facts)),
    'END:VCALENDAR',
  ]
  return `${lines.map(fold).join('\r\n')}\r\n`
}
