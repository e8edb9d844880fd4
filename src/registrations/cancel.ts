import type { EditionScope } from '../access/public.ts'
import { defineAct } from '../acts/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { withdrawProof } from '../proofs/public.ts'
import { tellCancelled, tellMovedUp } from './letters.ts'
import { ownFacts } from './register.ts'
import { holdsPlace, isOver, type Registration, type Terms } from './registration.ts'
import { keepAnswered, moveUp, setStanding } from './store.ts'
import { VISA_LETTER } from './visa-letter.ts'

/** A registration is over, and a letter to an embassy does not outlive what it vouches for. */
export async function endRegistration(tx: Tx, edition: EditionScope, own: Registration, now: Date): Promise<void> {
  const standing = { state: 'cancelled' as const, approvedAt: null, waitingSince: null }
  await setStanding(tx, edition, own.id, { standing, now })
  await withdrawProof(tx, edition, { kind: VISA_LETTER, subject: own.id }, now)
}

type Facts = { readonly terms: Terms; readonly own: Registration }

/** Somebody cancels their own registration, whenever they like; the place goes to whoever waits longest. */
export const registrationCancelled = defineAct<
  null,
  Facts,
  Registration,
  { movedUp: readonly Registration[] },
  'no-registration' | 'already-over'
>({
  name: 'registration cancelled',
  may: 'owner',
  async look({ tx, edition, personId, locking }) {
    const facts = await ownFacts(tx, edition, personId, locking)
    return facts?.own ? ok({ terms: facts.terms, own: facts.own }) : refuse('no-registration')
  },
  shown: ({ own }) => ({ registration: [own.state, own.presence, own.changedAt.toISOString()] }),
  decide: ({ own }) => (isOver(own.state) ? refuse('already-over') : ok(own)),
  async do({ tx, edition, now }, own, { terms }) {
    await endRegistration(tx, edition, own, now)
    await keepAnswered(tx, edition, own.id)
    return { movedUp: holdsPlace(own) ? await moveUp(tx, edition, terms, now) : [] }
  },
  record: (_, own) => ({ subject: own.id, before: { state: own.state }, after: { state: 'cancelled' } }),
  async tell(at, { movedUp }, own) {
    await tellCancelled(at, own, null, at.personId as PersonId)
    await tellMovedUp(at, movedUp)
  },
})
