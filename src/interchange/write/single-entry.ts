import { instantText } from '../schedule.ts'
import { calendarOf, escaped, utc } from './calendar-lines.ts'

/** One thing with a time that is no session: a meeting, a deadline. */
export type CalendarEntry = {
  /** The same for good, so that an entry fetched again replaces the one a calendar has. */
  readonly uid: string
  /** Grows with each change. */
  readonly sequence: number
  /** When it was last said so; the same entry always gives the same bytes. */
  readonly stamp: Date
  /** Instants, or a day of the calendar (`2027-06-01`) for what takes a whole day. */
  readonly when: { readonly from: Date; readonly until: Date | null } | { readonly day: string }
  readonly title: string
  readonly description: string
  /** Of title and texts. */
  readonly language: string
  readonly location: string
  readonly url: string
  readonly cancelled?: boolean
}

/** A calendar (RFC 5545) of one entry, in UTC. No alarm: that is the reader's choice. */
export function singleEntry(product: string, entry: CalendarEntry): string {
  const language = `;LANGUAGE=${entry.language}`
  return calendarOf(product, [
    'BEGIN:VEVENT',
    `UID:${escaped(entry.uid)}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${moment(entry.stamp)}`,
    ...timeLines(entry.when),
    `SUMMARY${language}:${escaped(entry.title)}`,
    ...(entry.description === '' ? [] : [`DESCRIPTION${language}:${escaped(entry.description)}`]),
    ...(entry.location === '' ? [] : [`LOCATION${language}:${escaped(entry.location)}`]),
    `URL:${entry.url}`,
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ])
}

const moment = (at: Date): string => utc(instantText(at.getTime()))

function timeLines(when: CalendarEntry['when']): string[] {
  if ('day' in when) return [`DTSTART;VALUE=DATE:${when.day.replaceAll('-', '')}`]
  return [`DTSTART:${moment(when.from)}`, ...(when.until ? [`DTEND:${moment(when.until)}`] : [])]
}
