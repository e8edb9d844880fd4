/** Digits of Arabic script to ASCII: Unicode keeps them apart, people do not. */
const asciiDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))

/**
 * A word without what does not tell words apart: compatibility forms, case, accents, Arabic vowel signs, tatweel and the forms of alef,
 * yeh and teh marbuta, ё beside е. The breve of й stays: that letter is not an accented и.
 */
export const fold = (text: string): string =>
  asciiDigits(text)
    .normalize('NFKD')
    .replace(/(?<![иИ])\u0306|(?!\u0306)\p{M}/gu, '')
    .normalize('NFC')
    .replace(/\u0640/g, '')
    .replace(/\u0671/g, '\u0627')
    .replace(/\u0649/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase()

export type Word = { start: number; end: number; text: string }

const segmenters = new Map<string, Intl.Segmenter>()
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(/^[a-z]{2}$/.test(language) ? language : 'en', { granularity: 'word' })
  segmenters.set(language, made)
  return made
}

/** The words of a text with their places in it (UTF-16 offsets, `end` excluded), by Unicode text segmentation (UAX 29). */
export function wordsIn(text: string, language: string): Word[] {
  const words: Word[] = []
  for (const { segment, index, isWordLike } of segmenter(language).segment(text))
    if (isWordLike) words.push({ start: index, end: index + segment.length, text: segment })
  return words
}

/** A text as its folded words alone: what two texts share when they say the same, however they are written. */
export const foldedWords = (text: string, language: string): string[] =>
  wordsIn(text, language).flatMap((word) => fold(word.text).match(/[\p{L}\p{N}]+/gu) ?? [])
