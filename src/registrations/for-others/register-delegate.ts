import { type Acting, defineAct } from '../../acts/public.ts'
import { type Answers, checkAnswers, type Fault, type Form, formById, vocabulariesOf } from '../../forms/public.ts'
import { findOrAddPerson, readAddress } from '../../identity/public.ts'
import type { PersonId, RegistrationId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, type Refusal, refuse } from '../../platform/result.ts'
import { tellRegisteredBy } from '../letters.ts'
import { type Delegate, delegatesOf, takenPlaces, termsOf } from '../reads.ts'
import { type RegistrationState, type Standing, standing, type Terms } from '../registration.ts'
import { saidIn } from '../said.ts'
import { addRegistration, type OnBehalf, rewriteRegistration, type Said } from '../store.ts'
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

/** Writes a registration of somebody else, who has to agree to it. */
export async function writeOther(
  { tx, edition, now }: Acting,
  { other, said, standing: becomes }: { other: Other; said: Said; standing: Standing },
  onBehalf: OnBehalf,
): Promise<Written> {
  const known = { email: other.address, language: said.language }
  const personId = other.personId ?? ((await findOrAddPerson(tx, known, now)) as PersonId)
  const written = { said, standing: becomes, now, onBehalf }
  if (other.own) await rewriteRegistration(tx, edition, other.own, { ...written, anew: true })
  const { id, number } = other.own ?? (await addRegistration(tx, edition, personId, written))
  return { id, number, personId, state: becomes.state, said }
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
  do: (at, decided, { other, delegation }) =>
    writeOther(at, { other, ...decided }, { byPersonId: delegation.personId, delegationId: delegation.id }),
  record: ({ id, state }, { said }, { delegation }) => ({
    subject: id,
    after: { state, presence: said.presence, delegation: delegation.organization },
  }),
  tell: (at, done, _, { delegation }) => tellRegisteredBy(at, [done], delegation.organization),
})
