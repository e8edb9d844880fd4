import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import type { StepOfRecommendation } from './reads.ts'

type NewStep = Omit<StepOfRecommendation, 'number'> & {
  readonly submissionId: SubmissionId
  readonly number: number
  readonly by: PersonId | null
}

export async function addStep(tx: Tx, edition: EditionScope, step: NewStep): Promise<void> {
  await tx
    .insertInto('recommendation_step')
    .values({
      edition_id: edition.id,
      submission_id: step.submissionId,
      number: step.number,
      kind: step.kind,
      about: step.about,
      session_number: step.session,
      reason: step.reason,
      reason_language: step.reasonLanguage,
      at: step.at,
      made_by: step.by,
    })
    .execute()
}
