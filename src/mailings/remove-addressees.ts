import { type Acting, defineAct } from '../acts/public.ts'
import { lockEdition } from '../consultation/public.ts'
import { emailKey } from '../identity/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { type Addressee, addresseesOf, removedAddressees } from './addressees.ts'
import { markRemoved } from './store.ts'

const MOST_BROUGHT_BACK = 10_000

/** People are taken off the list. What waits to leave goes to those it was confirmed for; it can be stopped. */
export const addresseesRemoved = defineAct<
  readonly string[],
  readonly Addressee[],
  readonly Addressee[],
  void,
  'nobody-there'
>({
  name: 'addressees removed',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, ids) {
    const present = await addresseesOf(tx, edition, locking)
    return ok(present.filter(({ id }) => ids.includes(id)))
  },
  decide: (found) => (found.length > 0 ? ok(found) : refuse('nobody-there')),
  do: ({ tx, edition, personId, now }, found) =>
    markRemoved(
      tx,
      edition,
      found.map(({ id }) => id),
      { by: personId, at: now },
    ),
  record: (_, found) => found.map(({ id }) => ({ subject: id })),
})

/** People who were taken off come back as they stood, but for those whose address is on the list again. */
export const addresseesBroughtBack = defineAct<
  readonly string[],
  readonly Addressee[],
  readonly Addressee[],
  void,
  'nobody-there'
>({
  name: 'addressees brought back',
  may: 'mayPublish',
  async look({ tx, edition, locking }: Acting, ids) {
    if (locking) await lockEdition(tx, edition)
    const gone = await removedAddressees(tx, edition, MOST_BROUGHT_BACK)
    const wanted = gone.filter(({ id }) => ids.includes(id))
    const once = new Map(wanted.toReversed().map((one) => [emailKey(one.email), one]))
    return ok([...once.values()])
  },
  decide: (found) => (found.length > 0 ? ok(found) : refuse('nobody-there')),
  do: ({ tx, edition }, found) =>
    markRemoved(
      tx,
      edition,
      found.map(({ id }) => id),
      null,
    ),
  record: (_, found) => found.map(({ id }) => ({ subject: id })),
})
