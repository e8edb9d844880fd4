import { type Placed, placedWords } from './distinct.ts'

/** Where a text departs from its letter, and how much of the letter it keeps (0 to 1, by words). */
export type Departure = { added: string[]; kept: number }

/** Comparing two texts word by word costs their lengths multiplied; longer ones are compared by pairs of words alone. */
const MOST_COMPARED = 4_000_000
const SLOT = '[…]'
const KEPT_BY = 0.5

/** Places in `a` and `b` of a longest common subsequence of words (Wagner and Fischer 1974). */
function inSequence(a: readonly string[], b: readonly string[]): { inA: Set<number>; inB: Set<number> } {
  const found = { inA: new Set<number>(), inB: new Set<number>() }
  if (a.length * b.length > MOST_COMPARED) return found
  const width = b.length + 1
  const length = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      length[i * width + j] =
        a[i] === b[j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) {
      found.inA.add(i++)
      found.inB.add(j++)
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i += 1
    else j += 1
  }
  return found
}

/** Places in `text` whose word stands beside the same word in `letter`: parts that were only moved. */
function moved(letter: readonly string[], text: readonly string[]): number[] {
  const pairs = new Set(letter.slice(1).map((word, i) => `${letter[i]} ${word}`))
  return text.flatMap((word, i) => {
    const [before, behind] = [`${text[i - 1]} ${word}`, `${word} ${text[i + 1]}`]
    return pairs.has(before) || pairs.has(behind) ? [i] : []
  })
}

type Match = { inLetter: Set<number>; inText: Set<number> }

function match(letter: readonly string[], text: readonly string[]): Match {
  const { inA, inB } = inSequence(letter, text)
  for (const place of moved(letter, text)) inB.add(place)
  for (const place of moved(text, letter)) inA.add(place)
  return { inLetter: inA, inText: inB }
}

/** Stretches of words that `keeps` refuses, as they are written in the text. */
function stretches(text: string, words: readonly Placed[], keeps: (place: number) => boolean): string[] {
  const found: { start: number; end: number }[] = []
  words.forEach(({ start, end }, place) => {
    if (keeps(place)) return
    const open = found.at(-1)
    if (open && place > 0 && !keeps(place - 1)) open.end = end
    else found.push({ start, end })
  })
  return found.map(({ start, end }) => text.slice(start, end))
}

export type Template = {
  /** The letter as most copies have it; `[…]` where fewer than half of them keep its words. */
  text: string
  departures: Departure[]
}

/** Writes the letter again with a slot for every stretch of words most copies do not have. */
function withSlots(letter: string, words: readonly Placed[], stays: (place: number) => boolean): string {
  let [made, at] = ['', 0]
  words.forEach(({ start, end }, place) => {
    if (stays(place)) {
      made += letter.slice(at, end)
    } else if (place === 0 || stays(place - 1)) {
      made += `${letter.slice(at, start)}${SLOT}`
    }
    at = end
  })
  return (made + letter.slice(at)).trim()
}

/** How often each word of the letter was kept by what was sent. */
function timesKept(letter: readonly string[], copies: readonly Copy[]): Float64Array {
  const kept = new Float64Array(letter.length)
  for (const { words, times } of copies) for (const place of match(letter, plain(words)).inLetter) kept[place]! += times
  return kept
}

type Copy = { text: string; words: Placed[]; times: number }

const plain = (words: readonly Placed[]): string[] => words.map(({ word }) => word)

function departure(fixed: readonly string[], { text, words }: Copy): Departure {
  const { inLetter, inText } = match(fixed, plain(words))
  return {
    added: stretches(text, words, (place) => inText.has(place)),
    kept: fixed.length === 0 ? 1 : inLetter.size / fixed.length,
  }
}

/**
 * Reconstructs the letter behind copies from the one in their middle, and says of each copy what its signer added. `copies` come with how
 * often each was sent.
 */
export function templateOf(letter: string, copies: readonly { text: string; times: number }[]): Template {
  const words = placedWords(letter)
  const read = copies.map(({ text, times }): Copy => ({ text, times, words: placedWords(text) }))
  const kept = timesKept(plain(words), read)
  const sent = read.reduce((sum, { times }) => sum + times, 0)
  const stays = (place: number) => kept[place]! >= KEPT_BY * sent
  const fixed = plain(words.filter((_, place) => stays(place)))
  return { text: withSlots(letter, words, stays), departures: read.map((copy) => departure(fixed, copy)) }
}
