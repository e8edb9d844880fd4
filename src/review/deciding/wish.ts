import type { Entry } from '../../acts/public.ts'
import type { Decided, Kept, Reason, Standing } from '../decision.ts'
import { asReference, type TitledStanding } from '../standings.ts'

/** What an officer wants for one submission, as typed; `intoReference` in any case. */
export type DecisionOrder = {
  readonly reference: string
  readonly outcome: string
  readonly intoReference: string
  readonly reason: Reason
}

/** The reference others are merged into; empty unless it is a merge. */
export const wantedInto = ({ outcome, intoReference }: Pick<DecisionOrder, 'outcome' | 'intoReference'>): string =>
  outcome === 'merged' ? asReference(intoReference) : ''

/** What must still be so when a decision is kept: the words it was made on, and what it takes the place of. */
export const asShown = ({ version, state, pending, released, mergesReleased }: Standing) => ({
  version,
  state,
  pending: pending?.id ?? null,
  released: released?.id ?? null,
  mergesReleased,
})

/** Of the one that others are merged into: that it is the one whose title was read, and stands. */
export const intoShown = ({ version, state, title, pending }: TitledStanding) => ({
  version,
  state,
  title,
  pending: pending?.outcome ?? null,
})

const facts = (kept: Kept | null) => (kept ? { outcome: kept.outcome, into: kept.intoId, by: kept.by } : {})

export const keptEntry = (submission: Standing, decided: Decided): Entry => ({
  subject: submission.reference,
  ...(submission.pending ? { before: facts(submission.pending) } : {}),
  after: {
    outcome: decided.outcome,
    into: decided.intoId,
    version: submission.version,
    ...(decided.replacesId ? { instead: decided.replacesId } : {}),
  },
})

export const takenBackEntry = (submission: Standing): Entry => ({
  subject: submission.reference,
  before: facts(submission.pending),
})
