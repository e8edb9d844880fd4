import type { EditionScope } from '../access/public.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import type { Letter } from '../platform/mail/mail.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, refuse } from '../platform/result.ts'
import { withdrawalLetter } from './letters.ts'
import { mayWithdraw } from './lifecycle.ts'
import { mayWriteTo } from './may-write.ts'
import { WITHDRAWN } from './news.ts'
import type { Owner } from './owners.ts'
import { lockSubmission, ownsSubmission } from './reads.ts'
import { markWithdrawn } from './store.ts'
import { recordStep } from './thread.ts'

type Wish = {
  submissionId: SubmissionId
  reason: string
  language: string
  /** Where the request comes from; null when no request asks for it. */
  remote?: string | null
}

/**
 * Takes a submission back with a reason. It leaves the public register but for its number and its dates; the record that it was handed in
 * and withdrawn stays. Its sender gets a letter, and whoever leans on it hears of it.
 */
export async function withdrawSubmission(
  { db, clock, mail, config, tell }: Platform,
  edition: EditionScope,
  owner: Owner,
  { submissionId, reason, language, remote = null }: Wish,
) {
  const at = clock.now()
  return db.transaction().execute(async (tx) => {
    const submission = await lockSubmission(tx, edition, submissionId)
    if (!submission || !(await ownsSubmission(tx, submissionId, owner))) return refuse('submission-unknown')
    const allowed = mayWithdraw(submission.state, reason)
    if (!allowed.ok) return allowed
    await markWithdrawn(tx, submissionId, reason, at)
    await recordStep(tx, { submissionId, kind: 'withdrawn', at, reason, reasonLanguage: language })
    const { submitterEmail: email, reference } = submission
    if (email !== '' && (await mayWriteTo(tx, { email, remote, personId: owner.personId, now: at })))
      await mail.queue(tx, withdrawalLetter(config.origin, edition, { ...submission, at, reads: language }))
    const write = (letter: Letter) => mail.queue(tx, letter)
    await tell(tx, WITHDRAWN, { edition, submissionId, reference, at, origin: config.origin, write })
    return ok({ reference })
  })
}
