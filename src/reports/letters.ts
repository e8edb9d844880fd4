import type { EditionScope } from '../access/public.ts'
import type { Report } from '../outcomes/public.ts'
import {
  composeLetter,
  type LetterWords,
  nameToGreet,
  type Paragraph,
  type Quoted,
  withoutLinks,
} from '../page/letter.ts'
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
export function reportLetter(report: Report, secret: string, writing: Writing): Letter | null {
  const { origin, edition, matter, reason } = writing
  const language = languageOf(report)
  const t = reportsTexts(language)
  const date = formatDate(shownEnd(report.dueAt, edition.zone), language, edition.zone, 'weekdayDate')
  const values = { ...sessionNamed(report.session), date: { text: date } }
  return letter(writing, report, {
    key: `report:${matter}:${secret.slice(0, 16)}`,
    subject: t(`letter.${matter}.subject`, { number: report.session.number, forum: forumIn(edition, language) }),
    paragraphs: [said(language, `letter.${matter}.text`, values), ...because(reason, language), t('letter.how')],
    action: { label: t('letter.open'), href: `${origin}${pathTo(language, edition.slug, 'reports', secret)}` },
    foot: t('letter.foot'),
  })
}

type Told = Omit<Writing, 'matter'> & { readonly matter: 'published' | 'withdrawn'; readonly mark: string }

/** Tells whoever reported, and whoever handed in what flowed into a session, what became of it: one letter to each address. */
export function outcomeLetters(
  readers: readonly Reader[],
  session: Report['session'] | undefined,
  told: Told,
): Letter[] {
  if (!session) return []
  const each = new Map(readers.toReversed().map((reader) => [reader.email, reader]))
  return [...each.values()].flatMap((reader) => {
    const { origin, edition, matter, reason, mark } = told
    const language = languageOf(reader)
    const t = reportsTexts(language)
    return (
      letter(told, reader, {
        key: `report:${matter}:${session.id}:${mark}:${reader.email}`,
        subject: t(`letter.${matter}.subject`, { number: session.number, forum: forumIn(edition, language) }),
        paragraphs: [said(language, `letter.${matter}.text`, sessionNamed(session)), ...because(reason, language)],
        action: {
          label: t('letter.session'),
          href: `${origin}${pathTo(language, edition.slug, 'sessions', session.number)}`,
        },
        foot: t('letter.foot'),
      }) ?? []
    )
  })
}

type Reader = { readonly email: string; readonly language: string; readonly name: string }

const languageOf = ({ language }: Pick<Reader, 'language'>): Language => (isLanguage(language) ? language : 'en')
const forumIn = (edition: EditionScope, language: Language) =>
  isolated(pickText(edition.title, language).text, language)
const sessionNamed = ({ number, title, language }: Report['session']) => ({
  number: { text: String(number) },
  title: { text: withoutLinks(title), language },
})
const because = (reason: Said | undefined, language: Language): Paragraph[] =>
  reason && !isBlank(reason) ? [said(language, 'letter.reason', { reason: quoted(reason, language) })] : []

type Composed = Pick<LetterWords, 'subject' | 'paragraphs' | 'action' | 'foot'> & { readonly key: string }

function letter({ edition }: Pick<Writing, 'edition'>, reader: Reader, { key, ...words }: Composed): Letter | null {
  if (reader.email === '') return null
  const language = languageOf(reader)
  const t = reportsTexts(language)
  const name = nameToGreet(reader.name)
  const composed = composeLetter(language, {
    ...words,
    paragraphs: [
      name ? said(language, 'letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
      ...words.paragraphs,
    ],
    closing: [
      ...(edition.contactEmail ? [said(language, 'letter.contact', { email: { text: edition.contactEmail } })] : []),
      said(language, 'letter.closing', { forum: { text: pickText(edition.title, language).text } }),
    ],
  })
  return { to: reader.email, key, ...composed }
}

function quoted(reason: Said, language: Language): Quoted {
  const { text, lang } = wordsFor(reason, language)
  return { text, ...(lang ? { language: lang } : {}) }
}
