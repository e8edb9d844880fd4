import table from './han-variants.json' with { type: 'json' }

/** Letters that Unicode does not take apart, as people without them on their keyboards write them. */
const PLAIN: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
}
const NOT_PLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g')

/** Characters of Chinese by the one they are searched as: 決 and 决 are one word. */
const HAN = new Map(table.pairs.match(/../gu)?.map((pair) => [pair.charAt(0), pair.charAt(1)]))
const SOME_HAN = /[\u3400-\u9fff\uf900-\ufaff]/

const oneHan = (text: string): string =>
  SOME_HAN.test(text) ? text.replace(/[\u3400-\u9fff\uf900-\ufaff]/g, (c) => HAN.get(c) ?? c) : text

/** Digits of Arabic script to ASCII: Unicode keeps them apart, people do not. */
const asciiDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (d) => String(d.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (d) => String(d.charCodeAt(0) - 0x6f0))

/**
 * Marks that may be left out in writing: accents, and vowel signs of Arabic and Hebrew. In Devanagari, Bengali, Tamil, Thai and others of
 * their kind a mark is the vowel of its syllable, and in Japanese it makes another consonant: these stay.
 */
const OPTIONAL_MARKS =
  /(?<![иИ])\u0306|[[\p{M}&&[\p{sc=Inherited}\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Arabic}\p{sc=Hebrew}\p{sc=Syriac}]]--[\u0306\u3099\u309A]]/gv

/**
 * A text without what does not tell words apart, the same for every search: compatibility forms, case, accents, ligatures and letters that
 * Unicode does not take apart, Arabic vowel signs, tatweel and the forms of alef, yeh and teh marbuta, ё beside е, traditional and simplified
 * Chinese. The breve of й stays: that letter is not an accented и. So do signs that carry meaning: C, C++ and C# are three.
 */
export const fold = (text: string): string =>
  oneHan(asciiDigits(text).normalize('NFKD'))
    .replace(OPTIONAL_MARKS, '')
    .normalize('NFC')
    .replace(/\u0640/g, '')
    .replace(/\u0671/g, '\u0627')
    .replace(/\u0649/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
    .toLowerCase()
    .replace(NOT_PLAIN, (letter) => PLAIN[letter] ?? letter)

export type Word = { start: number; end: number; text: string }

const segmenters = new Map<string, Intl.Segmenter>()
function segmenter(language: string): Intl.Segmenter {
  const known = segmenters.get(language)
  if (known) return known
  const made = new Intl.Segmenter(/^[a-z]{2}$/.test(language) ? language : 'en', { granularity: 'word' })
  segmenters.set(language, made)
  return made
}

/** The words of a text with their places in it (UTF-16 offsets, `end` excluded), by Unicode text segmentation (UAX 29), and C++ and C#. */
export function wordsIn(text: string, language: string): Word[] {
  const words: Word[] = []
  for (const { segment, index, isWordLike } of segmenter(language).segment(text)) {
    if (!isWordLike) continue
    const end = index + segment.length
    const sign = /^[A-Za-z]$/.test(segment)
      ? (/^(?:\+\+|#)(?![\p{L}\p{N}])/u.exec(text.slice(end, end + 3))?.[0] ?? '')
      : ''
    words.push({ start: index, end: end + sign.length, text: segment + sign })
  }
  return words
}

/** A text as its folded words alone: what two texts share when they say the same, however they are written. */
export const foldedWords = (text: string, language: string): string[] =>
  wordsIn(text, language).flatMap((word) => fold(word.text).match(/[\p{L}\p{N}\p{M}]+[+#]*/gu) ?? [])

/** Comparable whatever its case, accents, blanks and punctuation: how people write a name or a heading. */
export const wordKey = (text: string): string => fold(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
