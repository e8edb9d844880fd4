import type { EditionScope } from '../access/public.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import { news } from '../platform/news.ts'

/** A photograph that was public is no longer, by a decision of the desk. What leans on it ends. */
export const PHOTO_TAKEN_DOWN = news<{
  readonly edition: EditionScope
  readonly submissionId: SubmissionId
  readonly at: Date
}>('photo taken down')
