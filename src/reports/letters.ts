import type { EditionScope } from '../access/public.ts'
import type { Report } from '../outcomes/public.ts'
import { composeLetter, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import {
  formatDate,
  isBlank,
  isLanguage,
  isolated,
  type Language,
  pickText,
  type Said,
  shownEnd,
  wordsFor,
} from '../platform/languages/public.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { reportsTexts } from './texts.ts'

type Key = Parameters<ReturnType<typeof reportsTexts>>[0]
/** What is written about: that a report is asked for, still missing, due later. */
type Matter = 'asked' | 'reminded' | 'extended'
type Writing = {
  readonly origin: string
  readonly edition: EditionScope
  readonly matter: Matter
  /** Of a later day: why. */
  readonly reason?: Said
}

const said = (language: Language, key: Key, values: Record<string, Quoted>): Paragraph =>
  reportsTexts(language).parts(key, values as never) as Paragraph // strings, and the very values that were given

/** Asks for a report, in the language of whoever writes it; its link opens the form. Nobody without an address is written to. */
export function reportLetter(
  report: Report,
  secret: string,
  { origin, edition, matter, reason }: Writing,
): Letter | null {
  if (report.email === '') return null
  const language = isLanguage(report.language) ? report.language : 'en'
  const t = reportsTexts(language)
  const forum = pickText(edition.title, language).text
  const { session } = report
  const name = nameToGreet(report.name)
  const values = {
    number: { text: String(session.number) },
    title: { text: withoutLinks(session.title), language: session.language },
    date: { text: formatDate(shownEnd(report.dueAt, edition.zone), language, edition.zone, 'weekdayDate') },
  }
  return {
    to: report.email,
    key: `report:${matter}:${secret.slice(0, 16)}`,
    ...composeLetter(language, {
      subject: t(`letter.${matter}.subject`, { number: session.number, forum: isolated(forum, language) }),
      paragraphs: [
        name ? said(language, 'letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
        said(language, `letter.${matter}.text`, values),
        ...(reason && !isBlank(reason) ? [said(language, 'letter.reason', { reason: quoted(reason, language) })] : []),
        t('letter.how'),
      ],
      action: { label: t('letter.open'), href: `${origin}${pathTo(language, edition.slug, 'reports', secret)}` },
      closing: [
        ...(edition.contactEmail ? [said(language, 'letter.contact', { email: { text: edition.contactEmail } })] : []),
        said(language, 'letter.closing', { forum: { text: forum } }),
      ],
      foot: t('letter.foot'),
    }),
  }
}

function quoted(reason: Said, language: Language): Quoted {
  const { text, lang } = wordsFor(reason, language)
  return { text, ...(lang ? { language: lang } : {}) }
}
