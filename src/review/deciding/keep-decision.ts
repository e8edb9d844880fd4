import type { EditionScope } from '../../access/public.ts'
import { type Actor, defineAct, perform } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, refuse } from '../../platform/result.ts'
import { type Decided, type DecisionRefusal, decide, type SameFamily } from '../decision.ts'
import { familiesIn } from '../families.ts'
import { asReference, standingsOf, type TitledStanding } from '../standings.ts'
import { addDecisions, revokePending } from '../store.ts'
import { asShown, type DecisionOrder, intoShown, keptEntry, takenBackEntry, wantedInto } from './wish.ts'

export type KeepFacts = {
  readonly submission: TitledStanding
  readonly into: TitledStanding | null
  readonly sameFamily: SameFamily
}
type Code = DecisionRefusal['code'] | 'submission-unknown'

/**
 * Keeps a decision on the desk until it is released. One that waits for the same submission gives way; one that was released already is
 * made anew, with a reason, a step in the thread and a letter when this one is released.
 */
export const decisionKept = defineAct<DecisionOrder, KeepFacts, Decided, void, Code>({
  name: 'decision kept',
  may: 'mayDecide',
  async look({ tx, edition, locking }, wish) {
    const [reference, into] = [asReference(wish.reference), wantedInto(wish)]
    const found = await standingsOf(tx, edition, [reference, into].filter(Boolean), locking)
    const submission = found.get(reference)
    if (!submission || (into && !found.has(into))) return refuse('submission-unknown')
    const sameFamily = familiesIn(await vocabulariesOf(tx, edition))
    return ok({ submission, into: found.get(into) ?? null, sameFamily })
  },
  shown: ({ submission, into }) => ({
    [submission.reference]: asShown(submission),
    ...(into && into.id !== submission.id ? { [into.reference]: intoShown(into) } : {}),
  }),
  decide: ({ submission, into, sameFamily }, { outcome, reason }) =>
    decide(submission, { outcome, reason, into }, sameFamily),
  async do({ tx, edition, personId, now }, decided, { submission }) {
    await revokePending(tx, edition, [submission.id], now)
    const decision = { ...decided, submissionId: submission.id, version: submission.version }
    await addDecisions(tx, edition, [decision], { personId, now })
  },
  record: (_, decided, { submission }) => keptEntry(submission, decided),
})

type TakeBackCode = 'submission-unknown' | 'nothing-pending' | 'released-stands' | 'being-released'

/** Takes a decision back that waits. A released one stands: it is decided anew. */
export const decisionTakenBack = defineAct<{ reference: string }, TitledStanding, null, void, TakeBackCode>({
  name: 'decision taken back',
  may: 'mayDecide',
  async look({ tx, edition, locking }, wish) {
    const reference = asReference(wish.reference)
    const submission = (await standingsOf(tx, edition, [reference], locking)).get(reference)
    return submission ? ok(submission) : refuse('submission-unknown')
  },
  shown: (submission) => ({ [submission.reference]: asShown(submission) }),
  decide: ({ pending, released, releasing }) => {
    if (releasing) return refuse('being-released')
    if (pending) return ok(null)
    return refuse(released ? 'released-stands' : 'nothing-pending')
  },
  do: async ({ tx, edition, now }, _, submission) => void (await revokePending(tx, edition, [submission.id], now)),
  record: (_, __, submission) => takenBackEntry(submission),
})

type From = { readonly edition: EditionScope; readonly actor: Actor; readonly seen?: string }

export const keepDecision = (platform: Platform, { edition, actor, seen }: From, wish: DecisionOrder) =>
  perform(platform, decisionKept, { edition, actor, wish, ...(seen === undefined ? {} : { seen }) })

export const takeBackDecision = (platform: Platform, { edition, actor, seen }: From, reference: string) =>
  perform(platform, decisionTakenBack, { edition, actor, wish: { reference }, ...(seen === undefined ? {} : { seen }) })
