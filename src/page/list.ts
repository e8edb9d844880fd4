import type { ComponentChildren } from 'preact'
import { byLetters } from '../platform/languages/public.ts'
import { csvFile } from './csv.ts'

/**
 * One column of a list of the desk. The same columns make the page and the file, so the export is exactly what is shown.
 * `key` stands in addresses and never changes with the language.
 */
export type Column<Row> = {
  readonly key: string
  readonly heading: string
  /** The value as plain text, for the file. */
  plain(row: Row): string
  /** The value as it looks on the page; without it the plain text. */
  cell?(row: Row): ComponentChildren
  readonly sortable?: boolean
  /** Names the row: first cell of each row, always shown. */
  readonly names?: boolean
  /** Shown only when asked for. */
  readonly spare?: boolean
  /** Its facts in a file, one to a cell; without it the plain text. */
  readonly file?: readonly FileColumn<Row>[]
}

/** One fact of each row, in a cell of its own. */
export type FileColumn<Row> = { readonly heading: string; plain(row: Row): string }

/** What an address asks of a list, besides its own filters. */
export type ListWish = {
  readonly sort: string
  readonly descending: boolean
  /** Keys of the shown columns, in the order of the list's columns. */
  readonly columns: readonly string[]
  /** From 1. */
  readonly page: number
}

type Shape = { readonly key: string; readonly sortable?: boolean; readonly names?: boolean; readonly spare?: boolean }

/** `sort=title` or `sort=-title`, `column=` once a column, `page=`. What the list does not know is left out. */
export function wishFrom(query: URLSearchParams, columns: readonly Shape[], first: string): ListWish {
  const asked = query.get('sort') ?? first
  const key = asked.replace(/^-/, '')
  const known = columns.some((c) => c.sortable && c.key === key)
  const sort = known ? asked : first
  const wanted = query.getAll('column')
  const shown = columns.filter((c) => c.names || (wanted.length > 0 ? wanted.includes(c.key) : !c.spare))
  return {
    sort: sort.replace(/^-/, ''),
    descending: sort.startsWith('-'),
    columns: shown.map((c) => c.key),
    page: Math.min(10_000, Math.max(1, Number.parseInt(query.get('page') ?? '1', 10) || 1)),
  }
}

/** An address of the list with something said otherwise; null takes a name out. A change leads back to the first page. */
export function listAddress(
  base: string,
  query: URLSearchParams,
  change: Readonly<Record<string, string | readonly string[] | null>>,
): string {
  const next = new URLSearchParams(query)
  for (const [name, value] of Object.entries({ page: null, ...change })) {
    next.delete(name)
    for (const one of value === null ? [] : [value].flat()) if (one !== '') next.append(name, one)
  }
  return next.size > 0 ? `${base}?${next}` : base
}

/** The cells of a file: the shown columns in their order, each fact apart. */
export const fileColumns = <Row>(
  columns: readonly Column<Row>[],
  wish: Pick<ListWish, 'columns'>,
): readonly FileColumn<Row>[] =>
  columns.filter((c) => wish.columns.includes(c.key)).flatMap((c) => c.file ?? [{ heading: c.heading, plain: c.plain }])

/** The rows as a file: the shown columns, in their order, under the headings the reader sees. */
export function listCsv<Row>(columns: readonly Column<Row>[], wish: ListWish, rows: readonly Row[]): string {
  const shown = fileColumns(columns, wish)
  return csvFile([shown.map((c) => c.heading), ...rows.map((row) => shown.map((c) => c.plain(row)))])
}

/** Rows in the order asked for, for lists that are short enough to be sorted in memory; equal ones keep theirs. */
export function sorted<Row>(
  rows: readonly Row[],
  { sort, descending }: ListWish,
  by: Readonly<Record<string, (row: Row) => string | number>>,
  language: string,
): Row[] {
  const value = by[sort]
  if (!value) return [...rows]
  const order = byLetters(language)
  const compare = (a: string | number, b: string | number) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : order(String(a), String(b))
  return [...rows].sort((a, b) => compare(value(a), value(b)) * (descending ? -1 : 1))
}
