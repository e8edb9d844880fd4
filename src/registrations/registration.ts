import type { DelegationId, PersonId, RegistrationId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'

/**
 * asked: waits for the secretariat · waiting: approved, and every place on site is taken · confirmed · refused by the secretariat ·
 * cancelled, by whoever registered or by the secretariat.
 */
export const REGISTRATION_STATES = ['confirmed', 'waiting', 'asked', 'refused', 'cancelled'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

/** How somebody means to take part; whoever registers says it, so it is never unknown. */
export const ATTENDANCES = ['on_site', 'remote'] as const
export type Attendance = (typeof ATTENDANCES)[number]

/** Who is asked for before a registration counts. */
export const APPROVALS = ['none', 'on_site', 'all'] as const
export type Approval = (typeof APPROVALS)[number]

/** On what terms an edition takes registrations; half-open in time. */
export type Terms = {
  readonly formId: string
  readonly opensAt: Date
  readonly closesAt: Date
  /** On site; null: as many as come. */
  readonly places: number | null
  readonly approval: Approval
}

export type Registration = {
  readonly id: RegistrationId
  readonly number: number
  readonly personId: PersonId
  readonly state: RegistrationState
  readonly presence: Attendance
  readonly name: string
  readonly organization: string | null
  readonly country: string | null
  readonly stakeholderType: string | null
  readonly language: string
  readonly badgeKey: string
  readonly registeredAt: Date
  readonly changedAt: Date
  readonly approvedAt: Date | null
  readonly waitingSince: Date | null
  /** Somebody else registered them then, and they have not agreed to it yet. */
  readonly toAgreeSince: Date | null
  /** The delegation it belongs to, if any. */
  readonly delegationId: DelegationId | null
}

/** What a rule says a registration becomes. */
export type Standing = {
  readonly state: RegistrationState
  readonly approvedAt: Date | null
  readonly waitingSince: Date | null
}

type Stood = Pick<Registration, 'state' | 'presence' | 'approvedAt' | 'waitingSince'>
type Agreed = Pick<Registration, 'toAgreeSince'>

export const OVER: readonly RegistrationState[] = ['refused', 'cancelled']
export const isOver = (state: RegistrationState): boolean => OVER.includes(state)

/** Whether one of the places on site is taken by it. */
export const holdsPlace = ({ state, presence }: Pick<Stood, 'state' | 'presence'>): boolean =>
  state === 'confirmed' && presence === 'on_site'

export const needsApproval = (approval: Approval, presence: Attendance): boolean =>
  approval === 'all' || (approval === 'on_site' && presence === 'on_site')

type Before = { readonly terms: Terms; readonly taken: number; readonly own: Stood | null }

/**
 * Where a registration stands with this presence. `taken`: the places on site that are taken, its own among them if it has one. Who holds a
 * place keeps it, who waits keeps their turn; approval once given lasts until the registration is over.
 */
export function standing({ terms, taken, own }: Before, presence: Attendance, now: Date): Standing {
  const approvedAt = own && !isOver(own.state) ? own.approvedAt : null
  if (needsApproval(terms.approval, presence) && !approvedAt) return { state: 'asked', approvedAt, waitingSince: null }
  if (presence === 'remote' || (own && holdsPlace(own)) || terms.places === null || taken < terms.places)
    return { state: 'confirmed', approvedAt, waitingSince: null }
  const since = own?.state === 'waiting' ? own.waitingSince : null
  return { state: 'waiting', approvedAt, waitingSince: since ?? now }
}

export type RegisterRefusal = 'registration-not-open' | 'registration-refused'

/**
 * Whether somebody may register or change what they said. Whoever is registered may change it until the edition closes registration; whoever
 * was registered by somebody else may agree later still.
 */
export function mayRegister(
  terms: Terms,
  own: (Stood & Agreed) | null,
  now: Date,
): Result<null, Refusal<RegisterRefusal>> {
  // Whom the secretariat refused does not come back by the same form.
  if (own?.state === 'refused') return refuse('registration-refused')
  const toAgree = own && !isOver(own.state) && own.toAgreeSince !== null
  if (!toAgree && (now < terms.opensAt || now >= terms.closesAt))
    return refuse('registration-not-open', {
      opensAt: terms.opensAt.toISOString(),
      closesAt: terms.closesAt.toISOString(),
    })
  return ok(null)
}

/** What the secretariat may do with a registration, and what becomes of it. */
export const JUDGEMENTS = ['approve', 'refuse', 'cancel'] as const
export type Judgement = (typeof JUDGEMENTS)[number]

export function judged(
  judgement: Judgement,
  { terms, taken, own }: Before & { readonly own: Stood },
  now: Date,
): Standing | null {
  const over = { approvedAt: null, waitingSince: null }
  switch (judgement) {
    case 'approve': {
      if (own.state !== 'asked' && own.state !== 'refused') return null
      const approved: Stood = { ...own, state: 'asked', approvedAt: now, waitingSince: null }
      return standing({ terms, taken, own: approved }, own.presence, now)
    }
    case 'refuse':
      return own.state === 'asked' ? { state: 'refused', ...over } : null
    case 'cancel':
      return isOver(own.state) ? null : { state: 'cancelled', ...over }
  }
}

/** How many of those who wait have a place now. */
export const freePlaces = (places: number | null, taken: number): number =>
  places === null ? Number.MAX_SAFE_INTEGER : Math.max(0, places - taken)

/**
 * How a registered person takes part now: whoever waits for a place on site may follow from afar meanwhile; null: not at all, also while they
 * have not agreed to what somebody else registered.
 */
export function takesPart({
  state,
  presence,
  toAgreeSince,
}: Pick<Stood, 'state' | 'presence'> & Agreed): Attendance | null {
  if (toAgreeSince) return null
  if (state === 'confirmed') return presence
  return state === 'waiting' ? 'remote' : null
}

/** Whether somebody comes on site: they hold a place, and have agreed to it. Badges, letters for visas and doors are for them. */
export const comesOnSite = (own: Pick<Stood, 'state' | 'presence'> & Agreed): boolean =>
  holdsPlace(own) && own.toAgreeSince === null
