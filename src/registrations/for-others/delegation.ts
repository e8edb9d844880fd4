import type { DelegationId, PersonId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { type Refusal, type Result, refuse } from '../../platform/result.ts'
import {
  isOver,
  mayRegister,
  needsApproval,
  type RegisterRefusal,
  type Registration,
  type Standing,
  standing,
  type Terms,
} from '../registration.ts'

/** The people of an organization whom one person registers, its focal point, named by the secretariat. */
export type Delegation = {
  readonly id: DelegationId
  readonly organization: string
  /** Its focal point. */
  readonly personId: PersonId
  /** So many people it holds at most. */
  readonly most: number
  readonly endedAt: Date | null
}

/** Somebody whom somebody else wants to register, as far as they are known. */
export type Other = {
  /** Null: none that could be written to. */
  readonly address: string | null
  readonly personId: PersonId | null
  /** Of their account; null where they have none. */
  readonly language: Language | null
  readonly own: Registration | null
  readonly objected: boolean
}

export type OtherRefusal = 'address-wrong' | 'objected' | 'registered-already' | 'registered-before' | RegisterRefusal

/**
 * Whether somebody may be registered by somebody else. Whoever ever answered for themselves is left to do so again: nobody overwrites what a
 * person said, or brings back what they cancelled.
 */
export function mayRegisterOther(
  terms: Terms,
  { address, own, objected }: Other,
  now: Date,
): Result<null, Refusal<OtherRefusal>> {
  if (!address) return refuse('address-wrong')
  if (objected) return refuse('objected')
  if (own && !isOver(own.state)) return refuse('registered-already', { number: own.number })
  if (own && own.state !== 'refused' && !own.toAgreeSince) return refuse('registered-before')
  return mayRegister(terms, own, now)
}

/** How many of these registrations stand. */
export const heldBy = (delegates: readonly Pick<Registration, 'state'>[]): number =>
  delegates.filter(({ state }) => !isOver(state)).length

type Replacing = { readonly terms: Terms; readonly taken: number; readonly leaves: Registration }

/**
 * Where somebody stands who comes instead of somebody else: in their place, or at their turn on the waiting list. Approval is of a person, and
 * is asked for again.
 */
export function standingInstead(
  { terms, taken, leaves }: Replacing,
  presence: Registration['presence'],
  now: Date,
): Standing {
  const inherits = presence === 'on_site' && leaves.presence === 'on_site' && !needsApproval(terms.approval, presence)
  if (inherits && (leaves.state === 'confirmed' || leaves.state === 'waiting'))
    return { state: leaves.state, approvedAt: null, waitingSince: leaves.waitingSince }
  return standing({ terms, taken, own: null }, presence, now)
}

/** How somebody stands towards what was registered for them. */
export const answerKey = (of: Pick<Registration, 'state' | 'toAgreeSince'>) =>
  isOver(of.state) ? null : of.toAgreeSince ? ('delegate.answer.none' as const) : ('delegate.answer.agreed' as const)
