import type { EditionScope } from '../access/public.ts'
import type { SubmissionId } from '../platform/db/schema.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { news } from '../platform/news.ts'

export type Withdrawal = {
  readonly edition: EditionScope
  readonly submissionId: SubmissionId
  readonly reference: string
  readonly at: Date
  /** Where the program is found, for letters, and what queues one. */
  readonly origin: string
  write(letter: Letter): Promise<void>
}

/** A submission has been taken back by whoever handed it in. What leans on it ends or is told. */
export const WITHDRAWN = news<Withdrawal>('submission withdrawn')
