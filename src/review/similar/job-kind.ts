import { jobKind } from '../../platform/jobs/kinds.ts'

/** Find out which submissions say nearly the same, where anything has changed. */
export const SIMILAR = jobKind<Record<string, never>>('similar', {
  retryLimit: 1,
  firstPause: 60,
  longestPause: 300,
  takesAtMost: 1800,
  atOnce: 1,
  looksEvery: 60,
})
