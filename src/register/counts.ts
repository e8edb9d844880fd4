import { type RawBuilder, sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { queryOf, readSearch } from '../platform/search/query.ts'
import { FACETS, type Facet, type RegisterQuery } from './query.ts'

/**
 * Three counters, always together: `received`, submissions in the register; `texts`, how many of them say something different (equal words
 * count once, whatever their case, accents or punctuation); `verified`, the organizations and persons behind them whose e-mail address was
 * proven by a sign-in. `unproven` submissions come from an address nobody has signed in through: who sent them is unknown, not wrong.
 */
export type Counters = { received: number; texts: number; verified: number; unproven: number }
export type FacetCounts = Record<Facet, { code: string; count: number }[]>

/** The search of a query as a condition on `submission s`; true when nothing, or nothing that makes a word, is asked. */
export function searchCondition(search: string): RawBuilder<boolean> {
  const asked = search ? queryOf(readSearch(search)) : ''
  return asked ? sql<boolean>`s.search @@ ${asked}::tsquery` : sql<boolean>`true`
}

/** One facet of a query as a condition on `submission s`; true when nothing of it is chosen. */
export function facetCondition(facet: Facet, codes: readonly string[]): RawBuilder<boolean> {
  if (codes.length === 0) return sql<boolean>`true`
  const list = sql`${[...codes]}::text[]`
  if (facet === 'action_line') return sql<boolean>`s.action_lines && ${list}`
  if (facet === 'sdg') return sql<boolean>`s.sdgs && ${list}`
  if (facet === 'kind') return sql<boolean>`s.kind = any(${list})`
  if (facet === 'group') return sql<boolean>`s.stakeholder_group = any(${list})`
  if (facet === 'region') return sql<boolean>`s.region = any(${list})`
  return sql<boolean>`s.language = any(${list})`
}

const all = (conditions: RawBuilder<boolean>[]) => sql.join(conditions, sql` and `)

/**
 * The counters of a list, and how many submissions stand behind each value of each facet under the search and the other facets: what a
 * reader would get by choosing it. One scan of the public rows, whatever is chosen.
 */
export async function registerCounts(
  db: Db,
  edition: EditionScope,
  query: RegisterQuery,
): Promise<{ counters: Counters; facets: FacetCounts }> {
  const flag = (facet: Facet) => sql.ref(`in_${facet}`)
  const others = (facet: Facet) => all(FACETS.filter((f) => f !== facet).map((f) => sql<boolean>`${flag(f)}`))
  const { rows } = await sql<{
    facet: Facet | 'received' | 'texts' | 'verified' | 'unproven'
    code: string
    count: number
  }>`
    with asked as materialized (
      select s.kind, s.stakeholder_group, s.region, s.language, s.action_lines, s.sdgs, s.text_hash,
        case when p.email_proven_at is not null then coalesce(s.organization_id, s.person_id) end as verified,
        ${sql.join(FACETS.map((f) => sql`${facetCondition(f, query.chosen[f])} as ${flag(f)}`))}
      from submission s left join person p on p.id = s.person_id
      where s.edition_id = ${edition.id} and s.public and s.state <> 'withdrawn' and ${searchCondition(query.search)}
    ),
    listed as materialized (select text_hash, verified from asked where ${all(FACETS.map((f) => sql<boolean>`${flag(f)}`))}),
    one as (
      select grouping(kind, stakeholder_group, region, language) as set, kind, stakeholder_group, region, language,
        count(*) filter (where ${others('kind')}) as of_kind, count(*) filter (where ${others('group')}) as of_group,
        count(*) filter (where ${others('region')}) as of_region, count(*) filter (where ${others('language')}) as of_language
      from asked group by grouping sets ((kind), (stakeholder_group), (region), (language))
    )
    select 'received' as facet, '' as code, count(*) from listed
    union all select 'texts', '', count(*) from (select distinct text_hash from listed where text_hash is not null) t
    union all select 'verified', '', count(*) from (select distinct verified from listed where verified is not null) v
    union all select 'unproven', '', count(*) from listed where verified is null
    union all select 'kind', kind, of_kind from one where set = 7
    union all select 'group', stakeholder_group, of_group from one where set = 11 and stakeholder_group is not null
    union all select 'region', region, of_region from one where set = 13 and region is not null
    union all select 'language', language, of_language from one where set = 14
    union all select 'action_line', code, count(*) from asked, unnest(action_lines) as code where ${others('action_line')} group by code
    union all select 'sdg', code, count(*) from asked, unnest(sdgs) as code where ${others('sdg')} group by code`.execute(
    db,
  )
  const facets = Object.fromEntries(FACETS.map((f) => [f, []])) as unknown as FacetCounts
  const counters: Counters = { received: 0, texts: 0, verified: 0, unproven: 0 }
  for (const { facet, code, count } of rows) {
    if (facet in counters) counters[facet as keyof Counters] = count
    else facets[facet as Facet].push({ code, count })
  }
  // What is chosen stays in sight even when nothing is left of it.
  for (const facet of FACETS)
    for (const code of query.chosen[facet])
      if (!facets[facet].some((c) => c.code === code)) facets[facet].push({ code, count: 0 })
  return { counters, facets }
}
