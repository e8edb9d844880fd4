import { defineAct } from '../acts/public.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { giveProof } from '../proofs/public.ts'
import { inAllLanguages } from './letters-on-paper.ts'
import { ownFacts } from './register.ts'
import { comesOnSite, type Registration } from './registration.ts'
import { tidied, type VisaField, type VisaLetter, visaFaults } from './visa.ts'
import { keepVisaLetter } from './visa-store.ts'

export const VISA_LETTER = 'visa-letter'

type Wish = { readonly letter: VisaLetter; readonly language: Language }
type Facts = {
  readonly own: Registration
  readonly letter: VisaLetter
  readonly language: Language
  readonly faults: readonly VisaField[]
}

/** Somebody who comes on site asks for a letter for their visa; asking again gives a new one where something is another. */
export const visaLetterAsked = defineAct<
  Wish,
  Facts,
  Facts,
  { code: string },
  'no-registration' | 'not-on-site' | 'letter-incomplete'
>({
  name: 'visa letter given',
  may: 'owner',
  async look({ tx, edition, personId, locking }, wish) {
    const facts = await ownFacts(tx, edition, personId, locking)
    if (!facts?.own) return refuse('no-registration')
    const letter = tidied(wish.letter)
    return ok({ own: facts.own, letter, language: wish.language, faults: visaFaults(letter, edition) })
  },
  decide(facts) {
    if (!comesOnSite(facts.own)) return refuse('not-on-site')
    return facts.faults.length > 0 ? refuse('letter-incomplete') : ok(facts)
  },
  async do({ tx, edition, now }, { own, letter, language }) {
    await keepVisaLetter(tx, edition, own.id, { letter, language, now })
    const { name, arrivesOn: from, leavesOn: to } = letter
    const what = inAllLanguages('visa.title')
    return { code: await giveProof(tx, edition, { kind: VISA_LETTER, subject: own.id, what, name, from, to }, now) }
  },
  // Nothing of the passport is in the record.
  record: (_, { own }) => ({ subject: own.id, after: { letter: VISA_LETTER } }),
})
