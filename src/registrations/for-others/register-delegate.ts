import { type Acting, defineAct } from '../../acts/public.ts'
import { type Answers, checkAnswers, type Fault, type Form, formById, vocabulariesOf } from '../../forms/public.ts'
import { findOrAddPeople, readAddress } from '../../identity/public.ts'
import type { PersonId, RegistrationId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, refuse } from '../../platform/result.ts'
import { tellRegisteredBy } from '../letters.ts'
import { type Delegate, delegatesOf, takenPlaces, termsOf } from '../reads.ts'
import { type RegistrationState, type Standing, standing, type Terms } from '../registration.ts'
import { saidIn } from '../said.ts'
import { addRegistrations, type OnBehalf, type Said } from '../store.ts'
import { type Delegation, heldBy, mayRegisterOther, type Other, type OtherRefusal } from './delegation.ts'
import { askedOfOthers } from './questions.ts'
import { delegationOf, otherOf } from './reads.ts'

/** Somebody as somebody else tells them. */
export type OtherWish = {
  readonly email: string
  /** In which they are written to, where their account does not say it. */
  readonly language: Language
  readonly answers: Answers
}

/** Somebody else and what is said of them. */
export type OtherFacts = {
  readonly form: Form
  readonly other: Other
  readonly faults: readonly Fault[]
  readonly said: Said | null
}

/** Who is meant, and what is wrong with what is said of them. Asked once the terms are locked. */
export async function lookAtOther({ tx, edition }: Acting, terms: Terms, wish: OtherWish): Promise<OtherFacts> {
  const form = askedOfOthers(await formById(tx, terms.formId))
  const { faults, answers } = checkAnswers(form, wish.answers, await vocabulariesOf(tx, edition), wish.language)
  const other = await otherOf(tx, edition, readAddress(wish.email))
  return { form, other, faults, said: saidIn(form, answers, other.language ?? wish.language) }
}

export type OtherCode = 'answers-incomplete' | OtherRefusal

/** What is said of somebody else, where nothing stands in the way of registering them. */
export function saidOfOther(
  { faults, said, other }: OtherFacts,
  terms: Terms,
  now: Date,
): { ok: true; value: Said } | { ok: false; refusal: Refusal<OtherCode> } {
  const may = mayRegisterOther(terms, other, now)
  if (!may.ok) return may
  if (faults.length > 0 || !said)
    return refuse('answers-incomplete', { questions: faults.map((f) => f.question).join(' ') })
  return ok(said)
}

/** The delegation of whoever acts, with the terms locked first. */
export async function ownDelegation({ tx, edition, personId, locking }: Acting) {
  const terms = await termsOf(tx, edition, locking)
  const delegation = terms && personId ? await delegationOf(tx, edition, personId) : null
  if (!terms || !delegation) return null
  const delegates = await delegatesOf(tx, edition, delegation.id)
  return { terms, delegation, delegates, taken: await takenPlaces(tx, edition) }
}

export type Written = {
  readonly id: RegistrationId
  readonly number: number
  readonly personId: PersonId
  readonly state: RegistrationState
  readonly said: Said
}

type Writing = { readonly other: Other; readonly said: Said; readonly standing: Standing }

/** Writes registrations of other people, who have to agree to them, in their order. */
export async function writeOthers(
  { tx, edition, now }: Acting,
  all: readonly Writing[],
  onBehalf: OnBehalf,
): Promise<Written[]> {
  const unknown = all.filter(({ other }) => !other.personId)
  const facts = unknown.map(({ other, said }) => ({ email: other.address ?? '', language: said.language }))
  const found = (await findOrAddPeople(tx, facts, now)).values()
  const additions = all.map(({ other, ...one }) => ({
    ...one,
    own: other.own,
    personId: other.personId ?? (found.next().value as PersonId),
  }))
  const added = await addRegistrations(tx, edition, additions, { now, onBehalf })
  return added.map((one, i) => {
    const { said, standing } = additions[i] as (typeof additions)[number]
    return { ...one, state: standing.state, said }
  })
}

type Facts = OtherFacts & {
  readonly terms: Terms
  readonly delegation: Delegation
  readonly delegates: readonly Delegate[]
  readonly taken: number
}
type Decided = { readonly said: Said; readonly standing: Standing }

/** A focal point registers somebody of their organization, who is told so, and agrees or objects. */
export const delegateRegistered = defineAct<
  OtherWish,
  Facts,
  Decided,
  Written,
  'no-delegation' | 'delegation-full' | OtherCode
>({
  name: 'delegate registered',
  may: 'owner',
  async look(at, wish) {
    const own = await ownDelegation(at)
    return own ? ok({ ...own, ...(await lookAtOther(at, own.terms, wish)) }) : refuse('no-delegation')
  },
  decide(facts, _wish, now) {
    const { terms, taken, delegation, delegates } = facts
    if (heldBy(delegates) >= delegation.most) return refuse('delegation-full', { most: delegation.most })
    const said = saidOfOther(facts, terms, now)
    if (!said.ok) return said
    return ok({ said: said.value, standing: standing({ terms, taken, own: null }, said.value.presence, now) })
  },
  async do(at, decided, { other, delegation }) {
    const onBehalf = { byPersonId: delegation.personId, delegationId: delegation.id }
    return (await writeOthers(at, [{ other, ...decided }], onBehalf))[0] as Written
  },
  record: ({ id, state }, { said }, { delegation }) => ({
    subject: id,
    after: { state, presence: said.presence, delegation: delegation.organization },
  }),
  tell: (at, done, _, { delegation }) => tellRegisteredBy(at, [done], delegation.organization),
})
