import type { Published } from './published.ts'

/** So many quoted passages went one way: from a group of senders through a theme and a point to what became of the submission. */
type Flow = {
  /** null: unknown. */
  readonly group: string | null
  /** null: of no theme. */
  readonly theme: string | null
  readonly point: number
  readonly outcome: string
  readonly count: number
}

/** The ways of all quoted passages, in the order of points. A passage quoted in two points goes both ways. */
export function flowsOf({ points }: Pick<Published, 'points'>): Flow[] {
  const flows = new Map<string, Flow>()
  for (const { number, theme, quotes } of points)
    for (const { from } of quotes) {
      const way = { group: from.group, theme, point: number, outcome: from.state }
      const key = JSON.stringify(way)
      flows.set(key, { ...way, count: (flows.get(key)?.count ?? 0) + 1 })
    }
  return [...flows.values()]
}

type Node = { readonly key: string; readonly count: number; readonly y: number; readonly height: number }
type Ribbon = {
  readonly from: { readonly column: number; readonly y: number }
  readonly to: { readonly y: number }
  readonly width: number
}
export type Sankey = {
  readonly columns: readonly (readonly Node[])[]
  readonly ribbons: readonly Ribbon[]
  readonly height: number
}

const GAP = 14
const LEAST_UNIT = 9
const HEIGHT = 420

/**
 * The flows as columns of knots with ribbons between them. `orders` says for each column which keys there may be, in the order they stand;
 * what none names stands at the end.
 */
export function sankeyOf(
  ways: readonly { keys: readonly string[]; count: number }[],
  orders: readonly string[][],
): Sankey {
  const total = ways.reduce((sum, { count }) => sum + count, 0)
  const unit = Math.max(LEAST_UNIT, HEIGHT / Math.max(1, total))
  const columns = orders.map((order, i) => columnOf(ways, i, order, unit))
  const ribbons = columns
    .slice(0, -1)
    .flatMap((column, i) => ribbonsBetween(ways, i, [column, columns[i + 1] ?? []], unit))
  const height = Math.max(0, ...columns.map((column) => endOf(column)))
  return { columns, ribbons, height }
}

const endOf = (column: readonly Node[]) => {
  const last = column.at(-1)
  return last ? last.y + last.height : 0
}

function columnOf(
  ways: readonly { keys: readonly string[]; count: number }[],
  i: number,
  order: string[],
  unit: number,
) {
  const counts = new Map<string, number>()
  for (const { keys, count } of ways) counts.set(keys[i] ?? '', (counts.get(keys[i] ?? '') ?? 0) + count)
  const place = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  const sorted = [...counts].sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1))
  const nodes: Node[] = []
  for (const [key, count] of sorted)
    nodes.push({ key, count, y: nodes.length > 0 ? endOf(nodes) + GAP : 0, height: count * unit })
  return nodes
}

function ribbonsBetween(
  ways: readonly { keys: readonly string[]; count: number }[],
  column: number,
  [left, right]: [readonly Node[], readonly Node[]],
  unit: number,
): Ribbon[] {
  const used = new Map<Node, number>()
  const take = (node: Node, height: number) => {
    const at = node.y + (used.get(node) ?? 0)
    used.set(node, (used.get(node) ?? 0) + height)
    return at
  }
  return left.flatMap((from) =>
    right.flatMap((to): Ribbon[] => {
      const between = ways.filter(({ keys }) => keys[column] === from.key && keys[column + 1] === to.key)
      const width = between.reduce((sum, { count }) => sum + count, 0) * unit
      return width > 0 ? [{ from: { column, y: take(from, width) }, to: { y: take(to, width) }, width }] : []
    }),
  )
}
