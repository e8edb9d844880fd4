import type { EditionScope } from '../access/public.ts'
import { singleEntry } from '../interchange/public.ts'
import { pairIn } from '../page/words.ts'
import { type Language, pickText, withoutIsolates } from '../platform/languages/public.ts'
import type { Call } from './reads.ts'
import { consultationTexts } from './texts.ts'

/**
 * The closing of a call as an iCalendar file (RFC 5545), an event without length in UTC. After an extension the UID stays and SEQUENCE
 * grows, so that a calendar moves the entry it has; the same call always gives the same bytes. No alarm: that is the reader's choice.
 */
export function deadlineCalendar(edition: EditionScope, call: Call, language: Language, url: string): string {
  const title = pickText(call.title, language).text
  return singleEntry('Deadlines', {
    uid: `${call.id}@convoke`,
    sequence: call.changes.length,
    stamp: call.changes.at(-1)?.recordedAt ?? call.opensAt,
    when: { from: call.closesAt, until: null },
    title: withoutIsolates(pairIn(language)(consultationTexts(language)('kind.deadline'), title)),
    description: `${pickText(edition.title, language).text}\n\n${url}`,
    language,
    location: '',
    url,
  })
}
