import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

export const OUTCOMES = ['accepted', 'merged', 'not_taken', 'deferred'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const isOutcome = (code: string): code is Outcome => OUTCOMES.includes(code as Outcome)

/** A decision that waits for its release, or holds since one. */
export type Kept = {
  readonly id: string
  readonly outcome: Outcome
  readonly intoId: SubmissionId | null
  readonly by: string | null
  readonly at: Date
}

/** What a rule must know of a submission. */
export type Standing = {
  readonly id: string
  readonly reference: string
  readonly kind: string
  readonly state: string
  readonly version: number
  /** Waits for release. */
  readonly pending: Kept | null
  /** Released, and holds. */
  readonly released: Kept | null
  /** The pending decision is part of a release that is being carried out. */
  readonly releasing: boolean
  /** References of submissions merged into it, by decisions that wait and by decisions that hold. */
  readonly mergesPending: readonly string[]
  readonly mergesReleased: readonly string[]
}

export type Reason = { readonly text: string; readonly language: string; readonly others: Localized }

export type DecisionRefusal = Refusal<
  | 'outcome-missing'
  | 'reason-missing'
  | 'reason-too-long'
  | 'into-missing'
  | 'into-itself'
  | 'into-not-standing'
  | 'into-other-family'
  | 'others-merged-in'
  | 'not-decidable'
  | 'released-already'
  | 'being-released'
>

/** What is to become of a submission, without the reason. */
export type Ruled = {
  readonly outcome: Outcome
  readonly intoId: SubmissionId | null
  /** The released decision it takes the place of. */
  readonly replacesId: string | null
}
export type Decided = Ruled & { readonly reason: Reason }

/** Whether a submission of one kind may be merged into one of another; data of the edition, see families.ts. */
export type SameFamily = (kind: string, other: string) => boolean

export const LONGEST_REASON = 2000
/** Decided for the first time, or again without a word of undoing: nothing was promised yet. */
export const DECIDABLE = ['submitted', 'in_review', 'deferred']
/** Released: decided anew with a reason, a step in the thread and a letter. */
export const ANEW = ['accepted', 'merged', 'not_taken', 'programmed']
const STANDING = ['submitted', 'in_review', 'accepted', 'deferred', 'programmed']

/** Whether others may be merged into it: every thread ends in something that stands by itself. */
export const stands = (into: {
  readonly state: string
  readonly pending: { readonly outcome: Outcome } | null
}): boolean =>
  STANDING.includes(into.state) && into.pending?.outcome !== 'merged' && into.pending?.outcome !== 'not_taken'

type RuleWish = { readonly outcome: string; readonly into: Standing | null }

/** What may become of one submission. `anew`: also where a decision has been released already. */
export function rule(
  submission: Standing,
  { outcome, into }: RuleWish,
  sameFamily: SameFamily,
  anew: boolean,
): Result<Ruled, DecisionRefusal> {
  const { state, pending } = submission
  if (submission.releasing) return refuse('being-released')
  if (ANEW.includes(state) && !anew && !pending) return refuse('released-already', { state })
  if (!DECIDABLE.includes(state) && !ANEW.includes(state)) return refuse('not-decidable', { state })
  if (!isOutcome(outcome)) return refuse('outcome-missing')
  const leaves = outcome === 'merged' || outcome === 'not_taken'
  if (leaves && submission.mergesPending.length > 0)
    return refuse('others-merged-in', { count: submission.mergesPending.length })
  const replacesId = ANEW.includes(state) ? (submission.released?.id ?? null) : null
  if (outcome !== 'merged') return ok({ outcome, intoId: null, replacesId })
  const merged = mayMergeInto(submission, into, sameFamily)
  return merged.ok ? ok({ outcome, intoId: merged.value.id, replacesId }) : merged
}

/** The reason as it will be read; in other languages only where something was written. */
export function readReason({
  text,
  language,
  others,
}: Reason): Result<Reason, Refusal<'reason-missing' | 'reason-too-long'>> {
  const written = Object.entries(others).map(([of, words]) => [of, words.trim()] as const)
  const reason = {
    text: text.trim(),
    language,
    others: Object.fromEntries(written.filter(([of, words]) => of !== language && words !== '')),
  }
  if (reason.text === '') return refuse('reason-missing')
  const longest = Math.max(...[reason.text, ...Object.values(reason.others)].map((words) => words.length))
  return longest > LONGEST_REASON ? refuse('reason-too-long', { max: LONGEST_REASON, is: longest }) : ok(reason)
}

/** What to do with one submission, and why: kept until it is released. */
export function decide(
  submission: Standing,
  wish: RuleWish & { readonly reason: Reason },
  sameFamily: SameFamily,
): Result<Decided, DecisionRefusal> {
  const ruled = rule(submission, wish, sameFamily, true)
  if (!ruled.ok) return ruled
  const reason = readReason(wish.reason)
  return reason.ok ? ok({ ...ruled.value, reason: reason.value }) : reason
}

function mayMergeInto(
  submission: Standing,
  into: Standing | null,
  sameFamily: SameFamily,
): Result<Standing, DecisionRefusal> {
  if (!into) return refuse('into-missing')
  if (into.id === submission.id) return refuse('into-itself')
  if (!sameFamily(submission.kind, into.kind)) return refuse('into-other-family')
  // What it takes over is merged into it already; the other way round would be a circle.
  if (submission.mergesReleased.includes(into.reference)) return refuse('into-not-standing')
  return stands(into) ? ok(into) : refuse('into-not-standing')
}

/** Merges that end when this decision is released: their host no longer stands. */
export const mergesEndedBy = (outcome: Outcome, host: Pick<Standing, 'mergesReleased'>): readonly string[] =>
  outcome === 'merged' || outcome === 'not_taken' ? host.mergesReleased : []

/** A decision that somebody else has kept and that would give way: named, and ticked apart. */
export const isColleagues = (pending: Kept | null, personId: PersonId | null): boolean =>
  pending !== null && pending.by !== personId
