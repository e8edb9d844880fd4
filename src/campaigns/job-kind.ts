import { jobKind } from '../platform/jobs/kinds.ts'

/** Find out which submissions are copies of one letter, where the texts are others than they were. */
export const CAMPAIGNS = jobKind<Record<string, never>>('campaigns', {
  retryLimit: 1,
  firstPause: 60,
  longestPause: 300,
  takesAtMost: 1800,
  atOnce: 1,
  looksEvery: 60,
})
