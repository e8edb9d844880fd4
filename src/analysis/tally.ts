import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Row } from './rows/read-rows.ts'

/** What a cell without an answer counts as: a value of its own, never zero. */
export const UNKNOWN = 'unknown'

export type Tally = {
  by: string[]
  rows: number
  /** Every combination that was found, in the order of `by`: the most frequent first, unknown last among equals. */
  counts: { values: string[]; count: number }[]
  /** For each column of `by` its values and how often each was found. */
  totals: { value: string; count: number }[][]
}

export type TallyRefusal = Refusal<'columns-wrong' | 'column-unknown'>

const MOST_WAYS = 2

const valueIn = (cell: unknown): string => {
  if (cell === null || cell === undefined) return UNKNOWN
  const words = typeof cell === 'object' ? JSON.stringify(cell) : String(cell).trim().replace(/\s+/gu, ' ')
  return words === '' ? UNKNOWN : words
}

const last = (value: string): number => (value === UNKNOWN ? 1 : 0)
const byWords = (a: string, b: string): number => last(a) - last(b) || (a < b ? -1 : a > b ? 1 : 0)

function counted(keys: readonly string[][]): { values: string[]; count: number }[] {
  const found = new Map<string, { values: string[]; count: number }>()
  for (const values of keys) {
    const key = JSON.stringify(values)
    const known = found.get(key)
    if (known) known.count += 1
    else found.set(key, { values, count: 1 })
  }
  const order = (a: readonly string[], b: readonly string[]): number =>
    a.reduce((sum, value, n) => sum || byWords(value, b[n]!), 0)
  return [...found.values()].sort((a, b) => b.count - a.count || order(a.values, b.values))
}

/** Counts rows by one column, or by two crossed. */
export function tally(
  rows: readonly Row[],
  columns: readonly string[],
  by: readonly string[],
): Result<Tally, TallyRefusal> {
  if (by.length === 0 || by.length > MOST_WAYS || new Set(by).size < by.length)
    return refuse('columns-wrong', { by: by.join(',') })
  const absent = by.find((column) => !columns.includes(column))
  if (absent !== undefined) return refuse('column-unknown', { column: absent, columns: columns.join(', ') })
  const keys = rows.map((row) => by.map((column) => valueIn(row[column])))
  return ok({
    by: [...by],
    rows: rows.length,
    counts: counted(keys),
    totals: by.map((_, n) =>
      counted(keys.map((values) => [values[n]!])).map(({ values, count }) => ({ value: values[0]!, count })),
    ),
  })
}
