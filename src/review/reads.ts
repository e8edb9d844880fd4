import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

export type DeskQuery = {
  search: string
  stage: 'all' | 'undecided' | 'pending' | 'released'
  kind: string
  language: string
  order: 'newest' | 'oldest' | 'title'
  page: number
}
export const DESK_PAGE_SIZE = 50

/** The desk's list: one query for the rows with their newest decision, one for the number of matches. */
export async function deskSubmissions(db: Db, edition: EditionScope, query: DeskQuery) {
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
  if (query.language) base = base.where('s.language', '=', query.language)
  if (query.stage === 'pending') base = base.where('d.id', 'is not', null)
  if (query.stage === 'undecided')
    base = base.where('d.id', 'is', null).where('s.state', 'in', ['submitted', 'in_review'])
  if (query.stage === 'released') base = base.where('s.state', 'not in', ['submitted', 'in_review', 'withdrawn'])
  const { count } = await base.select(sql<number>`count(*)`.as('count')).executeTakeFirstOrThrow()
  const ordered =
    query.order === 'title'
      ? base.orderBy('s.title')
      : base.orderBy('s.last_submitted_at', query.order === 'oldest' ? 'asc' : 'desc')
  const rows = await ordered
    .orderBy('s.number')
    .select([
      's.reference',
      's.title',
      's.language',
      's.kind',
      's.state',
      's.country',
      's.submitter_name as submitter',
      's.last_submitted_at as receivedAt',
      'o.name as organization',
      'o.language as organizationLanguage',
      'd.outcome as pending',
      'into.reference as pendingInto',
    ])
    .limit(DESK_PAGE_SIZE)
    .offset((query.page - 1) * DESK_PAGE_SIZE)
    .execute()
  return { count, rows }
}

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

export const kindsOnDesk = (db: Db, edition: EditionScope) =>
  db
    .selectFrom('submission')
    .leftJoin('vocabulary_term as v', (join) =>
      join
        .onRef('v.edition_id', '=', 'submission.edition_id')
        .onRef('v.code', '=', 'submission.kind')
        .on('v.vocabulary', '=', 'submission_kinds'),
    )
    .select(['submission.kind', 'v.name'])
    .distinct()
    .where('submission.edition_id', '=', edition.id)
    .orderBy('submission.kind')
    .execute()

/** One submission as the secretariat sees it: every answer, and every decision ever kept. */
export async function submissionOnDesk(db: Db, edition: EditionScope, reference: string) {
  const submission = await db
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .innerJoin('form as f', 'f.id', 'v.form_id')
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
      'f.definition',
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
  return { submission, decisions }
}
export type OnDesk = NonNullable<Awaited<ReturnType<typeof submissionOnDesk>>>
