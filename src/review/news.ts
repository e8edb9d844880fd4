import type { EditionScope } from '../access/public.ts'
import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import { news } from '../platform/news.ts'

type At = {
  readonly edition: EditionScope
  /** On whose word it was released. */
  readonly personId: PersonId | null
  readonly at: Date
}

type Of = {
  readonly submissionId: SubmissionId
  /** As the officers wrote it. */
  readonly reason: string
}

/** `again`: it was accepted before, then no longer. */
type Accepted = Of & { readonly becomesSession: boolean; readonly again: boolean }

/** Acceptances of submissions have been released, many at a time: from now on everybody may know. */
export const ACCEPTED = news<At & { readonly accepted: readonly Accepted[] }>('submissions accepted')

/**
 * What was accepted no longer is, by a decision taken anew. Whoever has made something of it ends that, or says that it is too late: then
 * the decision is held back.
 */
export const ACCEPTANCE_ENDED = news<At & Of & { tooLate(): void }>('acceptance ended')
