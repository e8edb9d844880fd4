import type { Tx } from '../platform/db/db.ts'
import { addStep } from './store.ts'

export const STEP_KINDS = [
  'submitted',
  'amended',
  'withdrawn',
  'in_review',
  'accepted',
  'merged_into',
  'merged_from',
  'not_taken',
  'deferred',
  'programmed',
  'rescheduled',
  'published',
  'cancelled',
  'reported',
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Writes one step of what became of a submission, in the caller's transaction. Steps are never changed afterwards. */
export async function recordStep(
  tx: Tx,
  step: {
    submissionId: string
    kind: StepKind
    at: Date
    reason?: string | null
    reasonLanguage?: string | null
    facts?: Record<string, unknown>
  },
): Promise<void> {
  await addStep(tx, { reason: null, reasonLanguage: null, facts: {}, ...step })
}
