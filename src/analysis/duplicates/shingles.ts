import type { Collection } from './distinct.ts'

/**
 * A text in shingles: its words and its pairs of words side by side, as numbers, each once. Of a long text the `MOST` with the smallest
 * hash: a sample that two texts draw alike from what they share (min-wise sampling, Broder 1997).
 */
const MOST = 400

/** Mixes a number so that small hashes fall evenly over shingles (the finalizer of MurmurHash3, Appleby, public domain). */
function hash(number: number): number {
  let h = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

const sampled = (shingles: number[]): number[] =>
  shingles.length <= MOST ? shingles : shingles.sort((a, b) => hash(a) - hash(b) || a - b).slice(0, MOST)

/** The shingles of every distinct text, and how many there are in all. Words keep their numbers, pairs come after them. */
export function shinglesOf({ distinct, words }: Collection): { shingles: Int32Array[]; count: number } {
  const pairs = new Map<number, number>()
  const numberOf = (a: number, b: number): number => {
    const key = a * 0x4000000 + b
    let number = pairs.get(key)
    if (number === undefined) {
      number = words.length + pairs.size
      pairs.set(key, number)
    }
    return number
  }
  const shingles = distinct.map(({ words }) => {
    const own = new Set<number>(words)
    for (let i = 1; i < words.length; i++) own.add(numberOf(words[i - 1]!, words[i]!))
    return Int32Array.from(sampled([...own]))
  })
  return { shingles, count: words.length + pairs.size }
}

/** A shingle that stands in more letters than this tells none apart. */
const TOO_COMMON = 200
const MOST_CANDIDATES = 12

/** Letters by their shingles: gives those that share the rarest shingles with a text, the most telling first. */
export function shingleIndex(shingles: readonly Int32Array[], count: number) {
  const letters: (number[] | undefined)[] = new Array(count)
  const weight = new Float64Array(shingles.length)
  let indexed = 1
  return {
    add(letter: number) {
      indexed += 1
      for (const shingle of shingles[letter]!) {
        const known = letters[shingle]
        if (!known) letters[shingle] = [letter]
        else if (known.length < TOO_COMMON) known.push(letter)
      }
    },
    candidates(text: number): number[] {
      const met: number[] = []
      for (const shingle of shingles[text]!) {
        const known = letters[shingle]
        if (!known || known.length >= TOO_COMMON) continue
        const bits = Math.log2((indexed + 1) / known.length)
        for (const letter of known) {
          if (weight[letter] === 0) met.push(letter)
          weight[letter]! += bits
        }
      }
      const best = heaviest(met, weight)
      for (const letter of met) weight[letter] = 0
      return best
    },
  }
}

/** The heaviest few in falling order; equals in rising order of their numbers. */
function heaviest(met: readonly number[], weight: Float64Array): number[] {
  const best: number[] = []
  const before = (a: number, b: number) => weight[a]! > weight[b]! || (weight[a] === weight[b] && a < b)
  for (const letter of met) {
    if (best.length === MOST_CANDIDATES && !before(letter, best.at(-1)!)) continue
    let at = best.length
    while (at > 0 && before(letter, best[at - 1]!)) at -= 1
    best.splice(at, 0, letter)
    if (best.length > MOST_CANDIDATES) best.pop()
  }
  return best
}
