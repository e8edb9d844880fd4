import { fold } from '../../platform/search/fold.ts'

/** A word of a text as it counts for comparing, with its place in the text as it was written. */
export type Placed = { word: string; start: number; end: number }

// Scripts written without spaces are compared character by character: no two sentences are cut into the same words for certain.
const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}'
const INVISIBLE = '\\u00AD\\u200B-\\u200D\\u2060\\uFEFF'
const WORDS = new RegExp(
  `[${UNSPACED}]|[[\\p{L}\\p{N}]--[${UNSPACED}]][[\\p{L}\\p{N}\\p{M}${INVISIBLE}]--[${UNSPACED}]]*`,
  'gv',
)
const UNSEEN = new RegExp(`[${INVISIBLE}]`, 'gv')
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]$`, 'v')

const MOST_KEPT = 200_000
const folded = new Map<string, string>()

function foldedWord(word: string): string {
  const known = folded.get(word)
  if (known !== undefined) return known
  if (folded.size >= MOST_KEPT) folded.clear()
  const made = fold(word.replace(UNSEEN, ''))
  folded.set(word, made)
  return made
}

/** The words of a text, whatever its language: folded (case, accents, Arabic vowel signs), punctuation and signs left out. */
export function placedWords(text: string): Placed[] {
  const placed: Placed[] = []
  for (const match of text.matchAll(WORDS)) {
    const word = foldedWord(match[0])
    if (word) placed.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return placed
}

const foldedWordsOf = (text: string): string[] => (text.match(WORDS) ?? []).map(foldedWord).filter(Boolean)

/** Texts that are the same once folded: their words as numbers, and the rows that hold them in ascending order. */
export type Distinct = { key: string; words: Int32Array; rows: number[] }

/** The distinct texts of a collection and its vocabulary (`words[n]` is word number n). In an order no shuffling of rows changes. */
export type Collection = { distinct: Distinct[]; words: string[] }

/** A text of signs alone is compared by its signs; an empty one is unknown and compared with nothing. */
const keyOf = (text: string): string =>
  foldedWordsOf(text).join(' ') || text.normalize('NFKC').replace(/\s+/gu, '').trim()

/**
 * Gathers texts that are the same but for case, accents, punctuation, space and signs. What is found most often comes first, then the
 * shorter text, then the order of code units: a letter stands before what was made of it.
 */
export function distinctTexts(texts: readonly string[]): Collection {
  const byKey = new Map<string, number[]>()
  texts.forEach((text, row) => {
    const key = keyOf(text)
    if (!key) return
    const rows = byKey.get(key)
    if (rows) rows.push(row)
    else byKey.set(key, [row])
  })
  const numbers = new Map<string, number>()
  const numberOf = (word: string): number => {
    let number = numbers.get(word)
    if (number === undefined) {
      number = numbers.size
      numbers.set(word, number)
    }
    return number
  }
  const distinct = [...byKey]
    .sort(([a, rowsA], [b, rowsB]) => rowsB.length - rowsA.length || a.length - b.length || (a < b ? -1 : 1))
    .map(([key, rows]) => ({ key, words: Int32Array.from(key.split(' '), numberOf), rows }))
  return { distinct, words: [...numbers.keys()] }
}

/** Texts imagined beside the real ones, so that a word of a small collection is not thought rare only because few texts are there. */
const IMAGINED_TEXTS = 200
const BITS_OF_A_CHARACTER = 6
const BITS_PER_LETTER = 2
const MOST_BITS = 10

/** How rare a word is before any text was seen: long words are rarer than short ones in every alphabet (Zipf 1935). */
const expectedBits = (word: string): number =>
  IS_UNSPACED.test(word) ? BITS_OF_A_CHARACTER : Math.min(MOST_BITS, BITS_PER_LETTER * [...word].length)

/**
 * What each word tells, in bits: −log2 of its share of texts (inverse document frequency, Spärck Jones 1972), smoothed by 200 imagined
 * texts in which it is as frequent as its length suggests. `counted` are the texts that count, one for each letter.
 */
export function bitsOfWords({ words }: Collection, counted: readonly Distinct[]): Float64Array {
  const frequency = new Float64Array(words.length)
  for (const { words } of counted) for (const word of new Set(words)) frequency[word]! += 1
  return frequency.map((found, n) =>
    Math.log2((counted.length + IMAGINED_TEXTS) / (found + IMAGINED_TEXTS * 2 ** -expectedBits(words[n]!))),
  )
}
