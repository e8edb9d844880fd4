import { type Language, type Localized, pickText, type Said, wordsFor } from '../../platform/languages/public.ts'

/** A name or a text in the reader's language; where it is missing, in another one and marked so. Nothing where there is none. */
export function Named({ content, language }: { content: Localized; language: Language }) {
  const { text, language: written } = pickText(content, language)
  if (!text) return null
  return written === language ? text : <bdi lang={written}>{text}</bdi>
}

/** What somebody wrote, such as a reason: in the reader's language where there are words, else as it was written and marked so. */
export function SaidBy({ said, language }: { said: Said; language: Language }) {
  const { text, ...marks } = wordsFor(said, language)
  return <bdi {...marks}>{text}</bdi>
}
