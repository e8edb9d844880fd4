import { direction, type Language, type Localized } from './languages.ts'

/** What somebody wrote: in one language, which may not be known, and in others where there were words for it. */
export type Written = { readonly text: string; readonly language: string | null; readonly others: Localized }

/** Written words, or a plain text whose language nobody has stated. */
export type Said = string | Written

export const asWritten = (said: Said): Written =>
  typeof said === 'string' ? { text: said, language: null, others: {} } : said

export const isBlank = (said: Said): boolean => asWritten(said).text.trim() === ''

/** Written words as they are kept in columns or in JSON; plain where nothing is known beside the text. */
export const saidFrom = (text: string, language: string | null | undefined, others: unknown): Said => {
  const known = (others ?? {}) as Localized
  return language || Object.keys(known).length > 0 ? { text, language: language ?? null, others: known } : text
}

/** The words for a reader, in their language where there are some, with the attributes that say which language they are in. */
export function wordsFor(said: Said, reader: Language): { text: string; lang?: string; dir: 'ltr' | 'rtl' | 'auto' } {
  const { text, language, others } = asWritten(said)
  const own = language === reader ? text : others[reader]
  if (own) return { text: own, dir: direction(reader) }
  return language ? { text, lang: language, dir: direction(language) } : { text, dir: 'auto' }
}
