/** Measures of groupings against a known truth. A grouping gives each item a label; equal labels mean one group. */

const pairs = (count: number): number => (count * (count - 1)) / 2
const counted = <Label>(labels: Iterable<Label>): number[] => {
  const counts = new Map<Label, number>()
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1)
  return [...counts.values()]
}
const pairsIn = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + pairs(count), 0)

type Grouping = readonly (string | number)[]

function tables(a: Grouping, b: Grouping) {
  if (a.length !== b.length) throw new Error('Two groupings of the same items have the same length.')
  return {
    both: counted(a.map((label, i) => `${label}\u0000${b[i]}`)),
    ofA: counted(a),
    ofB: counted(b),
    count: a.length,
  }
}

/** Adjusted Rand index (Hubert and Arabie 1985): 1 for equal groupings, about 0 for groupings by chance; may be negative. */
export function adjustedRandIndex(a: Grouping, b: Grouping): number {
  const { both, ofA, ofB, count } = tables(a, b)
  const [together, inA, inB] = [pairsIn(both), pairsIn(ofA), pairsIn(ofB)]
  const expected = count < 2 ? 0 : (inA * inB) / pairs(count)
  const most = (inA + inB) / 2
  return most === expected ? 1 : (together - expected) / (most - expected)
}

/** Precision, recall and F1 (their harmonic mean) over all pairs of items of one group; 0 to 1, and 1 where no pair was to be found. */
export function pairScores(truth: Grouping, found: Grouping): { precision: number; recall: number; f1: number } {
  const { both, ofA, ofB } = tables(truth, found)
  const [together, inTruth, inFound] = [pairsIn(both), pairsIn(ofA), pairsIn(ofB)]
  return {
    precision: inFound === 0 ? 1 : together / inFound,
    recall: inTruth === 0 ? 1 : together / inTruth,
    f1: inTruth + inFound === 0 ? 1 : (2 * together) / (inTruth + inFound),
  }
}

const entropy = (counts: readonly number[], count: number): number =>
  counts.reduce((sum, n) => sum - (n / count) * Math.log(n / count), 0)

/**
 * Normalised mutual information, 0 to 1: mutual information of two groupings over the arithmetic mean of their entropies (Strehl and
 * Ghosh 2002, with the arithmetic mean of Kvalseth 1987). 1 where neither divides anything.
 */
export function normalisedMutualInformation(a: Grouping, b: Grouping): number {
  const { both, ofA, ofB, count } = tables(a, b)
  const [hA, hB] = [entropy(ofA, count), entropy(ofB, count)]
  const mean = (hA + hB) / 2
  return mean === 0 ? 1 : Math.max(0, hA + hB - entropy(both, count)) / mean
}
