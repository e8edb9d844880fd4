import { seeded } from '../random.ts'
import { eigenOf } from './eigen.ts'
import { degreesOf, type Graph } from './graph.ts'

const ROUNDS = 60
/** Orthogonal again after so many rounds: vectors do not run together sooner. */
const ROUNDS_BETWEEN = 3
/** Vectors followed beside those asked for: the nearer one beyond stands, the slower the last ones settle. */
const SPARE_VECTORS = 10
/** Added to every degree, so that a text with hardly a neighbour does not become a topic of its own (Chaudhuri, Chung, Tsiatas 2012). */
const SPARE_DEGREE = 0.1

const product = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function orthonormal(vectors: Float64Array[]): void {
  vectors.forEach((vector, n) => {
    for (const before of vectors.slice(0, n)) {
      const shared = product(vector, before)
      for (let i = 0; i < vector.length; i++) vector[i]! -= shared * before[i]!
    }
    const length = Math.sqrt(product(vector, vector))
    for (let i = 0; i < vector.length; i++) vector[i] = length > 1e-12 ? vector[i]! / length : 0
  })
}

/** A vector multiplied with the normalised adjacency of a graph, and itself added, so that no eigenvalue is below zero. */
function multiplier(graph: Graph): (vector: Float64Array) => Float64Array<ArrayBuffer> {
  const { nodes, from, to } = graph
  const root = degreesOf(graph).map((degree) => 1 / Math.sqrt(degree + SPARE_DEGREE))
  const weight = Float64Array.from(graph.weight)
  for (let n = 0; n < nodes; n++)
    for (let at = from[n]!; at < from[n + 1]!; at++) weight[at]! *= root[n]! * root[to[at]!]!
  return (vector) => {
    const next = Float64Array.from(vector)
    for (let n = 0; n < nodes; n++) {
      let sum = 0
      for (let at = from[n]!; at < from[n + 1]!; at++) sum += weight[at]! * vector[to[at]!]!
      next[n]! += sum
    }
    return next
  }
}

const combined = (vectors: readonly Float64Array[], shares: Float64Array): Float64Array => {
  const sum = new Float64Array(vectors[0]?.length ?? 0)
  vectors.forEach((vector, n) => {
    for (let i = 0; i < sum.length; i++) sum[i]! += shares[n]! * vector[i]!
  })
  return sum
}

/**
 * The nodes of a graph as points: rows of the leading `dimensions` eigenvectors of its normalised adjacency, by orthogonal iteration
 * from a fixed start, with the Rayleigh-Ritz step that sorts them (Saad 2011), so that the start hardly matters.
 */
export function embed(graph: Graph, dimensions: number): Float64Array[] {
  const { nodes } = graph
  const random = seeded(dimensions)
  const multiplied = multiplier(graph)
  const followed = Math.min(nodes, dimensions + SPARE_VECTORS)
  let vectors = Array.from({ length: followed }, () => Float64Array.from({ length: nodes }, () => random() - 0.5))
  orthonormal(vectors)
  for (let round = 1; round <= ROUNDS; round++) {
    vectors = vectors.map(multiplied)
    if (round % ROUNDS_BETWEEN === 0) orthonormal(vectors)
  }
  const images = vectors.map(multiplied)
  const leading = eigenOf(vectors.map((a) => Float64Array.from(images, (b) => product(a, b))))
  return leading.slice(0, dimensions).map(({ vector }) => combined(vectors, vector))
}

/** The first `dimensions` coordinates of chosen nodes, each brought to unit length (Ng, Jordan, Weiss 2001). */
export function pointsOf(
  vectors: readonly Float64Array[],
  chosen: readonly number[],
  dimensions: number,
): Float64Array[] {
  return chosen.map((node) => {
    const point = Float64Array.from({ length: dimensions }, (_, d) => vectors[d]![node]!)
    const length = Math.sqrt(point.reduce((sum, value) => sum + value * value, 0)) || 1
    return point.map((value) => value / length)
  })
}

function distance(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i]! - b[i]!) ** 2
  return sum
}

const STARTS = 10
const STEPS = 50

/** First centres drawn far from one another (k-means++, Arthur and Vassilvitskii 2007). */
function firstCentres(points: readonly Float64Array[], k: number, random: () => number): Float64Array[] {
  const centres = [points[Math.floor(random() * points.length)]!]
  const near = points.map((point) => distance(point, centres[0]!))
  while (centres.length < k) {
    let left = random() * near.reduce((sum, d) => sum + d, 0)
    let at = 0
    while (at < points.length - 1 && left >= near[at]!) {
      left -= near[at]!
      at += 1
    }
    centres.push(points[at]!)
    points.forEach((point, i) => {
      near[i] = Math.min(near[i]!, distance(point, points[at]!))
    })
  }
  return centres
}

function assign(points: readonly Float64Array[], centres: readonly Float64Array[], group: Int32Array): number {
  let cost = 0
  points.forEach((point, i) => {
    let [best, least] = [0, Number.POSITIVE_INFINITY]
    centres.forEach((centre, k) => {
      const d = distance(point, centre)
      if (d < least) [best, least] = [k, d]
    })
    group[i] = best
    cost += least
  })
  return cost
}

function centresOf(
  points: readonly Float64Array[],
  group: Int32Array,
  before: readonly Float64Array[],
): Float64Array[] {
  const sums = before.map((centre) => new Float64Array(centre.length))
  const counts = new Int32Array(before.length)
  points.forEach((point, i) => {
    counts[group[i]!]! += 1
    for (let d = 0; d < point.length; d++) sums[group[i]!]![d]! += point[d]!
  })
  return sums.map((sum, k) => (counts[k] === 0 ? before[k]! : sum.map((value) => value / counts[k]!)))
}

/** k-means from ten fixed starts, the cheapest answer kept: a group number for each point. */
export function kMeans(points: readonly Float64Array[], k: number): Int32Array {
  let [kept, least] = [new Int32Array(points.length), Number.POSITIVE_INFINITY]
  if (points.length === 0) return kept
  for (let start = 0; start < STARTS; start++) {
    const group = new Int32Array(points.length)
    let centres = firstCentres(points, k, seeded(start + 1))
    let cost = Number.POSITIVE_INFINITY
    for (let step = 0; step < STEPS; step++) {
      const now = assign(points, centres, group)
      if (now >= cost - 1e-12) break
      cost = now
      centres = centresOf(points, group, centres)
    }
    if (cost < least - 1e-9) [kept, least] = [group, cost]
  }
  return kept
}
