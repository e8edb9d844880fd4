import { type Acting, defineAct } from '../../acts/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { isOutcome, type Reason, readReason } from '../decision.ts'
import { type Snippet, snippetsOf } from './reads.ts'
import { addSnippet, changeSnippet, lockSnippet, showSnippet } from './store.ts'

export const LONGEST_NAME = 80

type Words = {
  readonly name: string
  readonly outcome: string
  readonly kind: string
  readonly suggested: boolean
  readonly reason: Reason
}
type Kept = Omit<Snippet, 'id' | 'position'>
type Code =
  | 'snippet-unknown'
  | 'snippet-name-missing'
  | 'snippet-name-too-long'
  | 'snippet-outcome-missing'
  | 'reason-missing'
  | 'reason-too-long'

/** A reason as it will be kept. What stands in the form from the start must say what becomes of the submission. */
function readWords({ name, outcome, kind, suggested, reason }: Words) {
  const read = name.replace(/\s+/g, ' ').trim()
  if (read === '') return refuse('snippet-name-missing')
  if (read.length > LONGEST_NAME) return refuse('snippet-name-too-long', { is: read.length, max: LONGEST_NAME })
  if (suggested && (!isOutcome(outcome) || outcome === 'merged')) return refuse('snippet-outcome-missing')
  const words = readReason(reason)
  if (!words.ok) return words
  return ok<Kept>({
    name: read,
    outcome: isOutcome(outcome) ? outcome : null,
    kind: kind || null,
    suggested,
    reason: words.value,
  })
}

const factsOf = ({ outcome, kind, suggested, reason }: Kept) => ({ outcome, kind, suggested, reason: reason.text })

/** Keeps a reason for all officers of the edition. */
export const reasonKept = defineAct<Words, null, Kept, string, Code>({
  name: 'reason kept',
  may: 'mayDecide',
  look: async () => ok(null),
  decide: (_, wish) => readWords(wish),
  do: ({ tx, edition, personId, now }, kept) => addSnippet(tx, edition, kept, { personId, now }),
  record: (_, kept) => ({ subject: kept.name, after: factsOf(kept) }),
})

async function lookAt({ tx, edition, locking }: Acting, id: string) {
  if (locking) await lockSnippet(tx, edition, id)
  const found = (await snippetsOf(tx, edition)).find((one) => one.id === id)
  return found ? ok(found) : refuse('snippet-unknown')
}
const shown = ({ id, position: _, ...snippet }: Snippet) => ({ [id]: snippet })

/** Other words, or another use, for a reason that is kept. Decisions made with it stay as they are. */
export const reasonChanged = defineAct<Words & { id: string }, Snippet, Kept, void, Code>({
  name: 'reason changed',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide: (_, wish) => readWords(wish),
  do: async ({ tx, edition, now }, kept, { id }) => void (await changeSnippet(tx, edition, id, { ...kept, now })),
  record: (_, kept, before) => ({ subject: before.name, before: factsOf(before), after: factsOf(kept) }),
})

/** Takes a reason away from all officers. */
export const reasonRemoved = defineAct<{ id: string }, Snippet, null, void, Code>({
  name: 'reason removed',
  may: 'mayDecide',
  look: (at, wish) => lookAt(at, wish.id),
  shown,
  decide: () => ok(null),
  do: async ({ tx, edition, now }, _, { id }) => void (await showSnippet(tx, edition, id, now)),
  record: (_, __, before) => ({ subject: before.name, before: factsOf(before) }),
})

/** Puts back a reason that was taken away. */
export const reasonRestored = defineAct<{ id: string }, { id: string; name: string }, null, void, Code>({
  name: 'reason restored',
  may: 'mayDecide',
  async look({ tx, edition }, wish) {
    const found = await tx
      .selectFrom('reason_snippet')
      .select(['id', 'name'])
      .where('edition_id', '=', edition.id)
      .where((eb) => eb(eb.cast('id', 'text'), '=', wish.id))
      .where('removed_at', 'is not', null)
      .executeTakeFirst()
    return found ? ok(found) : refuse('snippet-unknown')
  },
  decide: () => ok(null),
  do: async ({ tx, edition }, _, { id }) => void (await showSnippet(tx, edition, id, null)),
  record: (_, __, { name }) => ({ subject: name, after: { name } }),
})
