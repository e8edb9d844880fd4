import { callState } from '../consultation/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

export const STATES = [
  'submitted',
  'in_review',
  'accepted',
  'merged',
  'not_taken',
  'deferred',
  'programmed',
  'reported',
  'withdrawn',
] as const
export type SubmissionState = (typeof STATES)[number]

type Times = { readonly opensAt: Date; readonly closesAt: Date }
const undecided = (state: SubmissionState) => state === 'submitted' || state === 'in_review'

/** Decided for the moment the whole request had arrived, on the server's clock: half-open, so the closing instant itself is late. */
export function maySubmit(call: Times, arrivedAt: Date): Result<true, Refusal<'not-yet-open' | 'too-late'>> {
  const state = callState(call, arrivedAt)
  if (state === 'not_yet') return refuse('not-yet-open', { opensAt: call.opensAt.toISOString() })
  if (state === 'closed')
    return refuse('too-late', { arrivedAt: arrivedAt.toISOString(), closesAt: call.closesAt.toISOString() })
  return ok(true)
}

/** A new version may follow until the call closes, unless a decision has been made or it was withdrawn. */
export function mayAmend(
  state: SubmissionState,
  call: Times,
  now: Date,
): Result<true, Refusal<'not-yet-open' | 'too-late' | 'decided'>> {
  return undecided(state) ? maySubmit(call, now) : refuse('decided', { state })
}

/**
 * A submission may be withdrawn until it is decided upon, also after the call has closed, and out of one it was merged into; the record
 * stays.
 */
export const mayWithdraw = (
  state: SubmissionState,
  reason: string,
): Result<true, Refusal<'decided' | 'reason-missing'>> => {
  if (!undecided(state) && state !== 'merged') return refuse('decided', { state })
  return reason.trim() === '' ? refuse('reason-missing') : ok(true)
}
