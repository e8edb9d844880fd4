import { jobKind } from '../platform/jobs/kinds.ts'

/** Look for versions nobody was told of yet, and send what is due. */
export const WEBHOOKS_DUE = jobKind<Record<string, never>>('webhooks-due', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 60,
  takesAtMost: 600,
  atOnce: 1,
  looksEvery: 30,
})
