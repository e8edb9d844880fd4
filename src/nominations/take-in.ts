import { randomUUID } from 'node:crypto'
import { type Acting, defineAct } from '../acts/public.ts'
import { formById, MEANS, type Meant, peopleIn, said } from '../forms/public.ts'
import { emailKey } from '../identity/public.ts'
import type { NomineeId, SubmissionId } from '../platform/db/schema.ts'
import { ok, refuse } from '../platform/result.ts'
import { addEntry } from '../rounds/public.ts'
import { latestAnswers } from '../submissions/public.ts'
import { derivedFacts, factsOf } from './facts.ts'
import { selectionHeld } from './held.ts'
import { type Nominations, nomineesOf, waitingNominations } from './reads.ts'
import { addNomination, addNominee, type NewNominee } from './store.ts'

type Named = Omit<NewNominee, 'id' | 'selectionId' | 'entryId'>
type Waiting = { readonly id: SubmissionId; readonly reference: string; readonly named: Named | null }
type Known = { readonly id: NomineeId; readonly email: string | null }
type Facts = { readonly selection: Nominations; readonly waiting: readonly Waiting[]; readonly known: readonly Known[] }
type TakenIn = { readonly nominations: number; readonly nominees: number; readonly unnamed: number }
type Code = 'selection-unknown' | 'nothing-waits'

/**
 * Takes in the nominations that wait: whoever is named by an address that is known is the same person, under one number, however often
 * nominated. Without an address each nomination stands alone, to be joined by hand.
 */
export const nomineesTakenIn = defineAct<{ selection: string }, Facts, Facts, TakenIn, Code>({
  name: 'nominees taken in',
  may: 'mayHandleNominations',
  async look(at, wish) {
    const selection = await selectionHeld(at, wish.selection)
    if (!selection) return refuse('selection-unknown')
    const waiting = await waitingNominations(at.tx, at.edition, selection.kind)
    const named: Waiting[] = []
    for (const one of waiting) named.push({ ...one, named: await namedIn(at, selection, one.id) })
    const nominees = await nomineesOf(at.tx, at.edition, selection.id)
    const known = nominees.filter(({ joinedInto }) => joinedInto === null).map(({ id, email }) => ({ id, email }))
    return ok({ selection, waiting: named, known })
  },
  shown: ({ waiting }) => Object.fromEntries(waiting.map(({ reference, named }) => [reference, named])),
  decide: (facts) => (facts.waiting.length === 0 ? refuse('nothing-waits') : ok(facts)),
  async do(at, { selection, waiting, known }) {
    const byAddress = new Map(known.flatMap(({ id, email }) => (email ? [[email, id] as const] : [])))
    let nominees = 0
    for (const { id: submissionId, named } of waiting) {
      if (!named) continue
      const before = named.email ? byAddress.get(named.email) : undefined
      const nomineeId = before ?? (await enter(at, selection, named))
      if (!before) nominees++
      if (named.email) byAddress.set(named.email, nomineeId)
      await addNomination(at.tx, at.edition, { submissionId, nomineeId }, at.now)
    }
    const unnamed = waiting.filter(({ named }) => !named).length
    return { nominations: waiting.length - unnamed, nominees, unnamed }
  },
  record: (done, _, { selection }) => ({ subject: selection.code, details: { ...done } }),
})

async function enter({ tx, edition, now }: Acting, selection: Nominations, named: Named): Promise<NomineeId> {
  const id = randomUUID()
  const facts = factsOf(named, {}, {})
  const entry = await addEntry(tx, edition, { selectionId: selection.id, subject: id, facts }, now)
  await addNominee(tx, edition, { ...named, id, selectionId: selection.id, entryId: entry.id })
  return id
}

/** Who is named in a nomination; null where nobody is. */
async function namedIn({ tx, edition }: Acting, selection: Nominations, id: SubmissionId): Promise<Named | null> {
  const { answers, formId, language } = await latestAnswers(tx, edition, id)
  const form = await formById(tx, formId)
  const [person] = peopleIn(form, answers, MEANS.person)
  if (!person || !(person['person.given-name'] || person['person.family-name'])) return null
  const own = person['person.stakeholder-type'] ?? null
  const type = selection.groupFrom === 'nomination' ? said(form, answers, MEANS.stakeholderType) || own : own
  const { groupOf, regionOf } = await derivedFacts(tx, edition)
  const country = person['person.country'] || null
  return {
    ...wordsOf(person),
    country,
    stakeholderType: type,
    group: groupOf(type),
    region: regionOf(country),
    gender: person['person.gender'] || null,
    language: /^(ar|zh|en|fr|ru|es)$/.test(language) ? language : 'en',
  }
}

const wordsOf = (person: Meant) => ({
  givenName: person['person.given-name'] ?? '',
  familyName: person['person.family-name'] ?? '',
  email: emailKey(person['person.email'] ?? '') || null,
  jobTitle: person['person.job-title'] ?? '',
  organization: person['person.organization'] ?? '',
})
