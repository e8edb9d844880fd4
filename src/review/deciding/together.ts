import { type Acting, defineAct } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import {
  type Decided,
  type DecisionRefusal,
  isColleagues,
  type Reason,
  type Ruled,
  readReason,
  rule,
} from '../decision.ts'
import { familiesIn } from '../families.ts'
import { asReference, standingsOf, type TitledStanding } from '../standings.ts'
import { addDecisions, revokePending } from '../store.ts'
import { asShown, intoShown, keptEntry, takenBackEntry, wantedInto } from './wish.ts'

/** One decision for several submissions. `replacing`: colleagues' decisions that are to give way, ticked one by one. */
export type TogetherWish = {
  readonly references: readonly string[]
  readonly outcome: string
  readonly intoReference: string
  readonly reason: Reason
  readonly replacing: readonly string[]
}

export type WhyNot = DecisionRefusal | Refusal<'nothing-pending' | 'released-stands'>
export type Fitting = {
  readonly submission: TitledStanding
  /** A colleague has decided on it, and it is not ticked that this gives way. */
  readonly asks: boolean
}

/** Which of the chosen submissions an act fits, and why not the others. */
export type TogetherFacts = {
  readonly fits: readonly (Fitting & { readonly ruled: Ruled | null })[]
  readonly not: readonly { readonly submission: TitledStanding; readonly refusal: WhyNot }[]
  readonly into: TitledStanding | null
}

async function lookTogether({ tx, edition, locking, personId }: Acting, wish: TogetherWish): Promise<TogetherFacts> {
  const intoReference = wantedInto(wish)
  const wanted = [...new Set(wish.references.map(asReference))].filter((reference) => reference !== intoReference)
  const found = await standingsOf(tx, edition, [...wanted, intoReference].filter(Boolean), locking)
  const into = found.get(intoReference) ?? null
  const sameFamily = familiesIn(await vocabulariesOf(tx, edition))
  const judged = wanted
    .flatMap((reference) => found.get(reference) ?? [])
    .sort(byNumber)
    .map((submission) => ({ submission, ruled: rule(submission, { outcome: wish.outcome, into }, sameFamily, false) }))
  return {
    into,
    fits: judged.flatMap(({ submission, ruled }) =>
      ruled.ok ? [{ submission, ruled: ruled.value, asks: asksFirst(submission, personId, wish.replacing) }] : [],
    ),
    not: judged.flatMap(({ submission, ruled }) => (ruled.ok ? [] : [{ submission, refusal: ruled.refusal }])),
  }
}

const byNumber = (a: TitledStanding, b: TitledStanding) => a.number - b.number

const asksFirst = ({ pending, reference }: TitledStanding, personId: PersonId | null, replacing: readonly string[]) =>
  isColleagues(pending, personId) && !replacing.map(asReference).includes(reference)

const shownTogether = ({ fits, into }: TogetherFacts) => ({
  ...Object.fromEntries(fits.map(({ submission }) => [submission.reference, asShown(submission)])),
  ...(into ? { [into.reference]: intoShown(into) } : {}),
})

type Code = 'reason-missing' | 'reason-too-long' | 'submission-unknown' | 'nothing-fits'
type Kept = { readonly submission: TitledStanding; readonly decided: Decided }

/** Keeps one decision for several: all that were shown to fit, but colleagues' decisions only where it was ticked that they give way. */
export const decisionsKept = defineAct<TogetherWish, TogetherFacts, readonly Kept[], number, Code>({
  name: 'decisions kept together',
  may: 'mayDecide',
  async look(at, wish) {
    const facts = await lookTogether(at, wish)
    return wantedInto(wish) && !facts.into ? refuse('submission-unknown') : ok(facts)
  },
  shown: shownTogether,
  decide: ({ fits }, { reason }) => decideTogether(fits, reason),
  async do({ tx, edition, personId, now }, kept) {
    await revokePending(
      tx,
      edition,
      kept.filter(({ submission }) => submission.pending).map(({ submission }) => submission.id),
      now,
    )
    const decisions = kept.map(({ submission: { id, version }, decided }) => ({
      ...decided,
      submissionId: id,
      version,
    }))
    await addDecisions(tx, edition, decisions, { personId, now })
    return kept.length
  },
  record: (_, kept) => kept.map(({ submission, decided }) => keptEntry(submission, decided)),
})

function decideTogether(fits: TogetherFacts['fits'], typed: Reason): Result<readonly Kept[], Refusal<Code>> {
  const reason = readReason(typed)
  if (!reason.ok) return reason
  const kept = fits.flatMap(({ submission, ruled, asks }) =>
    asks || !ruled ? [] : [{ submission, decided: { ...ruled, reason: reason.value } }],
  )
  return kept.length > 0 ? ok(kept) : refuse('nothing-fits')
}

type BackWish = Pick<TogetherWish, 'references' | 'replacing'>

/** Takes back what waits for several: a colleague's decision only where it was ticked. */
export const decisionsTakenBack = defineAct<BackWish, TogetherFacts, readonly TitledStanding[], number, 'nothing-fits'>(
  {
    name: 'decisions taken back together',
    may: 'mayDecide',
    look: async (at, wish) => ok(await lookBack(at, wish)),
    shown: shownTogether,
    decide: ({ fits }) => {
      const taken = fits.filter(({ asks }) => !asks).map(({ submission }) => submission)
      return taken.length > 0 ? ok(taken) : refuse('nothing-fits')
    },
    async do({ tx, edition, now }, taken) {
      await revokePending(
        tx,
        edition,
        taken.map(({ id }) => id),
        now,
      )
      return taken.length
    },
    record: (_, taken) => taken.map(takenBackEntry),
  },
)

async function lookBack({ tx, edition, locking, personId }: Acting, wish: BackWish): Promise<TogetherFacts> {
  const found = await standingsOf(tx, edition, wish.references.map(asReference), locking)
  const chosen = [...found.values()].sort(byNumber)
  const whyNot = ({ pending, released, releasing }: TitledStanding): WhyNot['code'] | null => {
    if (releasing) return 'being-released'
    if (pending) return null
    return released ? 'released-stands' : 'nothing-pending'
  }
  return {
    into: null,
    fits: chosen
      .filter((submission) => whyNot(submission) === null)
      .map((submission) => ({ submission, ruled: null, asks: asksFirst(submission, personId, wish.replacing) })),
    not: chosen.flatMap((submission) => {
      const code = whyNot(submission)
      return code ? [{ submission, refusal: { code, facts: {} } }] : []
    }),
  }
}
