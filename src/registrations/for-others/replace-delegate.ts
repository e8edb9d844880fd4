import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { endRegistration } from '../cancel.ts'
import { tellCancelledBy, tellMovedUp, tellRegisteredBy } from '../letters.ts'
import type { Delegate } from '../reads.ts'
import { isOver, type Registration, type Standing, type Terms } from '../registration.ts'
import { moveUp, type Said } from '../store.ts'
import { type Delegation, standingInstead } from './delegation.ts'
import {
  lookAtOther,
  type OtherCode,
  type OtherFacts,
  type OtherWish,
  ownDelegation,
  saidOfOther,
  type Written,
  writeOthers,
} from './register-delegate.ts'

type Leaving = {
  readonly terms: Terms
  readonly taken: number
  readonly delegation: Delegation
  readonly leaves: Delegate
}
type Missing = 'no-delegation' | 'delegate-unknown' | 'already-over'

const shownOf = ({ leaves }: Leaving) => ({
  [String(leaves.number)]: [
    leaves.state,
    leaves.presence,
    leaves.name,
    leaves.toAgreeSince?.toISOString(),
    leaves.changedAt.toISOString(),
  ],
})

async function lookAtLeaving(at: Parameters<typeof ownDelegation>[0], number: number) {
  const own = await ownDelegation(at)
  const leaves = own?.delegates.find((one) => one.number === number)
  if (!own) return refuse('no-delegation')
  return leaves ? ok({ ...own, leaves }) : refuse('delegate-unknown')
}

/** A focal point cancels the registration of somebody of the delegation; the place goes to whoever waits longest. */
export const delegateCancelled = defineAct<
  { readonly number: number },
  Leaving,
  Delegate,
  { movedUp: readonly Registration[] },
  Missing
>({
  name: 'delegate cancelled',
  may: 'owner',
  look: (at, { number }) => lookAtLeaving(at, number),
  shown: shownOf,
  decide: ({ leaves }) => (isOver(leaves.state) ? refuse('already-over') : ok(leaves)),
  async do({ tx, edition, now }, leaves, { terms }) {
    await endRegistration(tx, edition, leaves, now)
    return { movedUp: await moveUp(tx, edition, terms, now) }
  },
  record: (_, leaves, { delegation }) => ({
    subject: leaves.id,
    before: { state: leaves.state },
    after: { state: 'cancelled', delegation: delegation.organization },
  }),
  async tell(at, { movedUp }, leaves, { delegation }) {
    await tellCancelledBy(at, [leaves], delegation.organization)
    await tellMovedUp(at, movedUp)
  },
})

type Decided = { readonly said: Said; readonly standing: Standing }
type Replaced = { readonly came: Written; readonly movedUp: readonly Registration[] }

/** Somebody comes instead of somebody else of the delegation: in their place on site, or at their turn on the waiting list. */
export const delegateReplaced = defineAct<
  OtherWish & { readonly number: number },
  Leaving & OtherFacts,
  Decided,
  Replaced,
  Missing | OtherCode
>({
  name: 'delegate replaced',
  may: 'owner',
  async look(at, wish) {
    const leaving = await lookAtLeaving(at, wish.number)
    return leaving.ok ? ok({ ...leaving.value, ...(await lookAtOther(at, leaving.value.terms, wish)) }) : leaving
  },
  shown: shownOf,
  decide(facts, _wish, now) {
    if (isOver(facts.leaves.state)) return refuse('already-over')
    const said = saidOfOther(facts, facts.terms, now)
    if (!said.ok) return said
    return ok({ said: said.value, standing: standingInstead(facts, said.value.presence, now) })
  },
  async do(at, decided, { terms, leaves, other, delegation }) {
    const { tx, edition, now } = at
    await endRegistration(tx, edition, leaves, now)
    const onBehalf = { byPersonId: delegation.personId, delegationId: delegation.id }
    const [came] = await writeOthers(at, [{ other, ...decided }], onBehalf)
    return { came: came as Written, movedUp: await moveUp(tx, edition, terms, now) }
  },
  record: ({ came }, { said }, { leaves, delegation }) => [
    { subject: leaves.id, before: { state: leaves.state }, after: { state: 'cancelled' } },
    {
      subject: came.id,
      after: { state: came.state, presence: said.presence, delegation: delegation.organization },
    },
  ],
  async tell(at, { came, movedUp }, _, { leaves, delegation }) {
    await tellCancelledBy(at, [leaves], delegation.organization)
    await tellRegisteredBy(at, [came], delegation.organization)
    await tellMovedUp(at, movedUp)
  },
})
