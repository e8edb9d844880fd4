import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Facet, facetsOf, termsIn } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { queryOf, readSearch } from '../platform/search/query.ts'
import { columnOf, facetCondition } from './facet-sql.ts'
import { keptUntilChange } from './kept.ts'
import { chosenOf, queryString, type RegisterQuery } from './query.ts'

/**
 * Three counters, always together: `received`, submissions in the register; `texts`, how many of them say something different (equal words
 * count once, whatever their case, accents or punctuation); `verified`, the organizations and persons behind them whose e-mail address was
 * proven by a sign-in. `unproven` submissions come from an address nobody has signed in through: who sent them is unknown, not wrong.
 */
export type Counters = { received: number; texts: number; verified: number; unproven: number }
export type CodeCount = { code: string; count: number }
/** By the codes of the facets. */
export type FacetCounts = ReadonlyMap<string, readonly CodeCount[]>
export type RegisterCounts = { counters: Counters; facets: FacetCounts }

/** The search of a query as a `tsquery`; empty when nothing, or nothing that makes a word, is asked. */
export const searchOf = (query: RegisterQuery): string => (query.search ? queryOf(readSearch(query.search)) : '')

/**
 * Runs a query that searches. The planner does not know that looking into a text means fetching and unpacking it, and would rather read
 * every row than ask the index; inside this transaction it asks the index.
 */
export function searching<T>(db: Db, asked: string, run: (db: Db | Tx) => Promise<T>): Promise<T> {
  if (!asked) return run(db)
  return db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    return run(tx)
  })
}

/** Submissions that answer a search, found by the index before anything else is asked of them. */
export const foundBy = (asked: string): RawBuilder<boolean> =>
  asked
    ? sql<boolean>`s.id in (select id from submission where search @@ ${asked}::tsquery offset 0)`
    : sql<boolean>`true`

/**
 * The counters of a list, and how many submissions stand behind each value of each facet under the search and the other facets: what a
 * reader would get by choosing it. One scan of the public rows whatever is chosen; facets with one value a submission are counted by
 * their combinations, which are few, and added up here.
 */
export const registerCounts = (db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> =>
  // Neither the order nor the page of a list changes what is counted.
  countsOf(db, edition, { ...query, sort: 'newest', page: 1 })

const countsOf = keptUntilChange('counts', countedNow, (query: RegisterQuery) => queryString(query))

/** A facet with its place: `in_3` says whether a row has what is chosen of it (asked only where something is), `v_3` its value. */
type Numbered = {
  facet: Facet
  chosen: readonly string[]
  inside: RawBuilder<boolean>
  value: RawBuilder<string | null>
}

const numbered = (facets: readonly Facet[], query: RegisterQuery): Numbered[] =>
  facets.map((facet, i) => ({
    facet,
    chosen: chosenOf(query, facet),
    inside: sql<boolean>`${sql.ref(`in_${i}`)}`,
    value: sql<string | null>`${sql.ref(`v_${i}`)}`,
  }))

/** `inside` and `values` are those of the facets that are chosen, and of the properties, in their order. */
type Row = { what: string; code: string | null; count: number; inside: boolean[]; values: (string | null)[] }

const isChosen = ({ chosen }: Numbered) => chosen.length > 0
const isProperty = ({ facet }: Numbered) => facet.of !== 'terms'

async function countedNow(db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> {
  const all = numbered(await facetsOf(db, edition), query)
  const counted = countingQuery(edition, all, searchOf(query))
  const { rows } = await searching(db, searchOf(query), (on) => counted.execute(on))
  const combinations = rows.filter((row) => row.what === 'combination')
  const counters: Counters = { received: 0, texts: 0, verified: 0, unproven: 0 }
  for (const { what, count } of rows) if (what in counters) counters[what as keyof Counters] = count
  counters.received = sumOf(combinations.filter((c) => c.inside.every(Boolean)))
  const facets = all.map((one): [string, CodeCount[]] => [
    one.facet.code,
    withChosen(isProperty(one) ? addedUp(combinations, all, one) : ofTerms(rows, one), one.chosen),
  ])
  return { counters, facets: new Map(facets) }
}

function countingQuery(edition: EditionScope, all: readonly Numbered[], asked: string) {
  const chosen = all.filter(isChosen)
  const inside = chosen.map((one) => one.inside)
  const values = all.filter(isProperty).map((one) => one.value)
  const made = [
    ...chosen.map((one) => sql`, ${facetCondition(one.facet, one.chosen)} as ${one.inside}`),
    ...all.map((one) => (columnOf(one.facet) ? sql`, ${columnOf(one.facet)} as ${one.value}` : sql``)),
  ]
  const columns = sql.join([sql`count(*) as n`, ...inside, ...values])
  const groups = inside.length + values.length > 0 ? sql`group by ${sql.join([...inside, ...values])}` : sql``
  const count = (what: string, from: RawBuilder<unknown>) =>
    sql`union all select ${what}, null, count(*), null, null from ${from}`
  return sql<Row>`
    with asked as materialized (
      select s.subjects, s.text_hash,
        case when p.email_proven_at is not null then coalesce(case when s.sender_proof is not null then s.organization_id end,
          s.person_id) end as verified
        ${sql.join(made, sql``)}
      from public_submission s left join person p on p.id = s.person_id
      where s.edition_id = ${edition.id} and ${foundBy(asked)}
    ),
    listed as materialized (select text_hash, verified from asked where ${and(inside)})
    select 'combination' as what, null as code, n as count, array[${sql.join(inside)}]::boolean[] as inside,
      array[${sql.join(values)}]::text[] as values from (select ${columns} from asked ${groups}) c
    ${count('texts', sql`(select distinct text_hash from listed where text_hash is not null) t`)}
    ${count('verified', sql`(select distinct verified from listed where verified is not null) v`)}
    ${count('unproven', sql`listed where verified is null`)}
    ${sql.join(subjectCounts(all), sql` `)}`
}

/**
 * How often each subject was given, once for all facets of which nothing is chosen, and once for each other without its own choice: they
 * are asked under different conditions.
 */
function subjectCounts(all: readonly Numbered[]): RawBuilder<unknown>[] {
  const terms = all.filter((one) => !isProperty(one))
  const under = (what: string, but: Numbered | null) => {
    const others = and(all.filter((one) => isChosen(one) && one !== but).map((one) => one.inside))
    return sql`union all select ${what}, subject, count(*), null, null
      from (select unnest(subjects) as subject from asked where ${others}) l group by subject`
  }
  const open = terms.some((one) => !isChosen(one)) ? [under('subject', null)] : []
  return [...open, ...terms.filter(isChosen).map((one) => under(`subject ${one.facet.code}`, one))]
}

function ofTerms(rows: readonly Row[], one: Numbered): CodeCount[] {
  const what = isChosen(one) ? `subject ${one.facet.code}` : 'subject'
  return rows
    .filter((row) => row.what === what)
    .flatMap(({ code, count }) =>
      one.facet.vocabularies.flatMap((vocabulary) =>
        termsIn([code ?? ''], vocabulary).map((term) => ({ code: term, count })),
      ),
    )
}

const and = (conditions: readonly RawBuilder<boolean>[]) =>
  conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`

const sumOf = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + row.count, 0)

/** How many would be listed for each value of a property, whatever is chosen of it. */
function addedUp(combinations: readonly Row[], all: readonly Numbered[], one: Numbered): CodeCount[] {
  const place = all.filter(isProperty).indexOf(one)
  const own = all.filter(isChosen).indexOf(one)
  const byCode = Map.groupBy(combinations, (c) => c.values[place] ?? null)
  return [...byCode].flatMap(([code, rows]) =>
    code === null ? [] : { code, count: sumOf(rows.filter((r) => r.inside.every((is, i) => is || i === own))) },
  )
}

/** What is chosen stays in sight even when nothing is left of it. */
const withChosen = (counts: CodeCount[], chosen: readonly string[]): CodeCount[] => [
  ...counts,
  ...chosen.filter((code) => !counts.some((c) => c.code === code)).map((code) => ({ code, count: 0 })),
]
