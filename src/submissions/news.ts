import type { EditionScope } from '../access/public.ts'
import type { OrganizationId, OrganizationMergeId, SubmissionId } from '../platform/db/schema.ts'
import type { Letter } from '../platform/mail/mail.ts'
import { news } from '../platform/news.ts'
import type { Moved } from '../stakeholders/public.ts'

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

/** Which organization went into which, by a merge that keeps what moved with it. */
export type OrganizationMove = {
  readonly edition: EditionScope
  readonly mergeId: OrganizationMergeId
  readonly from: OrganizationId
  readonly into: OrganizationId
}

/** Two organizations are one from now on: what hangs on the first goes to the second, and is noted with the merge. */
export const ORGANIZATIONS_MERGED = news<OrganizationMove>('organizations merged')

/** They are two again: of what was noted, all that nobody has changed since comes back. */
export const ORGANIZATIONS_PARTED = news<OrganizationMove & { readonly moved: Moved }>('organizations parted')
