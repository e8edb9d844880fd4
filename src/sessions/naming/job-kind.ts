import { jobKind } from '../../platform/jobs/kinds.ts'

/** Tell the people of an edition's sessions that they are named there, whoever has not been told yet. */
export const TELL_NAMED = jobKind<{ edition: string }>('tell-named', {
  retryLimit: 2 ** 31 - 1,
  firstPause: 15,
  longestPause: 300,
  takesAtMost: 300,
  atOnce: 1,
  looksEvery: 30,
})
