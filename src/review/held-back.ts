import type { Refusal } from '../platform/result.ts'
import { ANEW, DECIDABLE, type Outcome, stands } from './decision.ts'

/** What a release must know of a decision that waits. */
export type Waiting = {
  readonly outcome: Outcome
  /** The version it was made on; null: kept by an older program, which did not note it. */
  readonly madeOn: number | null
  readonly replacesId: string | null
  readonly submission: { readonly state: string; readonly version: number; readonly releasedId: string | null }
  readonly into: { readonly reference: string; readonly state: string; readonly pending: Outcome | null } | null
}

export type HeldBack = Refusal<
  'withdrawn' | 'amended' | 'decided-meanwhile' | 'into-withdrawn' | 'into-not-standing' | 'session-over'
>
const heldBack = (code: HeldBack['code'], facts: HeldBack['facts'] = {}): HeldBack => ({ code, facts })

/** Why a decision that waits cannot be released as it is; null: it can. Asked when the page is made and again when it is carried out. */
export function whyHeldBack({ outcome, madeOn, replacesId, submission, into }: Waiting): HeldBack | null {
  const { state, version, releasedId } = submission
  if (state === 'withdrawn') return heldBack('withdrawn')
  if (madeOn !== version) return heldBack('amended', { version })
  const asItWas = replacesId === null ? DECIDABLE.includes(state) : ANEW.includes(state) && releasedId === replacesId
  if (!asItWas) return heldBack('decided-meanwhile', { state })
  if (outcome !== 'merged' || !into) return null
  const { reference } = into
  if (into.state === 'withdrawn') return heldBack('into-withdrawn', { reference })
  const pending = into.pending && { outcome: into.pending }
  return stands({ state: into.state, pending }) ? null : heldBack('into-not-standing', { reference, state: into.state })
}
