import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { queryOf, readSearch } from '../platform/search/query.ts'
import { keptUntilChange } from './kept.ts'
import { FACETS, type Facet, isNarrowed, type RegisterQuery } from './query.ts'

/**
 * Three counters, always together: `received`, submissions in the register; `texts`, how many of them say something different (equal words
 * count once, whatever their case, accents or punctuation); `verified`, the organizations and persons behind them whose e-mail address was
 * proven by a sign-in. `unproven` submissions come from an address nobody has signed in through: who sent them is unknown, not wrong.
 */
export type Counters = { received: number; texts: number; verified: number; unproven: number }
export type FacetCounts = Record<Facet, { code: string; count: number }[]>

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

/** One facet of a query as a condition on `submission s`; true when nothing of it is chosen. */
export function facetCondition(facet: Facet, codes: readonly string[]): RawBuilder<boolean> {
  if (codes.length === 0) return sql<boolean>`true`
  const list = sql`${[...codes]}::text[]`
  if (facet === 'action_line') return sql<boolean>`s.action_lines && ${list}`
  if (facet === 'sdg') return sql<boolean>`s.sdgs && ${list}`
  if (facet === 'kind') return sql<boolean>`s.kind = any(${list})`
  if (facet === 'state') return sql<boolean>`s.state = any(${list})`
  if (facet === 'group') return sql<boolean>`s.stakeholder_group = any(${list})`
  if (facet === 'region') return sql<boolean>`s.region = any(${list})`
  return sql<boolean>`s.language = any(${list})`
}

const all = (conditions: RawBuilder<boolean>[]) => sql.join(conditions, sql` and `)

type Counted = { facet: Facet | keyof Counters | 'combination'; code: string | null; count: number } & Combination
type Combination = Record<(typeof PLAIN)[number], string | null> & { in_action_line: boolean; in_sdg: boolean }

/** Facets with one value a submission; action lines and goals are lists. */
const PLAIN = ['kind', 'state', 'group', 'region', 'language'] as const

/**
 * The counters of a list, and how many submissions stand behind each value of each facet under the search and the other facets: what a
 * reader would get by choosing it. One scan of the public rows whatever is chosen; plain facets are counted by their combinations, which
 * are few, and added up here.
 */
export const registerCounts = (db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> =>
  isNarrowed(query)
    ? countedNow(db, edition, query)
    : keptUntilChange(db, edition, 'counts', () => countedNow(db, edition, query))

export type RegisterCounts = { counters: Counters; facets: FacetCounts }

async function countedNow(db: Db, edition: EditionScope, query: RegisterQuery): Promise<RegisterCounts> {
  const { chosen } = query
  const asked = searchOf(query)
  const others = (facet: Facet) =>
    all(FACETS.filter((f) => f !== facet).map((f) => sql<boolean>`${sql.ref(`in_${f}`)}`))
  const counted = sql<Counted>`
    with asked as materialized (
      select s.kind, s.state, s.stakeholder_group, s.region, s.language, s.action_lines, s.sdgs, s.text_hash,
        case when p.email_proven_at is not null then coalesce(s.organization_id, s.person_id) end as verified,
        ${sql.join(FACETS.map((f) => sql`${facetCondition(f, chosen[f])} as ${sql.ref(`in_${f}`)}`))}
      from submission s left join person p on p.id = s.person_id
      where s.edition_id = ${edition.id} and s.public and s.state <> 'withdrawn' and ${foundBy(asked)}
    ),
    listed as materialized (select text_hash, verified from asked where in_kind and ${others('kind')})
    select 'combination' as facet, null as code, count(*), kind, state, stakeholder_group as group, region, language, in_action_line, in_sdg
      from asked group by kind, state, stakeholder_group, region, language, in_action_line, in_sdg
    union all select 'texts', '', count(*), null, null, null, null, null, null, null
      from (select distinct text_hash from listed where text_hash is not null) t
    union all select 'verified', '', count(*), null, null, null, null, null, null, null
      from (select distinct verified from listed where verified is not null) v
    union all select 'unproven', '', count(*), null, null, null, null, null, null, null from listed where verified is null
    union all select 'action_line', code, count(*), null, null, null, null, null, null, null
      from (select unnest(action_lines) as code from asked where ${others('action_line')}) l group by code
    union all select 'sdg', code, count(*), null, null, null, null, null, null, null
      from (select unnest(sdgs) as code from asked where ${others('sdg')}) g group by code`
  const { rows } = await searching(db, asked, (on) => counted.execute(on))
  const facets = Object.fromEntries(FACETS.map((f) => [f, []])) as unknown as FacetCounts
  const counters: Counters = { received: 0, texts: 0, verified: 0, unproven: 0 }
  const combinations = rows.filter((row) => row.facet === 'combination')
  for (const row of rows) {
    if (row.facet === 'action_line' || row.facet === 'sdg')
      facets[row.facet].push({ code: row.code ?? '', count: row.count })
    else if (row.facet in counters) counters[row.facet as keyof Counters] = row.count
  }
  for (const facet of PLAIN) facets[facet] = addedUp(combinations, facet, chosen)
  counters.received = combinations
    .filter((c) => c.in_action_line && c.in_sdg && PLAIN.every((f) => isChosen(chosen[f], c[f])))
    .reduce((sum, c) => sum + c.count, 0)
  // What is chosen stays in sight even when nothing is left of it.
  for (const facet of FACETS)
    for (const code of chosen[facet])
      if (!facets[facet].some((c) => c.code === code)) facets[facet].push({ code, count: 0 })
  return { counters, facets }
}

const isChosen = (codes: readonly string[], code: string | null) =>
  codes.length === 0 || (code !== null && codes.includes(code))

function addedUp(combinations: Counted[], facet: (typeof PLAIN)[number], chosen: RegisterQuery['chosen']) {
  const sums = new Map<string, number>()
  for (const c of combinations) {
    const code = c[facet]
    if (code === null) continue
    const counts = c.in_action_line && c.in_sdg && PLAIN.every((f) => f === facet || isChosen(chosen[f], c[f]))
    sums.set(code, (sums.get(code) ?? 0) + (counts ? c.count : 0))
  }
  return [...sums].map(([code, count]) => ({ code, count }))
}
