import type { Tx } from '../platform/db/db.ts'
import { browserHash } from './drafts.ts'
import { giveToPerson } from './store.ts'

export { STATES, type SubmissionState } from './lifecycle.ts'
export { readAgain } from './read-again.ts'
export {
  latestAnswers,
  lockSubmission,
  myWork,
  type Step,
  type Submission,
  submissionById,
  submissionByNumber,
  threadOf,
} from './reads.ts'
export { saveDraft } from './save-draft.ts'
export { startDraft } from './start-draft.ts'
export { changeState as setState } from './store.ts'
export { submitDraft } from './submit-draft.ts'
export { filesInUse, removeDeadDrafts } from './sweep.ts'
export { recordStep, STEP_KINDS, type StepKind } from './thread.ts'
export { withdrawSubmission } from './withdraw-submission.ts'

/** After a sign-in: what this browser began or handed in becomes the person's, and is found on every device. */
export async function joinDrafts(tx: Tx, personId: string, draftKey: string | null): Promise<void> {
  const hash = browserHash(draftKey)
  if (hash) await giveToPerson(tx, hash, personId)
}
