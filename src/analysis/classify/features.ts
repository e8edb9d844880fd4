import { tokensOf } from '../../platform/search/analyse.ts'
import { fold } from '../../platform/search/fold.ts'
import { runsOf, UNSPACED } from '../runs.ts'

/** How often each feature stands in a text. */
type Counts = Map<string, number>

const add = (counts: Counts, feature: string) => counts.set(feature, (counts.get(feature) ?? 0) + 1)

/**
 * Runs of characters: two to five within a word and its two edges, one to three in scripts without spaces. They carry what words share
 * across inflection and composition in languages no stemmer is at hand for.
 */
export function characterRuns(text: string): Counts {
  const counts: Counts = new Map()
  for (const word of fold(text).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []) {
    const [shortest, longest] = UNSPACED.test(word) ? [1, 3] : [2, 5]
    for (const run of runsOf(word, shortest, longest)) add(counts, run)
  }
  return counts
}

/** The stems of a text, as the search's analyser makes them. */
export function stems(text: string, language: string): Counts {
  const counts: Counts = new Map()
  for (const { terms } of tokensOf(text, language)) add(counts, terms.at(-1)!)
  return counts
}

/** A sparse vector: feature numbers in rising order and their values. */
export type Sparse = { at: Int32Array; value: Float64Array }

type Weighing = { numbers: Map<string, number>; idf: Float64Array }

/** Numbers and inverse document frequencies, 1 + ln((1 + N) / (1 + df)), of the features of a collection. */
export function weighing(texts: readonly Counts[]): Weighing {
  const found = new Map<string, number>()
  for (const counts of texts) for (const feature of counts.keys()) found.set(feature, (found.get(feature) ?? 0) + 1)
  const features = [...found].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    numbers: new Map(features.map(([feature], number) => [feature, number])),
    idf: Float64Array.from(features, ([, df]) => 1 + Math.log((1 + texts.length) / (1 + df))),
  }
}

/** A text as a unit vector of tf-idf, (1 + ln tf) · idf (Salton and Buckley 1988); features never seen before are left out. */
export function weigh(counts: Counts, { numbers, idf }: Weighing): Sparse {
  const known = [...counts].flatMap(([feature, tf]) => {
    const number = numbers.get(feature)
    return number === undefined ? [] : [{ number, value: (1 + Math.log(tf)) * idf[number]! }]
  })
  known.sort((a, b) => a.number - b.number)
  const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0)) || 1
  return {
    at: Int32Array.from(known, ({ number }) => number),
    value: Float64Array.from(known, ({ value }) => value / length),
  }
}

/** Two vectors as one: the numbers of the second come after `offset`. */
export const beside = (a: Sparse, b: Sparse, offset: number): Sparse => ({
  at: Int32Array.from([...a.at, ...b.at.map((number) => number + offset)]),
  value: Float64Array.from([...a.value, ...b.value]),
})
