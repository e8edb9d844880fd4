import type { EditionScope } from '../../access/public.ts'
import { composeLetter } from '../../page/letter.ts'
import { pathTo } from '../../page/route.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { said } from '../release/letters.ts'
import { reviewTexts } from '../texts.ts'

type Mention = {
  readonly edition: EditionScope
  readonly about: { readonly reference: string; readonly title: string; readonly language: string }
  readonly words: string
  readonly by: string
  readonly name: string
  readonly origin: string
}

/** Tells a colleague of a note that names them, in the colleague's language; the note stays as it was written. */
export function mentionLetter(language: Language, { edition, about, words, by, name, origin }: Mention) {
  const t = reviewTexts(language)
  const reference = { text: about.reference }
  const title = { text: about.title, language: about.language }
  return composeLetter(language, {
    subject: t('note.letter.subject', { reference: about.reference }),
    paragraphs: [
      said(language, 'letter.greeting', { name: { text: name } }),
      said(language, 'note.letter.body', { by: { text: by }, reference, title }),
      [{ text: words }],
    ],
    action: {
      label: t('note.letter.open'),
      href: origin + pathTo(language, edition.slug, 'desk', 'submissions', about.reference),
    },
    foot: t('note.letter.foot', { forum: pickText(edition.title, language).text }),
  })
}
