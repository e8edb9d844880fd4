import { countsItsEnd, type Milestone, momentOf, type Phase } from '../consultation/public.ts'
import { momentInWords } from '../page/words.ts'
import { formatDate, hasText, type Language, type Localized, pickText } from '../platform/languages/public.ts'
import { ltr, type Run, type Runs } from './kit/paper.ts'
import { named } from './words.ts'

/** What a template may name of the edition: texts, days, moments and addresses, each written as the language writes them. */
export const OF_EDITION = [
  'forum',
  'process',
  'organizers',
  'reference',
  'date',
  'opens',
  'deadline',
  'contact',
  'email',
  'phone',
  'website',
  'page',
] as const
/** What it may name of whoever reads it. */
export const OF_READER = ['greeting', 'name', 'organization', 'group'] as const
export type Placeholder = (typeof OF_EDITION)[number] | (typeof OF_READER)[number]

/** A value for each placeholder; null: the edition does not know it. */
export type PlaceholderValues = Readonly<Partial<Record<Placeholder, Run | null>>>

const PLACEHOLDER = /\{([a-z]+)\}/g

/** Names between braces, each once. */
export const placeholdersIn = (words: string): string[] => [
  ...new Set([...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name)),
]

/** Paragraphs of a template with the values in their places. Words are text, whatever they look like; so are the values. */
export const paragraphsOf = (words: string, values: PlaceholderValues): Runs[] =>
  words
    .split(/\n\s*\n/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((paragraph) =>
      paragraph.split(PLACEHOLDER).flatMap((piece, n): Run[] => {
        if (n % 2 === 0) return piece === '' ? [] : [{ text: piece }]
        const value = values[piece as Placeholder]
        return value && value.text !== '' ? [value] : []
      }),
    )
    .filter((runs) => runs.length > 0)

/** Which placeholders of a template the edition has no value for. What a reader has not told is left out instead. */
export const unvalued = (words: string, values: PlaceholderValues): string[] =>
  placeholdersIn(words).filter((name) => OF_EDITION.some((one) => one === name) && !values[name as Placeholder])

type Known = {
  readonly language: Language
  readonly title: Localized
  readonly processTitle: Localized
  readonly letter: { readonly reference: string | null; readonly date: string | null }
  readonly contact: {
    readonly name: Localized
    readonly email: string | null
    readonly phone: string | null
    readonly website: string | null
  }
  readonly organizers: string
  readonly phases: readonly Phase[]
}

/** The values an edition has in a language. */
export function editionValues(of: Known): PlaceholderValues {
  const { language, letter, contact, phases } = of
  const text = (value: string | null) => (value ? { text: value } : null)
  const line = (value: string | null) => (value ? ltr(value) : null)
  const [opening] = phases.flatMap(principalsOf)
  const closing = phases.flatMap(principalsOf).find(countsItsEnd)
  const at = (m: Milestone | undefined) => {
    const instant = m && momentOf(m)
    return instant ? { text: momentInWords(instant, language, { zone: m.zone, end: countsItsEnd(m) }) } : null
  }
  return {
    forum: hasText(of.title) ? named(of.title, language) : null,
    process: hasText(of.processTitle) ? named(of.processTitle, language) : null,
    organizers: text(of.organizers),
    reference: line(letter.reference),
    date: text(letter.date && formatDate(new Date(`${letter.date}T12:00:00Z`), language, 'UTC')),
    opens: at(opening),
    deadline: at(closing),
    contact: hasText(contact.name) ? { text: pickText(contact.name, language).text } : null,
    email: contact.email ? { ...ltr(contact.email), href: `mailto:${contact.email}` } : null,
    phone: line(contact.phone),
    website: line(contact.website),
  }
}

const principalsOf = ({ milestones }: Phase) => milestones.filter(({ principal }) => principal)
