import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { ListWish } from '../../page/list.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { queryOf, readSearch } from '../../platform/search/query.ts'
import type { DeskFilter } from './filters.ts'
import { chosenOf, type DeskQuery } from './query.ts'

/** A list of the desk: which submissions, and in which order. */
export type DeskList = {
  readonly edition: EditionScope
  readonly query: DeskQuery
  readonly filters: readonly DeskFilter[]
  readonly wish: Pick<ListWish, 'sort' | 'descending'>
  /** Addresses are searched only for who may see them. */
  readonly addresses: boolean
}

export const DESK_PAGE_SIZE = 50

/** The rows a list is made of, before anything narrows it: each with the decision that waits, who looks after it, and its tags. */
export const deskRows = ({ edition }: Pick<DeskList, 'edition'>): RawBuilder<unknown> => sql`submission s
  left join decision d on d.submission_id = s.id and d.revoked_at is null and d.release_id is null
  left join submission_assignee a on a.submission_id = s.id
  left join (
    with recursive standing as (
      select id, id as root from desk_tag where edition_id = ${edition.id} and merged_into is null and removed_at is null
      union all select t.id, r.root from desk_tag t join standing r on t.merged_into = r.id
    )
    select submission_id, array_agg(distinct root::text) as tags from submission_tag join standing on standing.id = tag_id group by 1
  ) g on g.submission_id = s.id`

/** The words of a search: those of the register, in any of their forms; a number, or an address where it may be seen. */
export function answering({
  query: { search },
  addresses,
}: Pick<DeskList, 'query' | 'addresses'>): RawBuilder<boolean> {
  if (!search) return sql<boolean>`true`
  if (addresses && /^\S*@\S*$/.test(search))
    return sql<boolean>`s.submitter_email like ${`%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`}`
  const asked = queryOf(readSearch(search))
  // Found by the index before anything else is asked of them.
  const byWords = asked
    ? sql`select id from submission where search @@ ${asked}::tsquery`
    : sql`select id from submission where false`
  return sql<boolean>`(s.id in (${byWords} offset 0))`
}

/** The conditions of a list; `but` leaves one filter out. */
export const conditions = (list: DeskList): RawBuilder<boolean> =>
  sql<boolean>`${sql.join(
    [
      sql<boolean>`s.edition_id = ${list.edition.id}`,
      answering(list),
      ...list.filters.flatMap((filter) => {
        const codes = chosenOf(list.query, filter.name)
        return codes.length > 0 ? [filter.having(codes)] : []
      }),
    ],
    sql` and `,
  )}`

/**
 * What a list is ordered by; equal ones by number, the same way round. Codes go by their names' order in the reader's language, and what
 * has none comes last in either direction.
 */
export function orderOf({ wish, filters }: Pick<DeskList, 'wish' | 'filters'>) {
  const way = wish.descending ? sql`desc` : sql`asc`
  const key = keyOf(wish.sort, wish.descending, filters)
  return {
    key,
    by: sql`${key} ${way}, s.number ${way}`,
    after: wish.descending ? sql`<` : sql`>`,
    before: wish.descending ? sql`>` : sql`<`,
  }
}

/** Columns whose filter goes by another name. */
const NAMED: Readonly<Record<string, string>> = { state: 'stage', decision: 'outcome' }

/** The filter whose codes a list is ordered by; none where it goes by number, title or time. */
export function filterOrdering(sort: string, filters: readonly DeskFilter[]): DeskFilter | undefined {
  if (sort === 'number' || sort === 'title') return undefined
  return filters.find((one) => !('many' in one.value) && (one.column === sort || one.name === (NAMED[sort] ?? sort)))
}

function keyOf(sort: string, descending: boolean, filters: readonly DeskFilter[]): RawBuilder<unknown> {
  if (sort === 'number') return sql`s.number`
  if (sort === 'title') return sql`lower(s.title) collate "und-x-icu"`
  const filter = filterOrdering(sort, filters)
  if (!filter || 'many' in filter.value) return sql`s.last_submitted_at`
  const codes = filter.options.map(([code]) => code)
  return sql`coalesce(array_position(${codes}::text[], ${filter.value}), ${descending ? 0 : codes.length + 1})`
}

/**
 * Runs a query that searches. The planner does not know that looking into a text means fetching and unpacking it, and would rather read
 * every row than ask the index; inside this transaction it asks the index.
 */
export function searching<T>(db: Db, { query }: Pick<DeskList, 'query'>, run: (db: Db | Tx) => Promise<T>): Promise<T> {
  if (!query.search || query.search.includes('@')) return run(db)
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return run(tx)
  })
}
