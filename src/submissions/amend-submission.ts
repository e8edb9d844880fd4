import type { EditionScope } from '../access/public.ts'
import { callById } from '../consultation/public.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { mayAmend } from './lifecycle.ts'
import type { Owner } from './owners.ts'
import { ownedBy } from './owners.ts'
import { latestAnswers, lockSubmission, ownsSubmission } from './reads.ts'
import { addDraft } from './store.ts'

/** Opens a draft filled with the latest version; handing it in makes the next version of the same number. */
export async function amendSubmissionOf(
  { db, clock }: Platform,
  edition: EditionScope,
  owner: Owner,
  submissionId: SubmissionId,
  language: string,
) {
  const now = clock.now()
  return db.transaction().execute(async (tx) => {
    const submission = await lockSubmission(tx, edition, submissionId)
    if (!submission || !(await ownsSubmission(tx, submissionId, owner))) return refuse('submission-unknown')
    const call = await callById(tx, edition, submission.callId)
    if (!call) return refuse('submission-unknown')
    const allowed = mayAmend(submission.state, call, now)
    if (!allowed.ok) return allowed
    const begun = await tx
      .selectFrom('draft as d')
      .select('d.id')
      .where('d.submission_id', '=', submissionId)
      .where('d.amends', '=', true)
      .where('d.submitted_at', 'is', null)
      .where('d.discarded_at', 'is', null)
      .where((eb) => ownedBy(eb, owner))
      .executeTakeFirst()
    if (begun) return ok({ draftId: begun.id })
    const { answers } = await latestAnswers(tx, edition, submissionId)
    const draftId = await addDraft(tx, edition, {
      callId: submission.callId,
      formId: submission.formId,
      owner,
      language,
      answers,
      submissionId,
      channel: submission.channel,
      at: now,
    })
    return ok({ draftId })
  })
}
