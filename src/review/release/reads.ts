import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { DecisionReleaseId, SubmissionId } from '../../platform/db/schema.ts'
import { isOutcome } from '../decision.ts'
import type { ReleaseState } from './store.ts'

/** Whether a release needs two persons here: one asks, another, a head, confirms. */
export async function needsSecondPerson(db: Db | Tx, edition: EditionScope): Promise<boolean> {
  const row = await db
    .selectFrom('release_rule')
    .select('second_person')
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  return row?.second_person ?? false
}

const releases = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('decision_release as r')
    .leftJoin('release_progress as p', 'p.release_id', 'r.id')
    .select(['r.id', 'r.state', 'r.asked_by as askedBy', 'r.asked_at as askedAt', 'r.released_by as releasedBy'])
    .select(['r.ordered_at as orderedAt', 'r.released_at as releasedAt', 'r.decisions', 'r.letters'])
    .select(['p.done', 'p.of'])
    .where('r.edition_id', '=', edition.id)

const asRelease = <Row extends { state: string }>(row: Row) => ({ ...row, state: row.state as ReleaseState }) // checked by the table

/** The release that waits for its second person or is under way; there is one at a time. */
export async function openRelease(db: Db | Tx, edition: EditionScope) {
  const row = await releases(db, edition).where('r.state', 'in', ['asked', 'ordered']).executeTakeFirst()
  return row ? asRelease(row) : null
}

export async function releaseById(db: Db | Tx, edition: EditionScope, id: string) {
  const row = await releases(db, edition).where('r.id', '=', id).executeTakeFirst()
  return row ? asRelease(row) : null
}
export type Release = NonNullable<Awaited<ReturnType<typeof releaseById>>>

/** Releases that were carried out, the newest first. */
export const lastReleases = async (db: Db, edition: EditionScope, limit: number) =>
  (
    await releases(db, edition)
      .where('r.state', '=', 'done')
      .where('r.decisions', '>', 0)
      .orderBy('r.released_at', 'desc')
      .limit(limit)
      .execute()
  ).map(asRelease)

/** What a release held: each decision with its submission, and why it was held back if it was. */
export async function itemsOfRelease(db: Db | Tx, releaseId: DecisionReleaseId) {
  const rows = await db
    .selectFrom('release_item as i')
    .innerJoin('decision as d', 'd.id', 'i.decision_id')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .select(['d.id', 'd.outcome', 'd.revoked_at as revokedAt', 'i.held_back as heldBack', 'i.facts'])
    .select([
      's.id as submissionId',
      'd.into_submission_id as intoId',
      's.reference',
      's.title',
      's.language',
      's.kind',
    ])
    .where('i.release_id', '=', releaseId)
    .orderBy('s.number')
    .execute()
  return rows.flatMap(({ outcome, facts, ...row }) =>
    isOutcome(outcome) ? [{ ...row, outcome, facts: facts as Record<string, string | number> }] : [],
  )
}
export type ReleasedItem = Awaited<ReturnType<typeof itemsOfRelease>>[number]

/** What a released decision has merged a submission into, while that holds; null where it stands by itself. */
export async function hostOf(tx: Tx, edition: EditionScope, id: SubmissionId): Promise<SubmissionId | null> {
  const row = await tx
    .selectFrom('decision as d')
    .innerJoin('decision_release as r', 'r.id', 'd.release_id')
    .select('d.into_submission_id as host')
    .where('d.edition_id', '=', edition.id)
    .where('d.submission_id', '=', id)
    .where('d.into_submission_id', 'is not', null)
    .where('d.revoked_at', 'is', null)
    .where('d.ended_at', 'is', null)
    .where('r.state', '=', 'done')
    .executeTakeFirst()
  return row?.host ?? null
}

/** Those that a released decision has merged into a submission, while that holds. */
export async function mergedInto(tx: Tx, edition: EditionScope, hostId: SubmissionId): Promise<SubmissionId[]> {
  const rows = await tx
    .selectFrom('decision as d')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .innerJoin('decision_release as r', 'r.id', 'd.release_id')
    .select('d.submission_id as id')
    .where('d.edition_id', '=', edition.id)
    .where('d.into_submission_id', '=', hostId)
    .where('d.revoked_at', 'is', null)
    .where('d.ended_at', 'is', null)
    .where('r.state', '=', 'done')
    .where('s.state', '=', 'merged')
    .orderBy('d.submission_id')
    .execute()
  return rows.map(({ id }) => id)
}
