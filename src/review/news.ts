import type { EditionScope } from '../access/public.ts'
import type { PersonId, SubmissionId } from '../platform/db/schema.ts'
import { news } from '../platform/news.ts'

type Of = {
  readonly edition: EditionScope
  readonly submissionId: SubmissionId
  /** As the officers wrote it, and on whose word it was released. */
  readonly reason: string
  readonly personId: PersonId | null
  readonly at: Date
}

/** The acceptance of a submission has been released: from now on everybody may know. `again`: it was accepted before, then no longer. */
export const ACCEPTED = news<Of & { readonly becomesSession: boolean; readonly again: boolean }>('submission accepted')

/**
 * What was accepted no longer is, by a decision taken anew. Whoever has made something of it ends that, or says that it is too late: then
 * the decision is held back.
 */
export const ACCEPTANCE_ENDED = news<Of & { tooLate(): void }>('acceptance ended')
