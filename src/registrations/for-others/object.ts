import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { tellMovedUp, tellObjected } from '../letters.ts'
import { ownFacts } from '../register.ts'
import { isOver, type Registration, type Terms } from '../registration.ts'
import { moveUp } from '../store.ts'
import type { Delegation } from './delegation.ts'
import { delegationById } from './reads.ts'
import { addObjection, removeRegistration } from './store.ts'

type Facts = {
  readonly terms: Terms
  readonly own: Registration
  /** Null: the secretariat registered them. */
  readonly delegation: Delegation | null
}

/** Somebody objects to having been registered: nothing of it stays, nobody registers them again, and whoever did is told. */
export const registrationObjected = defineAct<
  null,
  Facts,
  Registration,
  { movedUp: readonly Registration[] },
  'no-registration' | 'nothing-to-object'
>({
  name: 'registration objected to',
  may: 'owner',
  async look({ tx, edition, personId, locking }) {
    const facts = await ownFacts(tx, edition, personId, locking)
    if (!facts?.own) return refuse('no-registration')
    const { terms, own } = facts
    const delegation = own.delegationId ? await delegationById(tx, edition, own.delegationId) : null
    return ok({ terms, own, delegation })
  },
  shown: ({ own }) => ({ registration: [own.state, own.presence, own.name, own.changedAt.toISOString()] }),
  decide: ({ own }) => (isOver(own.state) || !own.toAgreeSince ? refuse('nothing-to-object') : ok(own)),
  async do({ tx, edition, now }, own, { terms, delegation }) {
    await removeRegistration(tx, edition, own.id)
    await addObjection(tx, edition, { personId: own.personId, delegationId: delegation?.id ?? null }, now)
    return { movedUp: await moveUp(tx, edition, terms, now) }
  },
  record: (_, own) => ({ subject: own.id, before: { state: own.state } }),
  async tell(at, { movedUp }, own, { delegation }) {
    await tellObjected(at, own, delegation)
    await tellMovedUp(at, movedUp)
  },
})
