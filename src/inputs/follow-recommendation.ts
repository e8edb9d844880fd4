import { type Acting, defineAct } from '../acts/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import type { Language } from '../platform/languages/public.ts'
import { ok, refuse } from '../platform/result.ts'
import { lockSubmission, type Recommendation } from '../submissions/public.ts'
import { type EventInput, recommendationOf, type StepName, type StepOfRecommendation, stepsOf } from './reads.ts'
import { addStep } from './store.ts'

type Wish = {
  readonly reference: string
  readonly number: string
  readonly kind: StepName
  /** A session of the published programme, for what was taken up in one. */
  readonly session: number | null
  readonly reason: string
  readonly language: Language
}

type Facts = {
  readonly input: EventInput
  readonly recommendation: Recommendation
  readonly steps: readonly StepOfRecommendation[]
  readonly sessions: ReadonlySet<number>
}

type Code = 'recommendation-unknown' | 'reason-missing' | 'session-unknown'

/** Somebody of the secretariat says what became of a recommendation, for everybody to read. Nothing said before is changed. */
export const recommendationFollowed = defineAct<Wish, Facts, Wish, void, Code>({
  name: 'recommendation followed up',
  may: 'mayEnterInputs',
  async look({ tx, edition, locking }: Acting, wish) {
    const found = await recommendationOf(tx, edition, wish)
    if (!found) return refuse('recommendation-unknown')
    // Its thread has no row before the first step: who adds to it holds the input it belongs to.
    if (locking) await lockSubmission(tx, edition, found.input.id)
    const [all, agenda] = await Promise.all([stepsOf(tx, edition, found.input.id), publishedAgenda(tx, edition)])
    const steps = all.filter(({ number }) => number === found.recommendation.number)
    return ok({ ...found, steps, sessions: new Set((agenda?.entries ?? []).map((entry) => entry.number)) })
  },
  shown: ({ input, recommendation, steps }) => ({
    [`${input.reference} ${recommendation.number}`]: [
      recommendation.text,
      ...steps.map(({ kind, session, reason, at }) => `${kind} ${session ?? ''} ${reason} ${at.toISOString()}`),
    ],
  }),
  decide({ sessions }, wish) {
    if (wish.reason === '') return refuse('reason-missing')
    if (wish.kind !== 'taken_up') return ok({ ...wish, session: null })
    return wish.session === null || sessions.has(wish.session) ? ok(wish) : refuse('session-unknown')
  },
  do: ({ tx, edition, personId, now }, { kind, session, reason, language }, { input, recommendation }) =>
    addStep(tx, edition, {
      submissionId: input.id,
      number: recommendation.number,
      kind,
      session,
      about: recommendation.text,
      reason,
      reasonLanguage: language,
      at: now,
      by: personId,
    }),
  record: (_, { kind, session, reason }, { input, recommendation }) => ({
    subject: input.reference,
    details: { recommendation: recommendation.number, kind, ...(session === null ? {} : { session }), reason },
  }),
})
