import { type Acting, defineAct } from '../../../acts/public.ts'
import { checkAnswers, type Form, formById, vocabulariesOf } from '../../../forms/public.ts'
import { readAddress } from '../../../identity/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { tellRegisteredBy } from '../../letters.ts'
import { takenPlaces, termsOf } from '../../reads.ts'
import type { Terms } from '../../registration.ts'
import { saidIn } from '../../said.ts'
import { askedOfOthers } from '../questions.ts'
import { othersOf } from '../reads.ts'
import { type Written, writeOthers } from '../register-delegate.ts'
import { countsOf, type FoundRow, type Outcome, outcomesOf } from './outcomes.ts'
import { choicesOf, columnsIn, peopleIn, type TableRow, type ToldRow } from './read-people.ts'
import { importsOf } from './reads.ts'
import { addImport } from './store.ts'

/** As many as one import takes over. */
export const MOST_ROWS = 2000

type Wish = { readonly rows: readonly TableRow[]; readonly fallback: Language }
type Facts = {
  readonly terms: Terms
  readonly form: Form
  readonly taken: number
  readonly rows: readonly FoundRow[]
  readonly number: number
}
type Added = Extract<Outcome, { becomes: 'added' }>
type Code = 'no-registration' | 'no-address-column' | 'too-many-rows' | 'nothing-to-take'

/** The rows with everybody they mean looked up. */
async function find({ tx, edition }: Acting, form: Form, told: readonly ToldRow[]): Promise<FoundRow[]> {
  const names = await vocabulariesOf(tx, edition)
  const addresses = told.map(({ wish }) => readAddress(wish.email))
  const others = await othersOf(tx, edition, [...new Set(addresses.filter((one) => one !== null))])
  return told.map(({ line, wish, language }, i) => {
    const { answers, faults } = checkAnswers(form, wish.answers, names, wish.language)
    const other = others.get(addresses[i] ?? '') ?? {
      address: null,
      personId: null,
      language: null,
      own: null,
      objected: false,
    }
    return {
      line,
      email: wish.email,
      language,
      other,
      faults,
      said: saidIn(form, answers, other.language ?? wish.language),
    }
  })
}

/** The secretariat registers people out of a table, as it looked at each row; rows with faults and people who are registered stay as they are. */
export const registrationsImported = defineAct<
  Wish,
  Facts,
  readonly Outcome[],
  { written: readonly Written[]; number: number; counts: ReturnType<typeof countsOf> },
  Code
>({
  name: 'registrations imported',
  may: 'mayKeepRegistrations',
  async look(at, { rows, fallback }) {
    const { tx, edition, locking } = at
    const terms = await termsOf(tx, edition, locking)
    if (!terms) return refuse('no-registration')
    if (rows.length > MOST_ROWS + 1) return refuse('too-many-rows', { most: MOST_ROWS })
    const form = askedOfOthers(await formById(tx, terms.formId))
    const columns = columnsIn(rows, form)
    if (!columns) return refuse('no-address-column')
    const choices = choicesOf(form, await vocabulariesOf(tx, edition))
    const found = await find(at, form, peopleIn(rows, columns, { choices, fallback }))
    const [last] = await importsOf(tx, edition)
    return ok({ terms, form, taken: await takenPlaces(tx, edition), rows: found, number: (last?.number ?? 0) + 1 })
  },
  // The moment changes nothing of what becomes of a row.
  shown: (facts) => ({
    rows: outcomesOf(facts, facts.terms.opensAt).map((one) => [
      one.row.line,
      one.row.email,
      one.becomes,
      one.becomes === 'added' ? [one.standing.state, { ...one.said }] : null,
    ]),
  }),
  decide(facts, _wish, now) {
    const outcomes = outcomesOf(facts, now)
    return countsOf(outcomes).added > 0 ? ok(outcomes) : refuse('nothing-to-take')
  },
  async do(at, outcomes, { number }) {
    const { tx, edition, personId, now } = at
    const added = outcomes.filter((one): one is Added => one.becomes === 'added')
    const importId = await addImport(tx, edition, { number, people: added.length, byPersonId: personId }, now)
    const writing = added.map(({ row, said, standing }) => ({ other: row.other, said, standing }))
    const written = await writeOthers(at, writing, { byPersonId: personId, importId })
    return { written, number, counts: countsOf(outcomes) }
  },
  record: ({ number, counts }) => ({
    subject: 'registrations',
    details: { import: number, added: counts.added, known: counts.known, leftOut: counts['left-out'] },
  }),
  tell: (at, { written }) => tellRegisteredBy(at, written, null),
})
