/**
 * How alike two texts are, weighed in bits of their words.
 *
 * `shared`: bits of the words of the shorter text found in the longer one at one or two displacements (a letter may have been cut in two
 * parts and put together the other way round; words scattered over a long text are chance). `contained`: `shared` of all bits of the
 * shorter one, 0 to 1 (containment, Broder 1997). `resembling`: `shared` of the bits of both together, 0 to 1 (weighted Jaccard
 * resemblance, Broder 1997). `adjacent`: the part of what both have that stands beside the same word in both, 0 to 1.
 */
export type Likeness = { shared: number; contained: number; resembling: number; adjacent: number }

/** Words of both drift apart by at most this part of the shorter text where words were dropped or put in. */
const DRIFT = 0.35
const LEAST_DRIFT = 2

export const bitsOf = (words: Int32Array, bits: Float64Array): number => {
  let sum = 0
  for (const word of words) sum += bits[word]!
  return sum
}

/** The bits two texts share as bags of words: never less than what any closer comparison finds. `spare` is all zero, and left so. */
export function sharedBag(a: Int32Array, b: Int32Array, bits: Float64Array, spare: Int32Array): number {
  for (const word of a) spare[word]! += 1
  let shared = 0
  for (const word of b) {
    if (spare[word]! > 0) {
      spare[word]! -= 1
      shared += bits[word]!
    }
  }
  for (const word of a) spare[word] = 0
  return shared
}

/** A word with more places than this in a text is in place anywhere. */
const MOST_PLACES = 64

/** The places of each word of the shorter text in the longer one; null for words that are nearly everywhere. */
function placesOf(shorter: Int32Array, longer: Int32Array): (number[] | null)[] {
  const places = new Map<number, number[] | null>()
  for (const word of shorter) places.set(word, [])
  for (let at = 0; at < longer.length; at++) {
    const known = places.get(longer[at]!)
    if (!known) continue
    if (known.length === MOST_PLACES) places.set(longer[at]!, null)
    else known.push(at)
  }
  return Array.from(shorter, (word) => places.get(word)!)
}

/** Where the band of `width` displacements begins in which most bits meet. `met` holds bits by displacement. */
function heaviestBand(met: Float64Array, width: number): number {
  let [from, most, sum] = [0, 0, 0]
  for (let last = 0; last < met.length; last++) {
    sum += met[last]!
    if (last > width) sum -= met[last - width - 1]!
    if (sum > most + 1e-9) [from, most] = [last - width, sum]
  }
  return from
}

/** Bits of the words of the shorter text met in the two heaviest bands of displacements, each word once. */
function sharedInPlace(shorter: Int32Array, longer: Int32Array, bits: Float64Array): number {
  const width = Math.max(LEAST_DRIFT, Math.ceil(shorter.length * DRIFT))
  const places = placesOf(shorter, longer)
  // Word number `at` of the shorter text and place `place` of the longer one meet at displacement place - at; moved up to begin at 0.
  const displacement = (at: number, place: number) => place - at + shorter.length - 1
  let shared = 0
  for (let part = 0; part < 2; part++) {
    const met = new Float64Array(shorter.length + longer.length)
    places.forEach((own, at) => {
      for (const place of own ?? []) met[displacement(at, place)]! += bits[shorter[at]!]!
    })
    const from = heaviestBand(met, width)
    places.forEach((own, at) => {
      const found = own?.some((place) => displacement(at, place) >= from && displacement(at, place) <= from + width)
      if (own !== null && !found) return
      shared += bits[shorter[at]!]!
      places[at] = []
    })
  }
  return shared
}

const pairKey = (a: number, b: number): number => a * 0x4000000 + b

/** Bits of the words of the shorter text that stand beside the same word in the longer one, before or behind. */
function besideTheSame(longer: Int32Array, shorter: Int32Array, bits: Float64Array): number {
  const pairs = new Set<number>()
  for (let i = 1; i < shorter.length; i++) pairs.add(pairKey(shorter[i - 1]!, shorter[i]!))
  const shared = new Set<number>()
  for (let i = 1; i < longer.length; i++) {
    const key = pairKey(longer[i - 1]!, longer[i]!)
    if (pairs.has(key)) shared.add(key)
  }
  let [sum, before] = [0, false]
  for (let i = 1; i < shorter.length; i++) {
    const same = shared.has(pairKey(shorter[i - 1]!, shorter[i]!))
    if (same) sum += bits[shorter[i]!]! + (before ? 0 : bits[shorter[i - 1]!]!)
    before = same
  }
  return sum
}

/**
 * The likeness of two texts of known bits, `bag` being what `sharedBag` found; null when less than `leastAdjacent` of what they share
 * stands beside the same word, which is seen sooner than the rest.
 */
export function likeness(
  [a, bitsA]: readonly [Int32Array, number],
  [b, bitsB]: readonly [Int32Array, number],
  bits: Float64Array,
  bag: number,
  leastAdjacent = 0,
): Likeness | null {
  const [shorter, longer] = bitsA <= bitsB ? [a, b] : [b, a]
  const adjacent = Math.min(1, besideTheSame(longer, shorter, bits) / Math.max(1e-9, bag))
  if (adjacent < leastAdjacent) return null
  const shared = Math.min(bag, sharedInPlace(shorter, longer, bits))
  return {
    shared,
    contained: shared / Math.max(1e-9, Math.min(bitsA, bitsB)),
    resembling: shared / Math.max(1e-9, bitsA + bitsB - shared),
    adjacent,
  }
}
