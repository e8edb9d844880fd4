import ical from 'ical-generator'
import type { EditionScope } from '../access/public.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { modeName } from './modes.ts'
import type { Milestone } from './reads.ts'
import { dayAt } from './wall-clock.ts'

/**
 * A consultation meeting as an iCalendar file (RFC 5545), in UTC from its beginning to its end. The UID is the milestone's for good, so that
 * an entry fetched again replaces the one a calendar has; the same meeting always gives the same bytes.
 */
export function meetingCalendar(
  edition: EditionScope,
  meeting: Milestone & { startsAt: Date },
  language: Language,
  url: string,
): string {
  const city = pickText(meeting.city, language).text
  const calendar = ical({ prodId: { company: 'Convoke', product: 'Meetings' } })
  calendar.createEvent({
    id: `${edition.slug}-${meeting.code}@convoke`,
    stamp: meeting.startsAt,
    ...(meeting.wholeDay
      ? { start: dayAt(meeting.startsAt, meeting.zone), allDay: true }
      : { start: meeting.startsAt, ...(meeting.endsAt ? { end: meeting.endsAt } : {}) }),
    summary: `${pickText(edition.title, language).text}: ${pickText(meeting.title, language).text}`,
    description: [meeting.mode && modeName(meeting.mode, language), url].filter(Boolean).join('\n\n'),
    ...(city && meeting.mode !== 'virtual' ? { location: city } : {}),
    url,
  })
  return calendar.toString()
}
