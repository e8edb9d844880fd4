import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

export const FACETS = ['kind', 'group', 'region', 'language', 'action_line', 'sdg'] as const
export type Facet = (typeof FACETS)[number]
export type RegisterQuery = { search: string; chosen: Record<Facet, string[]>; page: number }
export const REGISTER_PAGE_SIZE = 20

const COLUMN = { kind: 's.kind', group: 's.stakeholder_group', region: 's.region', language: 's.language' } as const

/** Everything public that matches; withdrawn and unpublished submissions are not there, in rows as in counts. */
function matching(db: Db, edition: EditionScope, query: RegisterQuery) {
  let base = db
    .selectFrom('submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .where('s.edition_id', '=', edition.id)
    .where('s.public', '=', true)
    .where('s.state', '<>', 'withdrawn')
  for (const facet of ['kind', 'group', 'region', 'language'] as const) {
    const wanted = query.chosen[facet]
    if (wanted.length > 0) base = base.where(COLUMN[facet], 'in', wanted)
  }
  if (query.chosen.action_line.length > 0)
    base = base.where(sql<boolean>`s.action_lines && ${query.chosen.action_line}::text[]`)
  if (query.chosen.sdg.length > 0) base = base.where(sql<boolean>`s.sdgs && ${query.chosen.sdg}::text[]`)
  if (query.search) {
    const like = `%${query.search.replace(/[\\%_]/g, '\\$&')}%`
    base = base.where((eb) =>
      eb.or([
        eb('s.title', 'ilike', like),
        eb('s.reference', 'ilike', like),
        eb('o.name', 'ilike', like),
        eb('s.submitter_name', 'ilike', like),
      ]),
    )
  }
  return base
}

const ENTRY = [
  's.reference',
  's.title',
  's.language',
  's.kind',
  's.state',
  's.country',
  's.stakeholder_group as group',
  's.region',
  's.action_lines as actionLines',
  's.sdgs',
  's.submitter_name as submitter',
  's.last_submitted_at as receivedAt',
  'o.name as organization',
  'o.language as organizationLanguage',
] as const

/** One page of the register, newest first, and the number of all that match: two queries whatever the size. */
export async function registerPage(db: Db, edition: EditionScope, query: RegisterQuery) {
  const base = matching(db, edition, query)
  const [{ count }, entries] = await Promise.all([
    base.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow(),
    base
      .select(ENTRY)
      .orderBy('s.last_submitted_at', 'desc')
      .orderBy('s.number', 'desc')
      .limit(REGISTER_PAGE_SIZE)
      .offset((query.page - 1) * REGISTER_PAGE_SIZE)
      .execute(),
  ])
  return { count, entries }
}
export type Entry = Awaited<ReturnType<typeof registerPage>>['entries'][number]

/** All that match, for the open data: exactly what the list shows. */
export const registerEntries = (db: Db, edition: EditionScope, query: RegisterQuery): Promise<Entry[]> =>
  matching(db, edition, query)
    .select(ENTRY)
    .orderBy('s.last_submitted_at', 'desc')
    .orderBy('s.number', 'desc')
    .execute()

export type FacetCounts = Record<Facet, { code: string; count: number }[]>

/** How many public submissions stand behind each value of each facet, in one query. */
export async function facetCounts(db: Db, edition: EditionScope): Promise<FacetCounts> {
  const { rows } = await sql<{ facet: Facet; code: string; count: number }>`
    with shown as (select * from submission where edition_id = ${edition.id} and public and state <> 'withdrawn')
    select 'kind' as facet, kind as code, count(*) from shown group by kind
    union all select 'group', stakeholder_group, count(*) from shown where stakeholder_group is not null group by stakeholder_group
    union all select 'region', region, count(*) from shown where region is not null group by region
    union all select 'language', language, count(*) from shown group by language
    union all select 'action_line', unnest(action_lines), count(*) from shown group by 2
    union all select 'sdg', unnest(sdgs), count(*) from shown group by 2`.execute(db)
  const counts = Object.fromEntries(FACETS.map((f) => [f, []])) as unknown as FacetCounts
  for (const { facet, code, count } of rows) counts[facet].push({ code, count })
  return counts
}

/** Public submission of a reference (`OCP22-0005`) or bare number (`5`), with its organization's name; null when hidden or absent. */
export async function publicSubmission(db: Db, edition: EditionScope, number: string) {
  const bare = /^(?:[A-Z]{2,6}\d{2}-)?0*(\d{1,7})$/i.exec(number)?.[1]
  if (!bare || (number.includes('-') && !number.toUpperCase().startsWith(`${edition.submissionPrefix}-`))) return null
  const row = await db
    .selectFrom('submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.form_id as formId', 's.organization_id as organizationId', ...ENTRY])
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '=', Number(bare))
    .where('s.public', '=', true)
    .where('s.state', '<>', 'withdrawn')
    .executeTakeFirst()
  if (!row) return null
  const versions = await db
    .selectFrom('submission_version')
    .select(['version', 'received_at as receivedAt', 'content_hash as hash'])
    .where('submission_id', '=', row.id)
    .orderBy('version', 'desc')
    .execute()
  return { ...row, versions }
}
export type PublicSubmission = NonNullable<Awaited<ReturnType<typeof publicSubmission>>>
