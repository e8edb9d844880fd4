import type { EditionScope } from '../../access/public.ts'
import { attended } from '../../interchange/public.ts'
import { pathTo } from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import type { Attachment } from '../../platform/mail/mail.ts'
import type { LetterFacts, ToldChange } from './letter-facts.ts'

type From = { readonly origin: string; readonly edition: EditionScope; readonly at: Date }

/**
 * The calendar files of a letter: what takes place as an invitation, what does not as a cancellation, each a file of its own (RFC 5546
 * knows one method a file). UID and SEQUENCE are those of the public calendar, so that a program finds the entry it has.
 */
export function invitationsOf({ to, changes }: LetterFacts, from: From): Attachment[] {
  const on = changes.filter(({ entry }) => entry.standing === 'on')
  const off = changes.filter(({ entry }) => entry.standing !== 'on')
  const file = (method: 'REQUEST' | 'CANCEL', some: readonly ToldChange[]): Attachment[] =>
    some.length === 0
      ? []
      : [
          {
            filename: method === 'REQUEST' ? 'sessions.ics' : 'cancelled.ics',
            contentType: `text/calendar; method=${method}; charset=utf-8`,
            content: attended(method, {
              organizer: from.edition.contactEmail ?? null,
              attendee: to,
              at: from.at,
              entries: some.map((one) => entryOf(one, to.reads, from)),
            }),
          },
        ]
  return [...file('REQUEST', on), ...file('CANCEL', off)]
}

const entryOf = ({ entry }: ToldChange, reads: LetterFacts['to']['reads'], { origin, edition }: From) => ({
  uid: `${entry.sessionId}@convoke`,
  sequence: entry.sequence,
  startsAt: entry.startsAt,
  endsAt: entry.endsAt,
  title: entry.title,
  language: entry.language,
  place: pickText(entry.room.name, reads).text,
  url: `${origin}${pathTo(reads, edition.slug, 'sessions', entry.number)}`,
})
