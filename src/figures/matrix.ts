import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Dimension } from './dimensions.ts'
import type { FigureRow } from './rows.ts'

/** Which terms of two lists belong together, as an edition has it from elsewhere. */
export type Matrix = {
  readonly down: string
  readonly across: string
  /** "row column" of each pair that was adopted. */
  readonly adopted: ReadonlySet<string>
}

export async function matricesOf(db: Db, edition: EditionScope): Promise<Matrix[]> {
  const links = await db
    .selectFrom('matrix_link')
    .select(['matrix', 'row_vocabulary', 'row_code', 'column_vocabulary', 'column_code', 'adopted'])
    .where('edition_id', '=', edition.id)
    .orderBy('matrix')
    .execute()
  return [...Map.groupBy(links, (link) => link.matrix).values()].flatMap((of) => {
    const [first] = of
    if (!first) return []
    const adopted = of.filter((link) => link.adopted).map((link) => `${link.row_code} ${link.column_code}`)
    return [{ down: first.row_vocabulary, across: first.column_vocabulary, adopted: new Set(adopted) }]
  })
}

type MatrixCell = {
  readonly column: string
  readonly received: number
  /** The same with each submission counting once in all: one that names n pairs gives each of them 1/n. */
  readonly weight: number
  readonly adopted: boolean
}
type MatrixRow = { readonly row: string; readonly cells: readonly MatrixCell[] }

/** How many submissions name both terms of each pair; null where the edition does not count by both lists. */
export function matrixCounts(
  rows: readonly FigureRow[],
  { down, across, adopted }: Matrix,
  dimensions: readonly Dimension[],
): { down: Dimension; across: Dimension; rows: MatrixRow[] } | null {
  const [ofRows, ofColumns] = [down, across].map((path) =>
    dimensions.find(({ facet, vocabularies }) => facet?.of === 'terms' && vocabularies.includes(path)),
  )
  if (!ofRows || !ofColumns) return null
  const found = new Map<string, { received: number; weight: number }>()
  for (const row of rows) {
    const pairs = ofRows.values(row).flatMap((r) => ofColumns.values(row).map((c) => `${r} ${c}`))
    for (const pair of pairs) {
      const before = found.get(pair) ?? { received: 0, weight: 0 }
      found.set(pair, { received: before.received + 1, weight: before.weight + 1 / pairs.length })
    }
  }
  const none = { received: 0, weight: 0 }
  return {
    down: ofRows,
    across: ofColumns,
    rows: ofRows.order.map((row) => ({
      row,
      cells: ofColumns.order.map((column) => {
        const pair = `${row} ${column}`
        return { column, ...(found.get(pair) ?? none), adopted: adopted.has(pair) }
      }),
    })),
  }
}
