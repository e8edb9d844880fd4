import type { EditionScope } from '../access/public.ts'
import { type LetterWords, nameToGreet, type Paragraph, type Quoted, withoutLinks } from '../page/letter.ts'
import { pathTo } from '../page/route.ts'
import { type Language, pickText } from '../platform/languages/public.ts'
import { synthesisTexts } from './texts.ts'

type About = {
  readonly reference: string
  readonly title: string
  readonly language: string
  readonly name: string
  readonly reads: Language
  readonly points: readonly number[]
}

/** Tells somebody, once, that their words stand in the published synthesis. */
export function quotedLetter(
  about: About,
  { edition, origin }: { edition: EditionScope; origin: string },
): LetterWords {
  const { reads: language } = about
  const t = synthesisTexts(language)
  const said = (key: Parameters<typeof t>[0], values: Record<string, Quoted | number>): Paragraph =>
    t.parts(key, values as never) as Paragraph // strings, and the very values that were given
  const name = nameToGreet(about.name)
  const of = {
    reference: { text: about.reference },
    title: { text: withoutLinks(about.title), language: about.language },
  }
  return {
    subject: t('letter.subject', { reference: about.reference }),
    paragraphs: [
      name ? said('letter.greeting', { name: { text: name } }) : t('letter.greeting.unnamed'),
      said('letter.body', { ...of, count: about.points.length }),
      t('letter.what'),
    ],
    action: {
      label: t('letter.open'),
      href: origin + pathTo(language, edition.slug, 'synthesis', 'submissions', about.reference),
    },
    foot: t('letter.foot', { forum: pickText(edition.title, language).text }),
  }
}
