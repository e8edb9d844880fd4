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

const sampled = (shingles: Int32Array): Int32Array =>
  shingles.length <= MOST ? shingles : shingles.sort((a, b) => hash(a) - hash(b) || a - b).slice(0, MOST)

/** The shingles of distinct texts, and in how many of these texts each stands. */
export type Shingled = { shingles: Int32Array[]; texts: Int32Array }

/** The shingles of every distinct text, the rarest first. A shingle of one text alone joins nothing and is left out. */
export function shinglesOf({ distinct, words }: Collection): Shingled {
  const pairs = new Map<number, number>()
  const texts: number[] = new Array(words.length).fill(0)
  const numberOf = (a: number, b: number): number => {
    const key = a * 0x4000000 + b
    let number = pairs.get(key)
    if (number === undefined) {
      number = texts.push(0) - 1
      pairs.set(key, number)
    }
    return number
  }
  const all = distinct.map(({ words }) => {
    const own = new Set<number>(words)
    for (let i = 1; i < words.length; i++) own.add(numberOf(words[i - 1]!, words[i]!))
    for (const shingle of own) texts[shingle]! += 1
    return Int32Array.from(own)
  })
  const rarestFirst = (a: number, b: number) => texts[a]! - texts[b]! || a - b
  const shingles = all.map((own) => sampled(own.filter((shingle) => texts[shingle]! > 1)).sort(rarestFirst))
  return { shingles, texts: Int32Array.from(texts) }
}

/** A shingle that stands in more letters than this tells none apart. */
const TOO_COMMON = 200
const MOST_CANDIDATES = 12
/** Looked through for one text, the rarest shingles first: what long texts share shows long before their common words are reached. */
const MOST_LOOKED_THROUGH = 4000

/** Letters by their shingles: gives those that share the rarest shingles with a text, the most telling first. */
export function shingleIndex({ shingles, texts }: Shingled) {
  const from = new Int32Array(texts.length + 1)
  for (let n = 0; n < texts.length; n++) from[n + 1] = from[n]! + Math.min(TOO_COMMON, texts[n]!)
  const letters = new Int32Array(from[texts.length]!)
  const filled = new Int32Array(texts.length)
  const weight = new Float64Array(shingles.length)
  const met = new Int32Array(shingles.length)
  let indexed = 1
  return {
    add(letter: number) {
      indexed += 1
      for (const shingle of shingles[letter]!) {
        const known = filled[shingle]!
        if (known >= TOO_COMMON) continue
        letters[from[shingle]! + known] = letter
        filled[shingle] = known + 1
      }
    },
    candidates(text: number): number[] {
      let [count, looked] = [0, 0]
      for (const shingle of shingles[text]!) {
        if (looked > MOST_LOOKED_THROUGH) break
        const known = filled[shingle]!
        if (known === 0 || known >= TOO_COMMON) continue
        looked += known
        const bits = Math.log2((indexed + 1) / known)
        for (let at = from[shingle]!; at < from[shingle]! + known; at++) {
          const letter = letters[at]!
          if (weight[letter] === 0) met[count++] = letter
          weight[letter]! += bits
        }
      }
      const best = heaviest(met, count, weight, Math.log2(indexed + 1))
      for (let n = 0; n < count; n++) weight[met[n]!] = 0
      return best
    },
  }
}

/**
 * The heaviest few of the first `count` met, in falling order, equals in rising order of their numbers. What shares less than one shingle
 * of a single letter tells (`least` bits) is chance.
 */
function heaviest(met: Int32Array, count: number, weight: Float64Array, least: number): number[] {
  const best: number[] = []
  const before = (a: number, b: number) => weight[a]! > weight[b]! || (weight[a] === weight[b] && a < b)
  for (let n = 0; n < count; n++) {
    const letter = met[n]!
    if (weight[letter]! < least) continue
    if (best.length === MOST_CANDIDATES && !before(letter, best[MOST_CANDIDATES - 1]!)) continue
    let at = best.length
    while (at > 0 && before(letter, best[at - 1]!)) at -= 1
    best.splice(at, 0, letter)
    if (best.length > MOST_CANDIDATES) best.pop()
  }
  return best
}
