import { type Acting, type ActRefusal, defineAct } from '../../../acts/public.ts'
import { ok, type Refusal, refuse } from '../../../platform/result.ts'
import type { Breach } from '../../../scheduling/public.ts'
import { newlyBroken } from '../../newly-broken.ts'
import type { PlanFacts } from '../../plan-facts.ts'
import type { PlanFrame } from '../../plan-frame.ts'
import { lockPlan } from '../../plan-locks.ts'
import { planNow } from '../../plan-now.ts'
import { type VenueKept, venueKept } from './reads.ts'
import type { VenueFault } from './venue-form.ts'

type VenueWish<What> = {
  readonly code: string
  /** null: nothing is to be made or said otherwise yet, the page is only looked at. */
  readonly what: What | null
  /** Whether it is to be added; otherwise one of the code must be there. */
  readonly adds: boolean
  readonly reason: string
  /** Although rules of the plan would break; needs a reason. */
  readonly anyway: boolean
}

type Code =
  | VenueFault
  | 'unknown'
  | 'code-taken'
  | 'breaks'
  | 'reason-missing'
  | 'in-use'
  | 'locked'
  | 'too-short'
  | 'taken'
export type VenueRefusal = ActRefusal<Code>

type VenueFacts = {
  readonly venue: VenueKept
  readonly before: object | null
  readonly fault: Refusal<Code> | null
  /** Rules that would be broken and are not yet. */
  readonly breaches: readonly Breach[]
  readonly frame: PlanFrame | null
}

type Parts<What> = {
  readonly name: string
  /** The thing as it is kept; null when there is none of the code. */
  find(venue: VenueKept, code: string): object | null
  fault(
    what: What,
    at: {
      readonly zone: string
      readonly venue: VenueKept
      readonly facts: PlanFacts
      readonly code: string
      readonly now: Date
    },
  ): Refusal<Code> | null
  /** The plan's facts as they would be. */
  after(facts: PlanFacts, what: What, at: { readonly zone: string; readonly code: string }): PlanFacts
  write(
    at: Acting,
    what: What,
    of: { readonly code: string; readonly venue: VenueKept; readonly reason: string },
  ): Promise<void>
}

/**
 * A change of the venue, whatever it is of: what it would break in the plan is found before anything is written, and is listed first.
 * Whoever places at the same time waits, so that no session is put where there is no room any more.
 */
export const venueAct = <What>({ name, find, fault, after, write }: Parts<What>) =>
  defineAct<VenueWish<What>, VenueFacts, { what: What; reason: string; code: string }, string, Code>({
    name,
    may: 'mayEditVenue',
    async look(at, { code, what, adds }) {
      if (at.locking) await lockPlan(at.tx, at.edition)
      const venue = await venueKept(at.tx, at.edition)
      const before = find(venue, code)
      if (!adds && !before) return refuse('unknown')
      const nothing = { venue, before, fault: null, breaches: [], frame: null }
      if (what === null) return ok(nothing)
      if (adds && before) return ok({ ...nothing, fault: refuse('code-taken', { code }).refusal })
      const plan = await planNow(at.tx, at.edition)
      const { facts } = plan
      const { zone } = at.edition
      const wrong = fault(what, { zone, venue, facts, code, now: at.now })
      if (wrong) return ok({ ...nothing, fault: wrong })
      return ok({ ...nothing, ...(await newlyBroken(plan, after(facts, what, { zone, code }), at.now)) })
    },
    // Of what is added, nothing has been shown but that there is none of its code.
    shown: ({ before }, { code, adds }) => ({ [code || 'new']: adds ? null : before }),
    decide({ fault: wrong, breaches }, { what, reason, anyway, code }) {
      if (wrong) return { ok: false, refusal: wrong }
      if (what === null) return refuse('unknown')
      if (breaches.some(({ constraint }) => constraint === 'room-occupied')) return refuse('taken')
      if (breaches.length > 0 && !anyway) return refuse('breaks', { count: breaches.length })
      if (breaches.length > 0 && reason.trim() === '') return refuse('reason-missing')
      return ok({ what, reason, code })
    },
    async do(at, { what, reason, code }, { venue }) {
      await write(at, what, { code, venue, reason })
      return code
    },
    record: (code, { reason }, { breaches }) => ({ subject: code, details: { reason, broken: breaches.length } }),
  })
