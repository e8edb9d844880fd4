import { type Dimension, UNKNOWN } from './dimensions.ts'
import type { FigureRow } from './rows.ts'

/** Three counters, always together: submissions received, different texts among them, senders behind them whose address is proven. */
type Counted = { readonly received: number; readonly texts: number; readonly verified: number }

/** The values chosen of each dimension that has any chosen; `UNKNOWN` is one. */
export type Chosen = ReadonlyMap<string, readonly string[]>

type Line = Counted & { readonly value: string }

export function counted(rows: readonly FigureRow[]): Counted {
  const [texts, verified] = [new Set<string>(), new Set<string>()]
  for (const row of rows) {
    if (row.text !== null) texts.add(row.text)
    if (row.verified !== null) verified.add(row.verified)
  }
  return { received: rows.length, texts: texts.size, verified: verified.size }
}

const UNSAID: readonly string[] = [UNKNOWN]
const valuesOf = (dimension: Dimension, row: FigureRow): readonly string[] => {
  const values = dimension.values(row)
  return values.length > 0 ? values : UNSAID
}

/** The rows that have one of the chosen values in each dimension of which any is chosen. */
export function rowsOf(
  rows: readonly FigureRow[],
  dimensions: readonly Dimension[],
  chosen: Chosen,
): readonly FigureRow[] {
  const asked = dimensions.flatMap((dimension) => {
    const values = chosen.get(dimension.code) ?? []
    return values.length > 0 ? [{ dimension, values: new Set(values) }] : []
  })
  if (asked.length === 0) return rows
  return rows.filter((row) =>
    asked.every(({ dimension, values }) => valuesOf(dimension, row).some((v) => values.has(v))),
  )
}

/** Values in the order of their dimension; what has no place in it by code, countries by size; unknown last. */
function inOrder(sizes: ReadonlyMap<string, number>, dimension: Dimension): string[] {
  const place = new Map(dimension.order.map((code, i) => [code, i]))
  const rank = (value: string) =>
    value === UNKNOWN ? Number.POSITIVE_INFINITY : (place.get(value) ?? dimension.order.length)
  const bySize = dimension.of === 'country'
  return [...sizes]
    .sort(
      ([a, ofA], [b, ofB]) =>
        (rank(a) === rank(b) ? 0 : rank(a) - rank(b)) || (bySize ? ofB - ofA : 0) || (a < b ? -1 : 1),
    )
    .map(([value]) => value)
}

/** Of the same rows everybody is told the same; most readers ask for all there are. */
const known = new WeakMap<readonly FigureRow[], Map<Dimension, Line[]>>()

/** How many stand behind each value, by all three counters. */
export function linesOf(rows: readonly FigureRow[], dimension: Dimension): Line[] {
  const ofRows = known.get(rows) ?? new Map<Dimension, Line[]>()
  const lines = ofRows.get(dimension) ?? linesCounted(rows, dimension)
  known.set(rows, ofRows.set(dimension, lines))
  return lines
}

function linesCounted(rows: readonly FigureRow[], dimension: Dimension): Line[] {
  const found = new Map<string, FigureRow[]>()
  for (const row of rows)
    for (const value of valuesOf(dimension, row)) {
      const others = found.get(value)
      if (others) others.push(row)
      else found.set(value, [row])
    }
  const sizes = new Map([...found].map(([value, of]) => [value, of.length]))
  return inOrder(sizes, dimension).map((value) => ({ value, ...counted(found.get(value) ?? []) }))
}

export type Crossing = {
  readonly rows: readonly string[]
  readonly columns: readonly string[]
  /** Submissions by row and column. */
  readonly cells: readonly (readonly number[])[]
}

/**
 * How a submission with several values counts: `each` in every pair of them; `once` in all, so that one with n pairs gives each 1/n and
 * whoever ticks everything weighs no more than others.
 */
export const WEIGHS = ['each', 'once'] as const
export type Weigh = (typeof WEIGHS)[number]

/** Submissions by two dimensions at once. */
export function crossed(rows: readonly FigureRow[], down: Dimension, across: Dimension, weigh: Weigh): Crossing {
  const sizes = { down: new Map<string, number>(), across: new Map<string, number>() }
  const found = new Map<string, Map<string, number>>()
  for (const row of rows) {
    const [downs, acrosses] = [valuesOf(down, row), valuesOf(across, row)]
    const weight = weigh === 'each' ? 1 : 1 / (downs.length * acrosses.length)
    for (const value of acrosses) add(sizes.across, value, 1)
    for (const value of downs) {
      add(sizes.down, value, 1)
      const cells = found.get(value) ?? new Map<string, number>()
      found.set(value, cells)
      for (const other of acrosses) add(cells, other, weight)
    }
  }
  const [names, columns] = [inOrder(sizes.down, down), inOrder(sizes.across, across)]
  return { rows: names, columns, cells: names.map((row) => columns.map((column) => found.get(row)?.get(column) ?? 0)) }
}

const add = (counts: Map<string, number>, value: string, more: number) =>
  counts.set(value, (counts.get(value) ?? 0) + more)
