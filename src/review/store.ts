import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import type { Decided } from './decision.ts'

/** Decisions that wait no longer count; released ones stand. */
export const revokePending = (tx: Tx, edition: EditionScope, submissionIds: readonly string[], now: Date) =>
  submissionIds.length === 0
    ? Promise.resolve()
    : tx
        .updateTable('decision')
        .set({ revoked_at: now })
        .where('edition_id', '=', edition.id)
        .where('submission_id', 'in', submissionIds)
        .where('release_id', 'is', null)
        .where('revoked_at', 'is', null)
        .execute()

export type NewDecision = Decided & { readonly submissionId: SubmissionId; readonly version: number }

/** Keeps decisions of one person at one moment. */
export async function addDecisions(
  tx: Tx,
  edition: EditionScope,
  decisions: readonly NewDecision[],
  by: { readonly personId: PersonId | null; readonly now: Date },
) {
  if (decisions.length === 0) return
  await tx
    .insertInto('decision')
    .values(
      decisions.map((d) => ({
        edition_id: edition.id,
        submission_id: d.submissionId,
        submission_version: d.version,
        outcome: d.outcome,
        into_submission_id: d.intoId,
        reason: d.reason.text,
        reason_language: d.reason.language,
        reasons: JSON.stringify(d.reason.others),
        replaces_id: d.replacesId,
        decided_by: by.personId,
        decided_at: by.now,
      })),
    )
    .execute()
}
