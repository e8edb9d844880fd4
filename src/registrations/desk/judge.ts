import { defineAct } from '../../acts/public.ts'
import type { Written } from '../../platform/languages/public.ts'
import { ok, refuse } from '../../platform/result.ts'
import { withdrawProof } from '../../proofs/public.ts'
import { tellCancelled, tellJudged, tellMovedUp } from '../letters.ts'
import { registrationsNumbered, takenPlaces, termsOf } from '../reads.ts'
import { holdsPlace, type Judgement, judged, type Registration, type Standing, type Terms } from '../registration.ts'
import { moveUp, setStanding } from '../store.ts'
import { VISA_LETTER } from '../visa-letter.ts'

type Wish = { readonly numbers: readonly number[]; readonly judgement: Judgement; readonly reason: Written }
type Facts = {
  readonly terms: Terms
  readonly taken: number
  readonly all: readonly Registration[]
  readonly judgement: Judgement
  readonly reason: Written
}
export type Change = { readonly of: Registration; readonly becomes: Standing }
type Done = { readonly changes: readonly Change[]; readonly movedUp: readonly Registration[] }

/** Whom a judgement must say why. */
export const wantsReason = (judgement: Judgement): boolean => judgement !== 'approve'

/** What becomes of each, one after the other, so that the last place is given once; whom it does not concern stays as they are. */
export function changesOf({ terms, taken, all, judgement }: Omit<Facts, 'reason'>, now: Date): Change[] {
  let held = taken
  return all.flatMap((of) => {
    const becomes = judged(judgement, { terms, taken: held, own: of }, now)
    if (!becomes) return []
    held += Number(holdsPlace({ ...becomes, presence: of.presence })) - Number(holdsPlace(of))
    return [{ of, becomes }]
  })
}

/** An officer approves, refuses or cancels registrations, one or many, after a look at exactly them. */
export const registrationsJudged = defineAct<
  Wish,
  Facts,
  Change[],
  Done,
  'no-registration' | 'nothing-to-judge' | 'reason-missing'
>({
  name: 'registrations judged',
  may: 'mayKeepRegistrations',
  async look({ tx, edition, locking }, { numbers, judgement, reason }) {
    const terms = await termsOf(tx, edition, locking)
    if (!terms) return refuse('no-registration')
    const all = await registrationsNumbered(tx, edition, numbers)
    return ok({ terms, all, judgement, reason, taken: await takenPlaces(tx, edition) })
  },
  // And what becomes of each: a place that goes to somebody else meanwhile makes another letter. The moment changes no standing.
  shown: (facts) => ({
    ...Object.fromEntries(facts.all.map((one) => [one.id, [one.state, one.presence, one.name]])),
    becomes: changesOf(facts, facts.terms.opensAt).map(({ of, becomes }) => `${of.id} ${becomes.state}`),
  }),
  decide(facts, _wish, now) {
    const changes = changesOf(facts, now)
    if (changes.length === 0) return refuse('nothing-to-judge')
    return wantsReason(facts.judgement) && facts.reason.text.trim() === '' ? refuse('reason-missing') : ok(changes)
  },
  async do({ tx, edition, now }, changes, { terms, reason, judgement }) {
    for (const { of, becomes } of changes) {
      await setStanding(tx, edition, of.id, { standing: becomes, now, reason: wantsReason(judgement) ? reason : null })
      if (judgement !== 'approve') await withdrawProof(tx, edition, { kind: VISA_LETTER, subject: of.id }, now)
    }
    return { changes, movedUp: await moveUp(tx, edition, terms, now) }
  },
  record: ({ changes }, _, { reason }) =>
    changes.map(({ of, becomes }) => ({
      subject: of.id,
      before: { state: of.state },
      after: { state: becomes.state, ...(reason.text ? { reason: reason.text } : {}) },
    })),
  async tell(at, { changes, movedUp }, _, { reason, judgement }) {
    for (const { of, becomes } of changes)
      if (judgement === 'cancel') await tellCancelled(at, of, reason, null)
      else await tellJudged(at, { ...of, state: becomes.state }, wantsReason(judgement) ? reason : null)
    await tellMovedUp(at, movedUp)
  },
})
