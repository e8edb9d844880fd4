import { seeded } from '../random.ts'
import type { Sparse } from './features.ts'

const ROUNDS = 60
const NEAR_ENOUGH = 0.01

/** Weights of a plane between two sides; the last one is the offset. */
type Plane = Float64Array

export const sideOf = (plane: Plane, { at, value }: Sparse): number => {
  let sum = plane.at(-1)!
  for (let i = 0; i < at.length; i++) sum += plane[at[i]!]! * value[i]!
  return sum
}

/** The fixed mixing of rows that each round of descent goes through. */
function mixed(count: number): number[] {
  const random = seeded(1)
  const order = Array.from({ length: count }, (_, n) => n)
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1))
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}

/**
 * The plane with the widest margin between texts of a class and all others: linear support vector machine with squared hinge loss by dual
 * coordinate descent (Hsieh and others 2008). `cost[n]` is what an error on text n costs.
 */
export function widestMargin(
  texts: readonly Sparse[],
  inClass: readonly boolean[],
  cost: readonly number[],
  features: number,
): Plane {
  const plane = new Float64Array(features + 1)
  const dual = new Float64Array(texts.length)
  const square = texts.map(({ value }) => value.reduce((sum, v) => sum + v * v, 1))
  const order = mixed(texts.length)
  for (let round = 0; round < ROUNDS; round++) {
    let furthest = 0
    for (const n of order) {
      const side = inClass[n] ? 1 : -1
      const slack = 1 / (2 * cost[n]!)
      const gradient = side * sideOf(plane, texts[n]!) - 1 + dual[n]! * slack
      const projected = dual[n] === 0 ? Math.min(gradient, 0) : gradient
      furthest = Math.max(furthest, Math.abs(projected))
      if (projected === 0) continue
      const next = Math.max(0, dual[n]! - gradient / (square[n]! + slack))
      const step = (next - dual[n]!) * side
      dual[n] = next
      const { at, value } = texts[n]!
      for (let i = 0; i < at.length; i++) plane[at[i]!]! += step * value[i]!
      plane[features]! += step
    }
    if (furthest < NEAR_ENOUGH) break
  }
  return plane
}
