import { wordsOf } from './words.ts'

/**
 * Words folded so that a search finds what a person means: compatibility forms, case, accents, Arabic vowel signs and the forms of alef,
 * yeh and teh marbuta do not tell words apart. Words are found by the language's own segmentation.
 */
export function searchWords(text: string, language: string): string[] {
  const folded = text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/\u0640/g, '')
    .replace(/[\u0622\u0623\u0625\u0671]/g, '\u0627')
    .replace(/\u0649/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase()
    .replace(/ё/g, 'е')
  return wordsOf(folded, language).flatMap((word) => word.match(/[\p{L}\p{N}]+/gu) ?? [])
}

/** What the index is made of: lexemes for `to_tsvector('simple', …)`, at most 20,000 so that a long text cannot break the index. */
export const searchDocument = (texts: readonly string[], language: string): string =>
  searchWords(texts.join('\n'), language).slice(0, 20_000).join(' ')

/** A query for `to_tsquery('simple', …)`: every word must occur, each may go on. Empty when nothing was asked. */
export const searchQuery = (text: string, language: string): string =>
  searchWords(text.slice(0, 400), language)
    .slice(0, 12)
    .map((word) => `'${word}':*`)
    .join(' & ')
