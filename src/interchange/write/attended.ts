import { calendarOf, escaped, parameter, utc } from './calendar-lines.ts'

type AttendedEntry = {
  readonly uid: string
  readonly sequence: number
  readonly startsAt: Date
  readonly endsAt: Date
  readonly title: string
  readonly language: string
  readonly place: string
  readonly url: string
}

type Attended = {
  /** The address of whoever invites; RFC 5546 asks for one, and without it the file only informs. */
  readonly organizer: string | null
  readonly attendee: { readonly email: string; readonly name: string }
  readonly at: Date
  readonly entries: readonly AttendedEntry[]
}

/** Entries for one person's calendar (RFC 5546): REQUEST puts them in or moves them, CANCEL takes them out. */
export function attended(method: 'REQUEST' | 'CANCEL', { organizer, attendee, at, entries }: Attended): string {
  const status = method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'
  const name = attendee.name === '' ? '' : `;CN=${parameter(attendee.name)}`
  return calendarOf(
    'Letters',
    entries.flatMap((entry) => [
      'BEGIN:VEVENT',
      `UID:${escaped(entry.uid)}`,
      `SEQUENCE:${entry.sequence}`,
      `DTSTAMP:${utc(at.toISOString())}`,
      `DTSTART:${utc(entry.startsAt.toISOString())}`,
      `DTEND:${utc(entry.endsAt.toISOString())}`,
      `SUMMARY;LANGUAGE=${entry.language}:${escaped(entry.title)}`,
      `LOCATION:${escaped(entry.place)}`,
      `URL:${entry.url}`,
      `STATUS:${status}`,
      ...(organizer === null ? [] : [`ORGANIZER:mailto:${organizer}`]),
      `ATTENDEE${name};PARTSTAT=NEEDS-ACTION;RSVP=FALSE:mailto:${attendee.email}`,
      'END:VEVENT',
    ]),
    organizer === null ? 'PUBLISH' : method,
  )
}
