import { type RawBuilder, sql } from 'kysely'
import type { Db, Tx } from '../../platform/db/db.ts'
import { keptHere } from '../../platform/kept.ts'
import { stampOf } from '../../platform/stamps.ts'
import type { DeskFilter } from './filters.ts'
import { chosenOf, keyOf } from './query.ts'
import { answering, type DeskList, deskRows, searching } from './rows.ts'

/** How many a list holds, and how many it would hold with each code of each filter chosen, whatever is chosen of that filter now. */
export type DeskCounts = {
  readonly count: number
  readonly of: ReadonlyMap<string, ReadonlyMap<string, number>>
}

const kept = keptHere<DeskCounts>('desk.counts')

/** Counted anew only when something of the edition's submissions, decisions or marks has changed: everybody at the desk asks for the same. */
export const deskCounts = async (db: Db, list: DeskList): Promise<DeskCounts> =>
  kept.get(
    db,
    `${list.edition.id} ${list.addresses} ${keyOf(list.query)}`,
    () => searching(db, list, (on) => countNow(on, list)),
    await stampOf(db, ['received', 'edition', 'desk']),
  )

/** A filter with its columns in the query: `v` its value, `i` whether a row has what is chosen of it. */
type Numbered = {
  readonly filter: DeskFilter
  readonly v: RawBuilder<unknown>
  readonly i: RawBuilder<boolean>
  readonly chosen: readonly string[]
}
const isMany = ({ filter }: Numbered) => 'many' in filter.value
const isChosen = ({ chosen }: Numbered) => chosen.length > 0
const and = (all: readonly Numbered[]) =>
  all.length > 0
    ? sql<boolean>`${sql.join(
        all.map((one) => one.i),
        sql` and `,
      )}`
    : sql<boolean>`true`

type Counted = { what: number; code: string | null; count: number }

/**
 * One look at every row that answers the search. Rows that are the same in everything a list is narrowed by are counted together first, which
 * are few; the sums of each filter are made of these.
 */
async function countNow(db: Db | Tx, list: DeskList): Promise<DeskCounts> {
  const all = list.filters.map(
    (filter, n): Numbered => ({
      filter,
      v: sql.ref(`v_${n}`),
      i: sql<boolean>`${sql.ref(`i_${n}`)}`,
      chosen: chosenOf(list.query, filter.name),
    }),
  )
  const { rows } = await countingQuery(list, all).execute(db)
  const of = all.map(({ filter }, n): [string, ReadonlyMap<string, number>] => {
    const what = lookedAtBy(all, all[n] as Numbered)
    const found = rows.filter((row) => row.what === what && row.code !== null)
    return [filter.name, new Map(found.flatMap((row) => codesOf(filter, row)))]
  })
  return { count: rows.find((row) => row.what === ALL)?.count ?? 0, of: new Map(of) }
}

const ALL = -1

/** Whose look at the rows a filter is counted by: lists are taken apart once for all filters of them that nothing is chosen of. */
const lookedAtBy = (all: readonly Numbered[], one: Numbered): number => {
  const { value } = one.filter
  if (!('many' in value) || isChosen(one)) return all.indexOf(one)
  return all.findIndex(
    ({ filter, chosen }) => 'many' in filter.value && filter.value.of === value.of && chosen.length === 0,
  )
}

const codesOf = ({ value }: DeskFilter, { code, count }: Counted): [string, number][] =>
  'many' in value ? value.codesOf(code ?? '').map((one) => [one, count]) : [[code ?? '', count]]

function countingQuery(list: DeskList, all: readonly Numbered[]) {
  const single = all.filter((one) => !isMany(one))
  const chosen = all.filter(isChosen)
  const columns = [...single.map((one) => one.v), ...chosen.map((one) => one.i)]
  const looked = [
    ...all.map((one) => sql`${'many' in one.filter.value ? one.filter.value.many : one.filter.value} as ${one.v}`),
    ...chosen.map((one) => sql`${one.filter.having(one.chosen)} as ${one.i}`),
  ]
  const sums = single.map((one) => {
    const others = chosen.filter((other) => other !== one)
    return sql`union all select ${sql.lit(all.indexOf(one))}, ${one.v}::text, sum(n)::bigint from together where ${and(others)} group by ${one.v}`
  })
  const lists = all
    .filter((one) => isMany(one) && lookedAtBy(all, one) === all.indexOf(one))
    .map((one) => {
      const others = chosen.filter((other) => other !== one)
      return sql`union all select ${sql.lit(all.indexOf(one))}, code, count(*) from (select unnest(${one.v}) as code from looked where ${and(others)}) l group by code`
    })
  return sql<Counted>`with
    looked as materialized (
      select ${sql.join(looked)} from ${deskRows(list)} where s.edition_id = ${list.edition.id} and ${answering(list)}
    ),
    together as materialized (select ${sql.join(columns)}, count(*) as n from looked group by ${sql.join(columns)})
    select ${sql.lit(ALL)} as what, null::text as code, coalesce(sum(n), 0)::bigint as count from together where ${and(chosen)}
    ${sql.join([...sums, ...lists], sql` `)}`
}
