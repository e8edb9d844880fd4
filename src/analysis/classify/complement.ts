import type { Sparse } from './features.ts'

const SMOOTHING = 0.1

/**
 * What each feature speaks for each class: minus the logarithm of its share in all other classes (complement naive Bayes, Rennie and others
 * 2003), on tf-idf.
 */
export function complementBayes(
  texts: readonly Sparse[],
  classOf: readonly number[],
  classes: number,
  features: number,
): Float64Array[] {
  const inClass = Array.from({ length: classes }, () => new Float64Array(features))
  const everywhere = new Float64Array(features)
  texts.forEach(({ at, value }, n) => {
    for (let i = 0; i < at.length; i++) {
      inClass[classOf[n]!]![at[i]!]! += value[i]!
      everywhere[at[i]!]! += value[i]!
    }
  })
  const total = everywhere.reduce((sum, weight) => sum + weight, 0)
  return inClass.map((weights) => {
    const others = total - weights.reduce((sum, weight) => sum + weight, 0) + SMOOTHING * features
    return weights.map((weight, f) => -Math.log((everywhere[f]! - weight + SMOOTHING) / others))
  })
}

export const speaksFor = (weights: Float64Array, { at, value }: Sparse): number => {
  let sum = 0
  for (let i = 0; i < at.length; i++) sum += weights[at[i]!]! * value[i]!
  return sum
}
