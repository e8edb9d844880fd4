import { defineAct } from '../../acts/public.ts'
import { findOrAddPerson, readAddress } from '../../identity/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { Language } from '../../platform/languages/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { cut, singleLine } from '../../platform/text.ts'
import { tellDelegationNamed } from '../letters.ts'
import { termsOf } from '../reads.ts'
import type { Delegation } from './delegation.ts'
import { delegationById, otherOf } from './reads.ts'
import { addDelegation, endDelegation } from './store.ts'

const LONGEST_NAME = 200
const MOST_PEOPLE = 1000

type Wish = {
  readonly organization: string
  readonly email: string
  readonly language: Language
  /** Null: no number was typed. */
  readonly most: number | null
}
type Decided = {
  readonly organization: string
  readonly address: string
  readonly most: number
  readonly language: Language
}
type Code = 'no-registration' | 'organization-missing' | 'address-wrong' | 'number-wrong' | 'named-already'

/** The secretariat names who registers the people of an organization, and how many at most; the person is told how. */
export const delegationNamed = defineAct<
  Wish,
  { readonly known: Language | null },
  Decided,
  { id: string; personId: PersonId },
  Code
>({
  name: 'delegation named',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { email }) {
    if (!(await termsOf(tx, edition, locking))) return refuse('no-registration')
    return ok({ known: (await otherOf(tx, edition, readAddress(email))).language })
  },
  decide({ known }, wish) {
    const organization = cut(singleLine(wish.organization), LONGEST_NAME)
    const address = readAddress(wish.email)
    if (organization === '') return refuse('organization-missing')
    if (!address) return refuse('address-wrong')
    if (wish.most === null || wish.most < 1 || wish.most > MOST_PEOPLE)
      return refuse('number-wrong', { most: MOST_PEOPLE })
    return ok({ organization, address, most: wish.most, language: known ?? wish.language })
  },
  async do({ tx, edition, personId, now }, { organization, address, most, language }) {
    const focal = (await findOrAddPerson(tx, { email: address, language }, now)) as PersonId
    const id = await addDelegation(tx, edition, { organization, personId: focal, most, namedBy: personId }, now)
    return { id, personId: focal }
  },
  record: ({ id }, { organization, most }) => ({ subject: id, after: { organization, most } }),
  tell: (at, done, { organization, most, language }) =>
    tellDelegationNamed(at, { ...done, language }, { organization, most }),
  refusalOf: async (error) =>
    (error as { constraint?: string }).constraint === 'delegation_once' ? { code: 'named-already', facts: {} } : null,
})

/** A delegation registers nobody any more; its people stay registered. */
export const delegationEnded = defineAct<
  { readonly id: string },
  Delegation,
  Delegation,
  void,
  'delegation-unknown' | 'already-over'
>({
  name: 'delegation ended',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { id }) {
    await termsOf(tx, edition, locking)
    const found = await delegationById(tx, edition, id)
    return found ? ok(found) : refuse('delegation-unknown')
  },
  shown: ({ id, organization, endedAt }) => ({ [id]: [organization, endedAt?.toISOString() ?? null] }),
  decide: (found) => (found.endedAt ? refuse('already-over') : ok(found)),
  do: ({ tx, edition, now }, { id }) => endDelegation(tx, edition, id, now),
  record: (_, { id, organization }) => ({ subject: id, before: { organization } }),
})
