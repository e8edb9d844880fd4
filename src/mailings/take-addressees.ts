import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import { type Term, vocabulariesOf } from '../forms/public.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Addressee, addresseesOf, type Outcome, outcomesOf } from './addressees.ts'
import { readList, type TableRow } from './read-list.ts'
import { addAddressees, changeAddressee } from './store.ts'

type Wish = { readonly rows: readonly TableRow[]; readonly fallback: Language }
type Facts = { readonly outcomes: readonly Outcome[]; readonly groups: readonly Term[] }
type Decided = { readonly added: Extract<Outcome, { becomes: 'added' }>[]; readonly changed: Changed[] }
type Changed = Extract<Outcome, { becomes: 'changed' }>

/** Counts of what rows become. */
export function countsOf(outcomes: readonly Outcome[]): Record<Outcome['becomes'], number> {
  const counts = { added: 0, changed: 0, known: 0, 'left-out': 0 }
  for (const { becomes } of outcomes) counts[becomes]++
  return counts
}

/** A table of people to be written to is taken over, row by row as it was looked at; rows with faults are left out. */
export const addresseesTaken = defineAct<Wish, Facts, Decided, { added: number; changed: number }, 'nothing-to-take'>({
  name: 'addressees taken over',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, { rows, fallback }) {
    // Two who import at once: the second sees what the first has added.
    if (locking) await lockEdition(tx, edition)
    const groups = (await vocabulariesOf(tx, edition)).get('stakeholder_groups') ?? []
    const present: Addressee[] = await addresseesOf(tx, edition, locking)
    return ok({ outcomes: outcomesOf(readList(rows, { groups, fallback }), present), groups })
  },
  // Lines are another in the file that was looked at and in the rows that come back from the page: it is people who count.
  shown: ({ outcomes }) => ({
    rows: outcomes.flatMap((one) => (one.becomes === 'left-out' ? [] : [{ ...one, line: null }])),
  }),
  decide({ outcomes }) {
    const added = outcomes.filter((one) => one.becomes === 'added')
    const changed = outcomes.filter((one) => one.becomes === 'changed')
    return added.length + changed.length > 0 ? ok({ added, changed }) : refuse('nothing-to-take')
  },
  async do({ tx, edition, personId, now }, { added, changed }) {
    const told = added.map((one) => one.told)
    await addAddressees(tx, edition, told, { by: personId, at: now })
    for (const one of changed) await changeAddressee(tx, edition, one.before.id, one.told)
    return { added: added.length, changed: changed.length }
  },
  record: (done, _, { outcomes }) => ({
    subject: 'addressees',
    details: { ...done, leftOut: countsOf(outcomes)['left-out'] },
  }),
})
