import type { DecisionReleaseId } from '../../platform/db/schema.ts'
import { jobKind } from '../../platform/jobs/kinds.ts'

/** Carry out a release of decisions that was ordered, unless that is done already. */
export const RELEASE = jobKind<{ releaseId: DecisionReleaseId; edition: string }>('release', {
  retryLimit: 2 ** 31 - 1,
  firstPause: 15,
  longestPause: 300,
  takesAtMost: 300,
  atOnce: 1,
  looksEvery: 15,
})
