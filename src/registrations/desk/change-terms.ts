import { defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { tellMovedUp } from '../letters.ts'
import { takenPlaces, termsOf } from '../reads.ts'
import type { Registration, Terms } from '../registration.ts'
import { changeTerms, moveUp } from '../store.ts'

type NewTerms = Omit<Terms, 'formId'>
type Facts = { readonly terms: Terms; readonly taken: number }

/** The secretariat changes how many may come, until when, and whether it approves; more places go to whoever waits longest. */
export const termsChanged = defineAct<
  NewTerms,
  Facts,
  NewTerms,
  { movedUp: readonly Registration[] },
  'no-registration' | 'closes-before-it-opens' | 'places-taken'
>({
  name: 'registration terms changed',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }) {
    const terms = await termsOf(tx, edition, locking)
    return terms ? ok({ terms, taken: await takenPlaces(tx, edition) }) : refuse('no-registration')
  },
  shown: ({ terms }) => ({
    terms: [terms.opensAt.toISOString(), terms.closesAt.toISOString(), terms.places, terms.approval],
  }),
  decide({ taken }, wish) {
    if (wish.opensAt >= wish.closesAt) return refuse('closes-before-it-opens')
    // Nobody who was promised a place loses it by a number.
    return wish.places !== null && wish.places < taken ? refuse('places-taken', { taken }) : ok(wish)
  },
  async do({ tx, edition, now }, wish, { terms }) {
    await changeTerms(tx, edition, wish)
    return { movedUp: await moveUp(tx, edition, { ...terms, ...wish }, now) }
  },
  record: (_, after, { terms: { formId: _form, ...before } }) => ({
    subject: 'registration',
    before: factsOf(before),
    after: factsOf(after),
  }),
  tell: (at, { movedUp }) => tellMovedUp(at, movedUp),
})

const factsOf = ({ opensAt, closesAt, places, approval }: NewTerms) => ({
  opensAt: opensAt.toISOString(),
  closesAt: closesAt.toISOString(),
  places,
  approval,
})
