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

type Meeting = { at: number; displacement: number; bits: number }

/** Every word of the shorter text with every place of it in the longer one. */
function meetings(shorter: Int32Array, longer: Int32Array, bits: Float64Array): Meeting[] {
  const places = new Map<number, number[]>()
  for (const word of shorter) if (!places.has(word)) places.set(word, [])
  for (const [at, word] of longer.entries()) places.get(word)?.push(at)
  const found: Meeting[] = []
  shorter.forEach((word, at) => {
    for (const place of places.get(word)!) found.push({ at, displacement: place - at, bits: bits[word]! })
  })
  return found.sort((a, b) => a.displacement - b.displacement || a.at - b.at)
}

/** The band of displacements in which most bits meet; each word of the shorter text counts once in the answer. */
function heaviestBand(found: readonly Meeting[], width: number): { from: number; bits: number } {
  const best = { from: 0, bits: 0 }
  let [first, sum] = [0, 0]
  for (const last of found) {
    sum += last.bits
    while (last.displacement - found[first]!.displacement > width) {
      sum -= found[first]!.bits
      first += 1
    }
    if (sum > best.bits + 1e-9) Object.assign(best, { from: found[first]!.displacement, bits: sum })
  }
  return best
}

function sharedInPlace(shorter: Int32Array, longer: Int32Array, bits: Float64Array): number {
  const width = Math.max(LEAST_DRIFT, Math.ceil(shorter.length * DRIFT))
  let left = meetings(shorter, longer, bits)
  let shared = 0
  for (let part = 0; part < 2 && left.length > 0; part++) {
    const { from } = heaviestBand(left, width)
    const met = new Set<number>()
    for (const { at, displacement, bits } of left) {
      if (displacement < from || displacement > from + width || met.has(at)) continue
      met.add(at)
      shared += bits
    }
    left = left.filter(({ at }) => !met.has(at))
  }
  return shared
}

const pairKey = (a: number, b: number): number => a * 0x4000000 + b

/** Bits of the words of `b` that stand beside the same word in `a`, before or behind. */
function besideTheSame(a: Int32Array, b: Int32Array, bits: Float64Array): number {
  const pairs = new Set<number>()
  for (let i = 1; i < a.length; i++) pairs.add(pairKey(a[i - 1]!, a[i]!))
  let [sum, before] = [0, false]
  for (let i = 1; i < b.length; i++) {
    const same = pairs.has(pairKey(b[i - 1]!, b[i]!))
    if (same) sum += bits[b[i]!]! + (before ? 0 : bits[b[i - 1]!]!)
    before = same
  }
  return sum
}

/** The likeness of two texts of known bits, `bag` being what `sharedBag` found. */
export function likeness(
  [a, bitsA]: readonly [Int32Array, number],
  [b, bitsB]: readonly [Int32Array, number],
  bits: Float64Array,
  bag: number,
): Likeness {
  const [shorter, longer] = bitsA <= bitsB ? [a, b] : [b, a]
  const shared = Math.min(bag, sharedInPlace(shorter, longer, bits))
  return {
    shared,
    contained: shared / Math.max(1e-9, Math.min(bitsA, bitsB)),
    resembling: shared / Math.max(1e-9, bitsA + bitsB - shared),
    adjacent: Math.min(1, besideTheSame(longer, shorter, bits) / Math.max(1e-9, bag)),
  }
}
