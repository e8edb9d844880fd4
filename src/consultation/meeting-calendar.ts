import type { EditionScope } from '../access/public.ts'
import { singleEntry } from '../interchange/public.ts'
import { pairIn } from '../page/words.ts'
import { type Language, pickText, withoutIsolates } from '../platform/languages/public.ts'
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
  return singleEntry('Meetings', {
    uid: `${edition.slug}-${meeting.code}@convoke`,
    sequence: 0,
    stamp: meeting.startsAt,
    when: meeting.wholeDay
      ? { day: dayAt(meeting.startsAt, meeting.zone) }
      : { from: meeting.startsAt, until: meeting.endsAt },
    title: withoutIsolates(
      pairIn(language)(pickText(edition.title, language).text, pickText(meeting.title, language).text),
    ),
    description: [meeting.mode && modeName(meeting.mode, language), url].filter(Boolean).join('\n\n'),
    language,
    location: meeting.mode === 'virtual' ? '' : city,
    url,
  })
}
