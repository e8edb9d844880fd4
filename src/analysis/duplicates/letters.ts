import { bitsOfWords, type Collection, type Distinct } from './distinct.ts'
import { bitsOf, type Likeness, likeness, sharedBag } from './likeness.ts'
import { type Shingled, shingleIndex, shinglesOf } from './shingles.ts'

/** When two texts count as one letter. */
type Demand = {
  /** Least sum of `contained` and `resembling`: a letter quoted whole inside a long text passes, and so does one with every third word changed. */
  likeness: number
  /** Least `contained`. */
  contained: number
  /** Least `adjacent`: two people on one subject share words, a copy shares their order. */
  adjacent: number
}

// One setting for all languages and lengths, chosen on texts other than any measured by: see README.md.
const SAME_LETTER: Demand = { likeness: 1, contained: 0.5, adjacent: 0.4 }
const BY_LENGTH_ALONE: Demand = { likeness: 1.15, contained: 0.5, adjacent: 0.4 }
const SPARE_BITS = 2

/**
 * Bits two texts of `count` must share at the least, so that chance hardly makes a pair anywhere among them: each is compared with
 * `count` others (log2 count bits), and the less they resemble as wholes, the more places a chance has (up to log2 count again).
 */
const leastBits = (count: number, resembling: number): number => Math.log2(count + 1) * (2 - resembling) + SPARE_BITS

const isSameLetter = (found: Likeness, demand: Demand, count: number): boolean =>
  found.contained >= demand.contained &&
  found.contained + found.resembling >= demand.likeness &&
  found.shared >= leastBits(count, found.resembling)

/** `of[n]` is the distinct text that distinct text n was made of, itself when it is a letter of its own. */
type Letters = { of: Int32Array }

type Compared = { collection: Collection; shingled: Shingled }

/**
 * Goes through the texts in `order`; each joins the letter it shares most with, or becomes a letter itself. Texts are compared with letters
 * only, never with one another's copies: one false pair cannot chain two letters together.
 */
function gather(
  { collection, shingled }: Compared,
  order: readonly number[],
  bits: Float64Array,
  demand: Demand,
): Letters {
  const { distinct, words } = collection
  const of = new Int32Array(distinct.length)
  const total = distinct.map((text) => bitsOf(text.words, bits))
  const spare = new Int32Array(words.length)
  const index = shingleIndex(shingled)
  const sharedWith = (text: number, letter: number): number => {
    const [a, b] = [distinct[text]!.words, distinct[letter]!.words]
    const bag = sharedBag(a, b, bits, spare)
    const [contained, resembling] = [
      bag / Math.min(total[text]!, total[letter]!),
      bag / (total[text]! + total[letter]! - bag),
    ]
    if (contained < demand.contained || contained + resembling < demand.likeness) return 0
    const found = likeness([a, total[text]!], [b, total[letter]!], bits, bag, demand.adjacent)
    return found && isSameLetter(found, demand, distinct.length) ? found.shared : 0
  }
  for (const text of order) {
    let [best, most] = [text, 0]
    for (const letter of index.candidates(text)) {
      const shared = sharedWith(text, letter)
      if (shared > most) [best, most] = [letter, shared]
    }
    of[text] = best
    if (best === text) index.add(text)
  }
  return { of }
}

const lettersIn = ({ of }: Letters): number[] => [...of.keys()].filter((text) => of[text] === text)

/** The distinct texts of each letter, the letter itself among them, in rising order. */
function copiesOf({ of }: Letters): Map<number, number[]> {
  const copies = new Map<number, number[]>()
  of.forEach((letter, text) => {
    const known = copies.get(letter)
    if (known) known.push(text)
    else copies.set(letter, [text])
  })
  return copies
}

/**
 * The copy that stands in the middle: whose words the others use most, and which lacks least of what they use. A text seen as often
 * counts as often.
 */
function middleOf(copies: readonly number[], distinct: readonly Distinct[]): number {
  if (copies.length <= 2) return Math.min(...copies)
  const uses = new Map<number, number>()
  let all = 0
  for (const copy of copies) {
    const times = distinct[copy]!.rows.length
    all += times
    for (const word of new Set(distinct[copy]!.words)) uses.set(word, (uses.get(word) ?? 0) + times)
  }
  let [middle, most] = [copies[0]!, Number.NEGATIVE_INFINITY]
  for (const copy of copies) {
    let score = 0
    // A word most copies have speaks for this one, a word few have against it.
    for (const word of new Set(distinct[copy]!.words)) score += uses.get(word)! / all - 0.5
    if (score > most + 1e-9) [middle, most] = [copy, score]
  }
  return middle
}

/** The middle copy of each letter, those sent most often first; then all other texts. */
function fromTheMiddle(letters: Letters, distinct: readonly Distinct[]): number[] {
  const middles = [...copiesOf(letters).values()]
    .map((copies) => ({
      middle: middleOf(copies, distinct),
      sent: copies.reduce((sum, copy) => sum + distinct[copy]!.rows.length, 0),
    }))
    .sort((a, b) => b.sent - a.sent || a.middle - b.middle)
    .map(({ middle }) => middle)
  const isMiddle = new Set(middles)
  return [...middles, ...[...distinct.keys()].filter((text) => !isMiddle.has(text))]
}

/**
 * Groups distinct texts into letters: for each letter its middle copy and all its copies, numbers into `collection.distinct`.
 *
 * Twice over. How rare a word is can be counted only where a letter sent a thousand times counts once, so words are first weighed by
 * their length alone and what is grouped so is counted. And each time once more from the middle of every letter found, because the first
 * copy met may be the one most changed.
 */
export function groupLetters(collection: Collection): { middle: number; copies: number[] }[] {
  const { distinct } = collection
  const compared = { collection, shingled: shinglesOf(collection) }
  let order = [...distinct.keys()]
  let letters: Letters = { of: Int32Array.from(order) }
  let counted: Distinct[] = []
  for (let pass = 0; pass < 4; pass++) {
    if (pass === 2) counted = lettersIn(letters).map((letter) => distinct[letter]!)
    letters = gather(compared, order, bitsOfWords(collection, counted), pass < 2 ? BY_LENGTH_ALONE : SAME_LETTER)
    order = fromTheMiddle(letters, distinct)
  }
  return [...copiesOf(letters).values()].map((copies) => ({ middle: middleOf(copies, distinct), copies }))
}
