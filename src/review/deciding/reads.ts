import type { EditionScope } from '../../access/public.ts'
import { formById } from '../../forms/public.ts'
import { personNames } from '../../identity/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { SubmissionId } from '../../platform/db/schema.ts'
import type { Localized } from '../../platform/languages/public.ts'
import { isOutcome } from '../decision.ts'

/** One submission as the secretariat sees it: every answer, and every decision ever kept. */
export async function submissionOnDesk(db: Db, edition: EditionScope, reference: string) {
  const submission = await db
    .selectFrom('submission as s')
    .innerJoin('submission_version as v', (join) =>
      join.onRef('v.submission_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
    )
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select(['s.id', 's.reference', 's.number', 's.title', 's.language', 's.kind', 's.state', 's.public'])
    .select(['s.submitter_name as submitter', 's.submitter_email as email', 's.last_submitted_at as receivedAt'])
    .select(['o.name as organization', 'o.language as organizationLanguage'])
    .select(['v.version', 'v.answers', 'v.form_id as formId'])
    .where('s.edition_id', '=', edition.id)
    .where('s.reference', '=', reference)
    .executeTakeFirst()
  if (!submission) return null
  const { questions } = await formById(db, submission.formId)
  return {
    submission: { ...submission, answers: submission.answers as Readonly<Record<string, unknown>> },
    questions,
    decisions: await decisionsOf(db, submission.id),
  }
}
export type OnDesk = NonNullable<Awaited<ReturnType<typeof submissionOnDesk>>>

/** Every decision ever kept on a submission, the newest first, and who kept it. */
async function decisionsOf(db: Db, submissionId: SubmissionId) {
  const rows = await db
    .selectFrom('decision as d')
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .leftJoin('decision_release as r', 'r.id', 'd.release_id')
    .select(['d.id', 'd.outcome', 'd.reason', 'd.reason_language', 'd.reasons', 'd.decided_by', 'd.decided_at as at'])
    .select(['d.submission_version as madeOn', 'd.revoked_at as revokedAt', 'd.ended_at as endedAt'])
    .select(['r.released_at as releasedAt', 'r.state as release', 'into.reference as into'])
    .where('d.submission_id', '=', submissionId)
    .orderBy('d.decided_at', 'desc')
    .orderBy('d.id')
    .execute()
  const names = await personNames(
    db,
    rows.map((row) => row.decided_by),
  )
  return rows.flatMap(({ outcome, reason, reason_language, reasons, decided_by, ...row }) =>
    isOutcome(outcome)
      ? [
          {
            ...row,
            outcome,
            into: row.into ?? '',
            by: names.get(decided_by ?? '') ?? null,
            reason: { text: reason, language: reason_language, others: reasons as Localized },
          },
        ]
      : [],
  )
}
export type KeptDecision = OnDesk['decisions'][number]

/** The one that waits for release, or is part of one that is being carried out. */
export const pendingOf = (decisions: readonly KeptDecision[]): KeptDecision | undefined =>
  decisions.find((d) => d.revokedAt === null && d.release !== 'done')

/** The one that holds since its release. */
export const holdingOf = (decisions: readonly KeptDecision[]): KeptDecision | undefined =>
  decisions.find((d) => d.revokedAt === null && d.endedAt === null && d.release === 'done')

/** Submissions merged into this one by decisions that hold. */
export const mergedInto = (db: Db, submissionId: SubmissionId) =>
  db
    .selectFrom('decision as d')
    .innerJoin('decision_release as r', 'r.id', 'd.release_id')
    .innerJoin('submission as s', 's.id', 'd.submission_id')
    .select(['s.reference', 's.title', 's.language'])
    .where('d.into_submission_id', '=', submissionId)
    .where('d.revoked_at', 'is', null)
    .where('d.ended_at', 'is', null)
    .where('r.state', '=', 'done')
    .orderBy('s.number')
    .execute()
