import { sql } from 'kysely'
import type { Db } from '../../platform/db/db.ts'
import { stampOf } from '../../platform/stamps.ts'
import { type NumberedRow, numbersWhere, type RowSource, rowsAt } from '../../submissions/public.ts'
import type { DeskFilter } from './filters.ts'
import { chosenOf } from './query.ts'
import { answering, type DeskList, deskRows, filterOrdering, searching } from './rows.ts'

/** All submissions of a list's edition by the list's filters, held in memory, and which of them answer its search. */
export async function deskRowsNow(db: Db, list: DeskList) {
  const [rows, among] = await Promise.all([
    rowsAt(db, sourceOf(db, list), await stampOf(db, ['received', 'edition', 'desk'])),
    numbersFound(db, list),
  ])
  return { rows, among }
}

/** What is chosen of a list, by the place of each filter. */
export const choicesOf = ({ filters, query }: Pick<DeskList, 'filters' | 'query'>) =>
  filters.map(({ name }, column) => ({ column, codes: chosenOf(query, name) })).filter(({ codes }) => codes.length > 0)

/** The numbers of a list in its order; null when it goes by words, which the database compares. */
export async function numbersInOrder(db: Db, list: DeskList): Promise<number[] | null> {
  const { sort, descending } = list.wish
  if (sort === 'title') return null
  const { rows, among } = await deskRowsNow(db, list)
  const narrowed = rows.narrowed(choicesOf(list), among)
  if (sort === 'number') return narrowed.byNumber(descending)
  const filter = filterOrdering(sort, list.filters)
  if (!filter) return narrowed.byTime(descending)
  const ranks = new Map(filter.options.map(([code], rank) => [code, rank]))
  return narrowed.ordered({ column: list.filters.indexOf(filter), ranks, descending })
}

function sourceOf(db: Db, list: DeskList): RowSource {
  const { columns, cellsOf } = columnsOf(list.filters)
  const chosen = sql`select s.number, s.last_submitted_at as time, ${sql.join(columns)} from ${deskRows(list)} where s.edition_id = ${list.edition.id}`
  const { sql: text, parameters } = chosen.compile(db)
  return {
    key: `desk ${text} ${JSON.stringify(parameters)}`,
    editionId: list.edition.id,
    width: list.filters.length,
    async read(on, numbers): Promise<NumberedRow[]> {
      const { rows } = await sql<{ number: number; time: Date } & Record<string, unknown>>`${chosen}
        and s.number = any(${[...numbers]}::int[])`.execute(on)
      return rows.map((row) => ({ number: row.number, time: row.time, cells: cellsOf(row) }))
    },
  }
}

/** The columns to read, each list once however many filters look into it, and what a row then has for each filter. */
function columnsOf(filters: readonly DeskFilter[]) {
  const named = filters.map(({ value }, at) => ('many' in value ? `of_${value.of}` : `v_${at}`))
  const columns = filters.flatMap(({ value }, at) =>
    named.indexOf(named[at] ?? '') === at
      ? [sql`${'many' in value ? value.many : sql`${value}::text`} as ${sql.ref(named[at] ?? '')}`]
      : [],
  )
  const cellsOf = (row: Readonly<Record<string, unknown>>) =>
    filters.map(({ value }, at) => {
      const found = row[named[at] ?? '']
      return 'many' in value ? ((found ?? []) as string[]).flatMap(value.codesOf) : (found as string | null)
    })
  return { columns, cellsOf }
}

/** Numbers of the submissions that answer the search of a list; null when nothing is searched. */
const numbersFound = async (db: Db, list: DeskList) =>
  list.query.search ? searching(db, list, (on) => numbersWhere(on, list.edition.id, answering(list))) : null
