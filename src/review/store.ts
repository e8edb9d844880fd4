import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Decided, Outcome, Standing } from './decision.ts'

/** A submission by its public reference, locked with its standing; two officers deciding at once take turns. */
export async function standingForUpdate(tx: Tx, edition: EditionScope, reference: string): Promise<Standing | null> {
  const row = await tx
    .selectFrom('submission')
    .select(['id', 'state'])
    .where('edition_id', '=', edition.id)
    .where('reference', '=', reference)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return null
  const pending = await tx
    .selectFrom('decision')
    .select(['submission_id', 'outcome'])
    .where('edition_id', '=', edition.id)
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('submission_id', '=', row.id), eb('release_id', 'is', null)]),
        eb('into_submission_id', '=', row.id),
      ]),
    )
    .execute()
  return {
    id: row.id,
    state: row.state,
    pending: (pending.find((p) => p.submission_id === row.id)?.outcome as Outcome | undefined) ?? null,
    mergedInto: pending.filter((p) => p.submission_id !== row.id).length,
  }
}

export const revokePending = (tx: Tx, submissionId: string, now: Date) =>
  tx
    .updateTable('decision')
    .set({ revoked_at: now })
    .where('submission_id', '=', submissionId)
    .where('release_id', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()

export const addDecision = (
  tx: Tx,
  edition: EditionScope,
  submissionId: string,
  decided: Decided,
  language: string,
  personId: string | null,
  now: Date,
) =>
  tx
    .insertInto('decision')
    .values({
      edition_id: edition.id,
      submission_id: submissionId,
      outcome: decided.outcome,
      into_submission_id: decided.intoId,
      reason: decided.reason,
      reason_language: language,
      decided_by: personId,
      decided_at: now,
    })
    .execute()

export type PendingDecision = {
  id: string
  submissionId: string
  outcome: Outcome
  intoId: string | null
  intoReference: string | null
  reason: string
  reasonLanguage: string
  state: string
  reference: string
  /** Whether the edition makes a session of what is accepted of its kind. */
  becomesSession: boolean
  title: string
  language: string
  email: string
}

/** All decisions that wait, locked; those whose submission was withdrawn meanwhile are among them and fall away at release. */
export async function pendingForUpdate(tx: Tx, edition: EditionScope): Promise<PendingDecision[]> {
  const rows = await tx
    .selectFrom('decision')
    .innerJoin('submission', 'submission.id', 'decision.submission_id')
    .innerJoin('edition', 'edition.id', 'decision.edition_id')
    .leftJoin('submission as into', 'into.id', 'decision.into_submission_id')
    .select([
      'decision.id',
      'decision.submission_id as submissionId',
      'decision.outcome',
      'decision.into_submission_id as intoId',
      'into.reference as intoReference',
      'decision.reason',
      'decision.reason_language as reasonLanguage',
      'submission.state',
      'submission.reference',
      sql<boolean>`submission.kind = any(edition.session_kinds)`.as('becomesSession'),
      'submission.title',
      'submission.language',
      'submission.submitter_email as email',
    ])
    .where('decision.edition_id', '=', edition.id)
    .where('decision.release_id', 'is', null)
    .where('decision.revoked_at', 'is', null)
    .orderBy('submission.number')
    .forUpdate(['decision', 'submission'])
    .execute()
  return rows.map((r) => ({ ...r, outcome: r.outcome as Outcome }))
}

export async function addRelease(
  tx: Tx,
  edition: EditionScope,
  personId: string | null,
  decisionIds: string[],
  now: Date,
): Promise<string> {
  const { id } = await tx
    .insertInto('decision_release')
    .values({ edition_id: edition.id, released_by: personId, released_at: now, decisions: decisionIds.length })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (decisionIds.length > 0)
    await tx.updateTable('decision').set({ release_id: id }).where('id', 'in', decisionIds).execute()
  return id
}
