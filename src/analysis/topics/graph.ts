import type { Weighed } from './terms.ts'

/** An undirected weighted graph in rows: the neighbours of node n are `to[from[n]]` up to `to[from[n + 1] - 1]`. */
export type Graph = { nodes: number; from: Int32Array; to: Int32Array; weight: Float64Array }

export type Edge = readonly [a: number, b: number, weight: number]

/** Puts edges together; of one given twice the weights add up. */
export function graphOf(nodes: number, edges: readonly Edge[]): Graph {
  const rows: Map<number, number>[] = Array.from({ length: nodes }, () => new Map())
  const put = (a: number, b: number, weight: number) => rows[a]!.set(b, (rows[a]!.get(b) ?? 0) + weight)
  for (const [a, b, weight] of edges) {
    put(a, b, weight)
    put(b, a, weight)
  }
  const from = new Int32Array(nodes + 1)
  rows.forEach((row, n) => {
    from[n + 1] = from[n]! + row.size
  })
  const [to, weight] = [new Int32Array(from[nodes]!), new Float64Array(from[nodes]!)]
  rows.forEach((row, n) => {
    const sorted = [...row].sort(([a], [b]) => a - b)
    to.set(
      sorted.map(([node]) => node),
      from[n]!,
    )
    weight.set(
      sorted.map(([, w]) => w),
      from[n]!,
    )
  })
  return { nodes, from, to, weight }
}

export const degreesOf = ({ nodes, from, weight }: Graph): Float64Array =>
  Float64Array.from({ length: nodes }, (_, n) => weight.subarray(from[n], from[n + 1]).reduce((sum, w) => sum + w, 0))

/** The graph without the nodes that `keeps` refuses; nodes keep their numbers. */
export function inducedBy({ nodes, from, to, weight }: Graph, keeps: (node: number) => boolean): Graph {
  const edges: Edge[] = []
  for (let a = 0; a < nodes; a++)
    for (let at = from[a]!; at < from[a + 1]!; at++)
      if (a < to[at]! && keeps(a) && keeps(to[at]!)) edges.push([a, to[at]!, weight[at]!])
  return graphOf(nodes, edges)
}

const NEIGHBOURS = 25
/** A term of more texts than this joins no two of them by itself: keeps large collections quick. */
const MOST_JOINED = 1500

/** Joins each text to the 25 it is most like, by the cosine of their terms. Equally like ones in rising order. */
export function nearestTexts(vectors: readonly Weighed[], terms: number): Edge[] {
  const texts: number[][] = Array.from({ length: terms }, () => [])
  const weights: number[][] = Array.from({ length: terms }, () => [])
  vectors.forEach((vector, text) => {
    for (const { term, weight } of vector) {
      texts[term]!.push(text)
      weights[term]!.push(weight)
    }
  })
  const cosine = new Float64Array(vectors.length)
  const found = new Map<number, number>()
  vectors.forEach((vector, text) => {
    const met: number[] = []
    for (const { term, weight } of vector) {
      if (texts[term]!.length > MOST_JOINED) continue
      texts[term]!.forEach((other, n) => {
        if (cosine[other] === 0) met.push(other)
        cosine[other]! += weight * weights[term]![n]!
      })
    }
    const others = met.filter((other) => other !== text)
    others.sort((a, b) => cosine[b]! - cosine[a]! || a - b)
    for (const other of others.slice(0, NEIGHBOURS))
      found.set(Math.min(text, other) * vectors.length + Math.max(text, other), cosine[other]!)
    for (const other of met) cosine[other] = 0
  })
  return [...found].map(([key, weight]) => [Math.floor(key / vectors.length), key % vectors.length, weight])
}

/** Joins each text to the 25 whose vectors point most nearly where its own does; only where they agree at all. */
export function nearestVectors(vectors: readonly (readonly number[])[]): Edge[] {
  const unit = vectors.map((vector) => {
    const length = Math.hypot(...vector) || 1
    return Float64Array.from(vector, (x) => x / length)
  })
  const found = new Map<number, number>()
  unit.forEach((one, text) => {
    const others = unit.flatMap((other, n) => {
      const cosine = n === text ? 0 : other.reduce((sum, x, i) => sum + x * one[i]!, 0)
      return cosine > 0 ? [{ n, cosine }] : []
    })
    others.sort((a, b) => b.cosine - a.cosine || a.n - b.n)
    for (const { n, cosine } of others.slice(0, NEIGHBOURS))
      found.set(Math.min(text, n) * unit.length + Math.max(text, n), cosine)
  })
  return [...found].map(([key, weight]) => [Math.floor(key / unit.length), key % unit.length, weight])
}

/** Modularity of a grouping of a graph's nodes (Newman and Girvan 2004), at most 1; nodes of group −1 are left out. */
export function modularity({ nodes, from, to, weight }: Graph, group: ArrayLike<number>): number {
  const [inside, ends] = [new Map<number, number>(), new Map<number, number>()]
  let total = 0
  for (let a = 0; a < nodes; a++) {
    for (let at = from[a]!; at < from[a + 1]!; at++) {
      const [mine, other] = [group[a]!, group[to[at]!]!]
      if (mine < 0 || other < 0) continue
      total += weight[at]!
      ends.set(mine, (ends.get(mine) ?? 0) + weight[at]!)
      if (mine === other) inside.set(mine, (inside.get(mine) ?? 0) + weight[at]!)
    }
  }
  if (total === 0) return 0
  return [...ends].reduce((sum, [g, degree]) => sum + (inside.get(g) ?? 0) / total - (degree / total) ** 2, 0)
}
