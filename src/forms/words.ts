const segmenters = new Map<string, Intl.Segmenter>()

function segmenter(language: string, granularity: 'word' | 'grapheme'): Intl.Segmenter {
  const key = `${language}|${granularity}`
  let found = segmenters.get(key)
  if (!found) {
    found = new Intl.Segmenter(/^[a-z]{2}$/.test(language) ? language : 'en', { granularity })
    segmenters.set(key, found)
  }
  return found
}

/** Words as the language counts them (Unicode text segmentation, UAX 29): Chinese needs no spaces, punctuation is not a word. */
export function wordsOf(text: string, language: string): string[] {
  return [...segmenter(language, 'word').segment(text)].filter((s) => s.isWordLike).map((s) => s.segment)
}

/** Number of words in a text of `language` (two letters). */
export const countWords = (text: string, language: string): number => wordsOf(text, language).length

/** Number of characters as a reader counts them (grapheme clusters): an emoji or a letter with its accents is one. */
export function countCharacters(text: string, language = 'en'): number {
  let count = 0
  for (const _ of segmenter(language, 'grapheme').segment(text)) count++
  return count
}

/** Longer than any answer asked for; beyond this a text is not even kept in a draft. In UTF-16 code units. */
export const MOST_CHARACTERS = 100_000
