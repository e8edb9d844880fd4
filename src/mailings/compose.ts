import type { EditionScope } from '../access/public.ts'
import {
  letterPaper,
  letterValues,
  letterWords,
  type Paper,
  type PlaceholderValues,
  paragraphsOf,
} from '../documents/public.ts'
import type { Term } from '../forms/public.ts'
import { composeLetter, nameToGreet, type Paragraph, withoutLinks } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import type { Db } from '../platform/db/db.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import type { Told } from './read-list.ts'
import { mailingTexts } from './texts.ts'

/** The letter in one language, with the mail it goes with: all that is needed to write to anybody who reads it. */
export type LetterIn = {
  readonly paper: Paper
  readonly subject: string
  readonly body: string
  readonly values: PlaceholderValues
  /** Names of the groups, by their codes. */
  readonly groups: Readonly<Record<string, string>>
}

export type Letters = Readonly<Partial<Record<Language, LetterIn>>>

type Asking = { readonly edition: EditionScope; readonly origin: string; readonly groups: readonly Term[] }

/** The letter as it would go now; null while the edition has none. */
export async function letterNow(
  db: Db,
  { edition, origin, groups }: Asking,
  language: Language,
): Promise<LetterIn | null> {
  const [paper, values, words] = await Promise.all([
    letterPaper(db, edition, language),
    letterValues(db, edition, language),
    letterWords(db, edition, language),
  ])
  const href = origin + pathTo(language, edition.slug, 'consultation')
  return (
    paper && {
      paper,
      subject: words['mail-subject'],
      body: words['mail-body'],
      values: { ...values, page: { text: href, dir: 'ltr', href } },
      groups: Object.fromEntries(groups.map(({ code, name }) => [code, pickText(name, language).text])),
    }
  )
}

/** What one reader is sent: the mail in their language. Their own words are words, whatever they look like. */
export function mailTo(to: Told, letter: LetterIn, forum: string) {
  const { language } = to
  const t = mailingTexts(language)
  const name = nameToGreet(to.name)
  const values: PlaceholderValues = {
    ...letter.values,
    greeting: { text: name ? t('greeting.named', { name }) : t('greeting.unnamed') },
    name: { text: withoutLinks(to.name) },
    organization: { text: withoutLinks(to.organization) },
    group: { text: to.group ? (letter.groups[to.group] ?? '') : '' },
  }
  const subject = paragraphsOf(letter.subject, values)
    .flat()
    .map(({ text }) => text)
    .join('')
  const paragraphs = paragraphsOf(letter.body, values).map(
    (runs): Paragraph =>
      runs.map((run) => (run.dir || run.lang ? { text: run.text, ...(run.lang && { language: run.lang }) } : run.text)),
  )
  return composeLetter(language, { subject, paragraphs, foot: t('mail.foot', { forum }) })
}
