import type { EditionScope } from '../access/public.ts'
import { hashToken } from '../identity/public.ts'
import { composeLetter, type Paragraph } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import { formatDate, formatTime, isLanguage, isolated, type Language, pickText } from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { inGroups, type Receipt } from './receipt.ts'
import { submissionsTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof submissionsTexts>>[0]

const reading = (language: string): Language => (isLanguage(language) ? language : 'en')

/** A message whose values are codes and numbers, each kept apart from the sentence. */
const said = (reader: Language, key: Key, values: Record<string, string>): Paragraph =>
  submissionsTexts(reader).parts(
    key,
    Object.fromEntries(Object.entries(values).map(([name, text]) => [name, { text }])) as never,
  ) as Paragraph // strings, and the very values that were given

/**
 * The frame of every letter of this module. They go to addresses that somebody typed and nobody has proven, so they hold no word of the
 * sender's: no name, no title, no text.
 */
function around(edition: EditionScope, reader: Language) {
  const forum = pickText(edition.title, reader).text
  return {
    forum,
    closing: [
      ...(edition.contactEmail ? [said(reader, 'letter.contact', { email: edition.contactEmail })] : []),
      said(reader, 'letter.closing', { forum }),
    ],
    foot: submissionsTexts(reader)('letter.foot'),
  }
}

const moment = (at: Date, edition: EditionScope, reader: Language) => ({
  date: formatDate(at, reader, edition.zone, 'weekdayDate'),
  time: formatTime(at, reader, edition.zone, true),
  zone: edition.zone,
})

/** The receipt by mail, in the language the draft was written in. */
export function receiptLetter(origin: string, edition: EditionScope, receipt: Receipt, language: string): Letter {
  const reader = reading(language)
  const t = submissionsTexts(reader)
  const { reference, version, receivedAt, contentHash } = receipt
  const { forum, ...rest } = around(edition, reader)
  return {
    to: receipt.submitterEmail,
    key: receiptKey(receipt.draftId),
    ...composeLetter(reader, {
      subject: t('letter.receipt.subject', { reference: reference }),
      paragraphs: [
        forum,
        said(reader, 'letter.receipt.text', { reference, ...moment(receivedAt, edition, reader) }),
        said(reader, 'letter.receipt.version', { version: String(version), fingerprint: inGroups(contentHash) }),
        t('receipt.next.open'),
        t('letter.receipt.account'),
      ],
      action: {
        label: t('receipt.see'),
        href: `${origin}${pathTo(reader, edition.slug, 'submissions', receipt.number)}`,
      },
      ...rest,
    }),
  }
}

/** The key of the letter with the receipt of a draft, by which it is found again. */
export const receiptKey = (draftId: string): string => `receipt:${draftId}`

/** A submission has been withdrawn: the letter says so to the address it was handed in with. */
export function withdrawalLetter(
  origin: string,
  edition: EditionScope,
  of: { id: string; number: number; reference: string; submitterEmail: string; at: Date; reads: string },
): Letter {
  const reader = reading(of.reads)
  const t = submissionsTexts(reader)
  const { forum, ...rest } = around(edition, reader)
  return {
    to: of.submitterEmail,
    key: `withdrawn:${of.id}`,
    ...composeLetter(reader, {
      subject: t('letter.withdrawn.subject', { reference: of.reference }),
      paragraphs: [
        forum,
        said(reader, 'letter.withdrawn.text', { reference: of.reference, ...moment(of.at, edition, reader) }),
        t('letter.withdrawn.after'),
      ],
      action: {
        label: t('letter.withdrawn.see'),
        href: `${origin}${pathTo(reader, edition.slug, 'submissions', of.number)}`,
      },
      ...rest,
    }),
  }
}

/** Somebody is recommended by a submission: the letter says what it is for and leads to what would be shown. */
export function recommendedLetter(
  origin: string,
  edition: EditionScope,
  { to, secret, reference, reads }: { to: string; secret: string; reference: string; reads: string },
): Letter {
  const reader = reading(reads)
  const t = submissionsTexts(reader)
  const { forum, closing } = around(edition, reader)
  return {
    to,
    key: `recommended:${hashToken(secret)}`,
    ...composeLetter(reader, {
      subject: t('letter.recommended.subject', { forum: isolated(forum, reader) }),
      paragraphs: [forum, said(reader, 'letter.recommended.text', { reference }), t('letter.recommended.how')],
      action: {
        label: t('letter.recommended.open'),
        href: `${origin}${pathTo(reader, edition.slug, 'recommended', secret)}`,
      },
      closing,
      foot: t('letter.recommended.foot'),
    }),
  }
}

/** The letter with the link that opens a draft on another device. */
export function draftLinkLetter(
  origin: string,
  edition: EditionScope,
  link: { to: string; token: string; key: string; language: Language },
): Letter {
  const t = submissionsTexts(link.language)
  const { forum, ...rest } = around(edition, link.language)
  return {
    to: link.to,
    key: link.key,
    ...composeLetter(link.language, {
      subject: t('letter.link.subject'),
      paragraphs: [forum, t('letter.link.text')],
      action: {
        label: t('draft.open'),
        href: `${origin}${pathTo(link.language, edition.slug, 'return', link.token)}`,
      },
      ...rest,
    }),
  }
}
