import type { EditionScope } from '../access/public.ts'
import { news } from '../platform/news.ts'

/** The acceptance of a submission has been released: from now on everybody may know. */
export const ACCEPTED = news<{ edition: EditionScope; submissionId: string; becomesSession: boolean; at: Date }>(
  'submission accepted',
)
