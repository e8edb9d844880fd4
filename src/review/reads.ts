import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type Answers, formById } from '../forms/public.ts'
import type { ListWish } from '../page/list.ts'
import type { Db, Tx } from '../platform/db/db.ts'

/** What narrows the desk's list; empty means no wish. */
export type DeskQuery = {
  search: string
  stage: 'all' | 'undecided' | 'pending' | 'released'
  kind: string
  group: string
  language: string
}
export const DESK_PAGE_SIZE = 50
/** A file holds this many rows at most; an edition has some thousands. */
const FILE_ROWS = 50_000

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
  if (query.stage === 'pending') base = base.where('d.id', 'is not', null)
  if (query.stage === 'undecided')
    base = base.where('d.id', 'is', null).where('s.state', 'in', ['submitted', 'in_review'])
  if (query.stage === 'released') base = base.where('s.state', 'not in', ['submitted', 'in_review', 'withdrawn'])
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

/** Titles of some submissions, in the order of numbers. */
export const titlesOf = (db: Db | Tx, edition: EditionScope, references: readonly string[]) =>
  references.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('submission')
        .select(['reference', 'title', 'language'])
        .where('edition_id', '=', edition.id)
        .where('reference', 'in', [...references])
        .orderBy('number')
        .execute()

/** How many stand at each stage, for the links above the list. */
export async function deskCounts(db: Db, edition: EditionScope) {
  const { rows } = await sql<{ all: number; undecided: number; pending: number; released: number }>`
    select count(*) as all,
      count(*) filter (where d.id is null and s.state in ('submitted', 'in_review')) as undecided,
      count(*) filter (where d.id is not null) as pending,
      count(*) filter (where s.state not in ('submitted', 'in_review', 'withdrawn')) as released
    from submission s
    left join decision d on d.submission_id = s.id and d.revoked_at is null and d.release_id is null
    where s.edition_id = ${edition.id}`.execute(db)
  return rows[0] ?? { all: 0, undecided: 0, pending: 0, released: 0 }
}

/** One submission as the secretariat sees it: every answer, and every decision ever kept. */
export async function submissionOnDesk(db: Db, edition: EditionScope, reference: string) {
  const submission = await db
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .select([
      's.id',
      's.reference',
      's.title',
      's.language',
      's.kind',
      's.state',
      's.submitter_name as submitter',
      's.submitter_email as email',
      's.last_submitted_at as receivedAt',
      'v.answers',
      'v.form_id as formId',
    ])
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', '=', reference)
    .executeTakeFirst()
  if (!submission) return null
  const decisions = await db
    .selectFrom('decision as d')
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .leftJoin('decision_release as r', 'r.id', 'd.release_id')
    .select([
      'd.id',
      'd.outcome',
      'd.reason',
      'd.reason_language as reasonLanguage',
      'd.decided_at as decidedAt',
      'd.revoked_at as revokedAt',
      'r.released_at as releasedAt',
      'into.reference as into',
    ])
    .where('d.submission_id', '=', submission.id)
    .orderBy('d.decided_at', 'desc')
    .execute()
  const { answers, formId, ...rest } = submission
  const form = await formById(db, formId)
  return { submission: rest, form, answers: answers as Answers, decisions } // written by submissions only
}
export type OnDesk = NonNullable<Awaited<ReturnType<typeof submissionOnDesk>>>
