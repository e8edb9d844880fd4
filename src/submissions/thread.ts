import type { Tx } from '../platform/db/db.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import { addSteps } from './store.ts'

export const STEP_KINDS = [
  'submitted',
  'amended',
  'withdrawn',
  'in_review',
  'accepted',
  'merged_into',
  'merged_from',
  'merge_ended',
  'not_taken',
  'deferred',
  'programmed',
  'rescheduled',
  'published',
  'corrected',
  'cancelled',
  'reported',
  'taken_up',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

export type NewStep = {
  readonly submissionId: SubmissionId
  readonly kind: StepKind
  readonly at: Date
  readonly reason?: string | null
  readonly reasonLanguage?: string | null
  readonly facts?: Record<string, unknown>
}

/** Writes one step of what became of a submission, in the caller's transaction. Steps are never changed afterwards. */
export const recordStep = (tx: Tx, step: NewStep): Promise<void> => recordSteps(tx, [step])

/** The same for many at once, in their order. */
export const recordSteps = (tx: Tx, steps: readonly NewStep[]): Promise<void> =>
  addSteps(
    tx,
    steps.map((step) => ({ reason: null, reasonLanguage: null, facts: {}, ...step })),
  )
