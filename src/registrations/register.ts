import type { EditionScope } from '../access/public.ts'
import { defineAct } from '../acts/public.ts'
import { type Answers, checkAnswers, type Fault, type Form, formById, vocabulariesOf } from '../forms/public.ts'
import type { PersonId, RegistrationId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { tellMovedUp, tellRegistered } from './letters.ts'
import { answersOf, registrationOf, takenPlaces, termsOf } from './reads.ts'
import {
  isOver,
  mayRegister,
  type RegisterRefusal,
  type Registration,
  type RegistrationState,
  type Standing,
  standing,
  type Terms,
} from './registration.ts'
import { saidIn } from './said.ts'
import { addRegistrations, moveUp, rewriteRegistration, type Said } from './store.ts'

type Wish = { readonly answers: Answers; readonly language: Language }
type Facts = {
  readonly terms: Terms
  readonly form: Form
  readonly taken: number
  readonly own: Registration | null
  /** As they stand, for the form to show. */
  readonly answers: Answers
  /** What is wrong with the answers of the wish. */
  readonly faults: readonly Fault[]
  readonly said: Said | null
}
type Decided = { readonly said: Said; readonly standing: Standing; readonly anew: boolean; readonly frees: boolean }
type Registered = {
  readonly id: RegistrationId
  readonly number: number
  readonly state: RegistrationState
  readonly movedUp: readonly Registration[]
}

/** What an act about one's own registration looks at; the terms are locked first, so acts that take or free places follow each other. */
export async function ownFacts(
  tx: Parameters<typeof termsOf>[0],
  edition: EditionScope,
  personId: string | null,
  locking: boolean,
) {
  const terms = await termsOf(tx, edition, locking)
  if (!terms || !personId) return null
  const own = await registrationOf(tx, edition, personId)
  return { terms, own, taken: await takenPlaces(tx, edition) }
}

/** Somebody registers themselves, or changes what they said; a change that frees a place gives it to whoever waits longest. */
export const registrationKept = defineAct<
  Wish,
  Facts,
  Decided,
  Registered,
  'no-registration' | 'answers-incomplete' | RegisterRefusal
>({
  name: 'registration kept',
  may: 'owner',
  async look({ tx, edition, personId, locking }, { answers, language }) {
    const facts = await ownFacts(tx, edition, personId, locking)
    if (!facts) return refuse('no-registration')
    const form = await formById(tx, facts.terms.formId)
    const checked = checkAnswers(form, answers, await vocabulariesOf(tx, edition), language)
    return ok({
      ...facts,
      form,
      answers: facts.own ? await answersOf(tx, facts.own.id) : {},
      faults: checked.faults,
      said: saidIn(form, checked.answers, language),
    })
  },
  // What another window of the same person wrote meanwhile is not written over unseen.
  shown: ({ own }) => ({ registration: own && [own.state, own.changedAt.toISOString()] }),
  decide({ terms, taken, own, faults, said }, _wish, now) {
    const may = mayRegister(terms, own, now)
    if (!may.ok) return may
    if (faults.length > 0 || !said)
      return refuse('answers-incomplete', { questions: faults.map((f) => f.question).join(' ') })
    const anew = own !== null && isOver(own.state)
    const frees = own?.state === 'confirmed' && own.presence === 'on_site' && said.presence === 'remote'
    return ok({ said, standing: standing({ terms, taken, own }, said.presence, now), anew, frees })
  },
  async do({ tx, edition, personId, now }, { said, standing: becomes, anew, frees }, { terms, own }) {
    const written = { personId: personId as PersonId, own, said, standing: becomes }
    const changes = own && !anew ? own : null
    if (changes) await rewriteRegistration(tx, edition, changes.id, { ...written, now })
    const [added] = changes ? [changes] : await addRegistrations(tx, edition, [written], { now, onBehalf: null })
    const movedUp = frees ? await moveUp(tx, edition, terms, now) : []
    return { ...(added as { id: RegistrationId; number: number }), state: becomes.state, movedUp }
  },
  // What somebody needs and who they are is no business of the record.
  record: ({ id, state }, { said }, { own }) => ({
    subject: id,
    ...(own ? { before: { state: own.state, presence: own.presence } } : {}),
    after: { state, presence: said.presence },
  }),
  async tell(at, done, { said }, { own }) {
    await tellRegistered(
      at,
      { ...done, personId: at.personId as PersonId, ...said },
      own !== null && !isOver(own.state),
    )
    await tellMovedUp(at, done.movedUp)
  },
})
