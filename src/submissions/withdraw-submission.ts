import type { EditionScope } from '../access/public.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { mayWithdraw } from './lifecycle.ts'
import type { Owner } from './owners.ts'
import { lockSubmission, ownsSubmission } from './reads.ts'
import { markWithdrawn } from './store.ts'
import { recordStep } from './thread.ts'

/** Takes a submission back with a reason. It leaves the public register; the record that it was handed in and withdrawn stays. */
export async function withdrawSubmission(
  { db, clock }: Platform,
  edition: EditionScope,
  owner: Owner,
  { submissionId, reason, language }: { submissionId: SubmissionId; reason: string; language: string },
) {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const submission = await lockSubmission(tx, edition, submissionId)
    if (!submission || !(await ownsSubmission(tx, submissionId, owner))) return refuse('submission-unknown')
    const allowed = mayWithdraw(submission.state, reason)
    if (!allowed.ok) return allowed
    await markWithdrawn(tx, submissionId, reason, now)
    await recordStep(tx, { submissionId, kind: 'withdrawn', at: now, reason, reasonLanguage: language })
    return ok({ reference: submission.reference })
  })
}
