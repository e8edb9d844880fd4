import { defineAct } from '../../../acts/public.ts'
import { ok, refuse } from '../../../platform/result.ts'
import { tellCancelledBy, tellMovedUp } from '../../letters.ts'
import { registrationsOfImport, termsOf } from '../../reads.ts'
import { isOver, type Registration, type Terms } from '../../registration.ts'
import { moveUp } from '../../store.ts'
import { removeRegistration } from '../store.ts'
import { type Import, importsOf } from './reads.ts'
import { markTakenBack } from './store.ts'

type Facts = {
  readonly terms: Terms
  readonly of: Import
  /** Who has not answered yet: nothing of them stays. Whoever has agreed is registered on their own word. */
  readonly goes: readonly Registration[]
}

/** An import is taken back as a whole: whoever has not agreed meanwhile is registered no longer, and is told. */
export const importTakenBack = defineAct<
  { readonly number: number },
  Facts,
  readonly Registration[],
  { movedUp: readonly Registration[] },
  'no-registration' | 'import-unknown' | 'taken-back-already'
>({
  name: 'import of registrations taken back',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { number }) {
    const terms = await termsOf(tx, edition, locking)
    if (!terms) return refuse('no-registration')
    const of = (await importsOf(tx, edition)).find((one) => one.number === number)
    if (!of) return refuse('import-unknown')
    const people = await registrationsOfImport(tx, edition, of.id)
    return ok({ terms, of, goes: people.filter((one) => one.toAgreeSince && !isOver(one.state)) })
  },
  shown: ({ of, goes }) => ({ [`import ${of.number}`]: [of.takenBackAt, goes.map(({ id }) => id)] }),
  decide: ({ of, goes }) => (of.takenBackAt ? refuse('taken-back-already') : ok(goes)),
  async do({ tx, edition, now }, goes, { terms, of }) {
    for (const one of goes) await removeRegistration(tx, edition, one.id)
    await markTakenBack(tx, edition, of.id, now)
    return { movedUp: await moveUp(tx, edition, terms, now) }
  },
  record: (_, goes, { of }) => ({ subject: 'registrations', details: { import: of.number, takenBack: goes.length } }),
  async tell(at, { movedUp }, goes) {
    await tellCancelledBy(at, goes, null)
    await tellMovedUp(at, movedUp)
  },
})
