import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { ListWish } from '../page/list.ts'
import type { Db, Tx } from '../platform/db/db.ts'

/** Where a submission stands; each stands at one of them, so that their counts add up to all. */
export const STAGES = ['undecided', 'pending', 'deferred', 'accepted', 'merged', 'not_taken', 'withdrawn'] as const
export type Stage = 'all' | (typeof STAGES)[number]

/** What narrows the desk's list; empty means no wish. */
export type DeskQuery = {
  search: string
  stage: Stage
  kind: string
  group: string
  language: string
}
export const DESK_PAGE_SIZE = 50
/** A file holds this many rows at most; an edition has some thousands. */
const FILE_ROWS = 50_000

const stageOf = sql<string>`case when d.id is not null then 'pending' when s.state in ('submitted', 'in_review') then 'undecided'
  when s.state in ('accepted', 'programmed', 'reported') then 'accepted' else s.state end`

const ORDERS = {
  number: 's.number',
  title: 's.title',
  kind: 's.kind',
  group: 's.stakeholder_group',
  country: 's.country',
  language: 's.language',
  received: 's.last_submitted_at',
  state: 's.state',
  decision: 'd.outcome',
} as const
export type DeskOrder = keyof typeof ORDERS

/** The desk's list: one query for the rows with their newest decision, one for the number of matches. Without a page every row. */
export async function deskSubmissions(
  db: Db,
  edition: EditionScope,
  query: DeskQuery,
  wish: Pick<ListWish, 'sort' | 'descending'>,
  page: number | null,
) {
  let base = db
    .selectFrom('submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.submission_id', '=', 's.id').on('d.revoked_at', 'is', null).on('d.release_id', 'is', null),
    )
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .where('s.edition_id', '=', edition.id)
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
  if (query.kind) base = base.where('s.kind', '=', query.kind)
  if (query.group) base = base.where('s.stakeholder_group', '=', query.group)
  if (query.language) base = base.where('s.language', '=', query.language)
  if (query.stage !== 'all') base = base.where(stageOf, '=', query.stage)
  const { count } = await base.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  const order = ORDERS[wish.sort as DeskOrder] ?? ORDERS.received
  const rows = await base
    .orderBy(order, (o) => (wish.descending ? o.desc().nullsLast() : o.asc().nullsLast()))
    .orderBy('s.number')
    .select([
      's.reference',
      's.title',
      's.language',
      's.kind',
      's.state',
      's.country',
      's.subjects',
      's.region',
      's.stakeholder_group as group',
      's.submitter_name as submitter',
      's.last_submitted_at as receivedAt',
      'o.name as organization',
      'o.language as organizationLanguage',
      'd.outcome as pending',
      'into.reference as pendingInto',
    ])
    .limit(page === null ? FILE_ROWS : DESK_PAGE_SIZE)
    .offset(page === null ? 0 : (page - 1) * DESK_PAGE_SIZE)
    .execute()
  return { count, rows }
}
export type DeskRow = Awaited<ReturnType<typeof deskSubmissions>>['rows'][number]

/** By group and by region spoken for: how many there are, and how many would be taken (accepted or merged) if all were released now. */
export async function balanceOf(db: Db, edition: EditionScope) {
  const by = async (column: 'stakeholder_group' | 'region') => {
    const { rows } = await sql<{ code: string | null; taken: number; all: number }>`
      select s.${sql.ref(column)} as code, count(*) as "all",
        count(*) filter (where d.outcome in ('accepted', 'merged') or (d.id is null and s.state in ('accepted', 'merged', 'programmed', 'reported'))) as taken
      from submission s
      left join decision d on d.submission_id = s.id and d.revoked_at is null and d.release_id is null
      where s.edition_id = ${edition.id} and s.state <> 'withdrawn'
      group by 1`.execute(db)
    return rows
  }
  const [groups, regions] = await Promise.all([by('stakeholder_group'), by('region')])
  return { groups, regions }
}
export type Balance = Awaited<ReturnType<typeof balanceOf>>

/** References of submissions by their ids. */
export async function referencesOf(db: Db | Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('submission').select(['id', 'reference']).where('id', 'in', ids).execute()
  return new Map(rows.map(({ id, reference }) => [id, reference]))
}

/** How many stand at each stage, for the links above the list. */
export async function deskCounts(db: Db, edition: EditionScope): Promise<Record<Stage, number>> {
  const { rows } = await sql<{ stage: Stage; count: number }>`
    select ${stageOf} as stage, count(*) as count
    from submission s
    left join decision d on d.submission_id = s.id and d.revoked_at is null and d.release_id is null
    where s.edition_id = ${edition.id} group by 1`.execute(db)
  const none = { undecided: 0, pending: 0, deferred: 0, accepted: 0, merged: 0, not_taken: 0, withdrawn: 0 }
  const counted = { ...none, ...Object.fromEntries(rows.map(({ stage, count }) => [stage, count])) }
  return { ...counted, all: rows.reduce((sum, { count }) => sum + count, 0) }
}
