import { jobKind } from '../platform/jobs/kinds.ts'

/** Sort the public texts by topic, where they are others than they were. */
export const TOPICS = jobKind<Record<string, never>>('topics', {
  retryLimit: 1,
  firstPause: 60,
  longestPause: 300,
  takesAtMost: 1800,
  atOnce: 1,
  looksEvery: 60,
})
