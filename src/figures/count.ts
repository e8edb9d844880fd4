import { type Dimension, UNKNOWN } from './dimensions.ts'
import type { FigureRow } from './rows.ts'

/** Three counters, always together: submissions received, different texts among them, senders behind them whose address is proven. */
type Counted = { readonly received: number; readonly texts: number; readonly verified: number }

/** The values chosen of each dimension that has any chosen; `UNKNOWN` is one. */
export type Chosen = ReadonlyMap<string, readonly string[]>

type Line = Counted & { readonly value: string }

export function counted(rows: readonly FigureRow[]): Counted {
  const different = (of: (row: FigureRow) => string | null) => new Set(rows.map(of).filter((one) => one !== null)).size
  return { received: rows.length, texts: different((row) => row.text), verified: different((row) => row.verified) }
}

const valuesOf = (dimension: Dimension, row: FigureRow): readonly string[] => {
  const values = dimension.values(row)
  return values.length > 0 ? values : [UNKNOWN]
}

/** The rows that have one of the chosen values in each dimension of which any is chosen. */
export function rowsOf(rows: readonly FigureRow[], dimensions: readonly Dimension[], chosen: Chosen): FigureRow[] {
  const asked = dimensions.flatMap((dimension) => {
    const values = chosen.get(dimension.code) ?? []
    return values.length > 0 ? [{ dimension, values: new Set(values) }] : []
  })
  return rows.filter((row) =>
    asked.every(({ dimension, values }) => valuesOf(dimension, row).some((v) => values.has(v))),
  )
}

/** Rows by their values of a dimension, in its order; what has no place in it by size, then code; unknown last. */
function grouped(rows: readonly FigureRow[], dimension: Dimension): Map<string, FigureRow[]> {
  const found = new Map<string, FigureRow[]>()
  for (const row of rows)
    for (const value of valuesOf(dimension, row)) {
      const known = found.get(value)
      if (known) known.push(row)
      else found.set(value, [row])
    }
  const place = new Map(dimension.order.map((code, i) => [code, i]))
  const rank = (value: string) =>
    value === UNKNOWN ? Number.POSITIVE_INFINITY : (place.get(value) ?? dimension.order.length)
  const bySize = dimension.of === 'country'
  return new Map(
    [...found].sort(
      ([a, ofA], [b, ofB]) =>
        (rank(a) === rank(b) ? 0 : rank(a) - rank(b)) || (bySize ? ofB.length - ofA.length : 0) || (a < b ? -1 : 1),
    ),
  )
}

/** How many stand behind each value, by all three counters. */
export const linesOf = (rows: readonly FigureRow[], dimension: Dimension): Line[] =>
  [...grouped(rows, dimension)].map(([value, of]) => ({ value, ...counted(of) }))

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
  const byRow = grouped(rows, down)
  const columns = [...grouped(rows, across).keys()]
  const weightOf = (row: FigureRow) =>
    weigh === 'each' ? 1 : 1 / (valuesOf(down, row).length * valuesOf(across, row).length)
  const cells = [...byRow.values()].map((of) => {
    const byColumn = grouped(of, across)
    return columns.map((column) => (byColumn.get(column) ?? []).reduce((sum, row) => sum + weightOf(row), 0))
  })
  return { rows: [...byRow.keys()], columns, cells }
}
