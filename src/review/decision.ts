import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

export const OUTCOMES = ['accepted', 'merged', 'not_taken', 'deferred'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What a rule must know of a submission. `pending` is the decision that waits for release, if any. */
export type Standing = {
  readonly id: string
  readonly state: string
  readonly pending: Outcome | null
  readonly mergedInto: number
}

export type DecisionRefusal = Refusal<
  | 'outcome-missing'
  | 'reason-missing'
  | 'into-missing'
  | 'into-itself'
  | 'into-not-standing'
  | 'others-merged-in'
  | 'not-decidable'
>

export type Decided = { outcome: Outcome; intoId: string | null; reason: string }

export const DECIDABLE = ['submitted', 'in_review', 'deferred']
const STANDING = ['submitted', 'in_review', 'accepted', 'deferred', 'programmed']

/**
 * May this decision be kept? A merge needs another submission that stands by itself, so that every thread ends somewhere; one that others
 * are merged into cannot itself disappear.
 */
export function decide(
  submission: Standing,
  wish: { outcome: string; reason: string; into: Standing | null },
): Result<Decided, DecisionRefusal> {
  const outcome = OUTCOMES.find((o) => o === wish.outcome)
  const reason = wish.reason.trim()
  if (!DECIDABLE.includes(submission.state)) return refuse('not-decidable', { state: submission.state })
  if (!outcome) return refuse('outcome-missing')
  if (reason === '') return refuse('reason-missing')
  if (submission.mergedInto > 0 && (outcome === 'merged' || outcome === 'not_taken')) return refuse('others-merged-in')
  if (outcome !== 'merged') return ok({ outcome, intoId: null, reason })
  const { into } = wish
  if (!into) return refuse('into-missing')
  if (into.id === submission.id) return refuse('into-itself')
  const stands = STANDING.includes(into.state) && into.pending !== 'merged' && into.pending !== 'not_taken'
  return stands ? ok({ outcome, intoId: into.id, reason }) : refuse('into-not-standing')
}
