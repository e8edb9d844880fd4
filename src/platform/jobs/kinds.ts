/** What each kind of job carries: ids only, the facts stay in the tables. */
export type JobPayload = {
  /** Send one letter of the outbox. */
  letter: { letterId: string }
  /** Look for letters of the outbox that wait without a job, as an older version of the program leaves them. */
  'letters-left': Record<string, never>
  /** Remove once a day what has ended. */
  'daily-round': Record<string, never>
}
export type JobName = keyof JobPayload

/** How a kind is tried again, in real seconds. */
export type Terms = {
  /** How often it is tried again before it is given up. */
  retryLimit: number
  /** The first pause; each next one is about twice as long, up to `longestPause`. */
  firstPause: number
  longestPause: number
  /** A worker that is still at it after this long, or was killed, no longer counts: the job goes to another one. */
  takesAtMost: number
  /** How many of them one worker takes and does at a time. */
  atOnce: number
  /** How often a worker looks without having been told; finds what is to be tried again. */
  looksEvery: number
}

const FOR_EVER = 2 ** 31 - 1

/** Every kind there is. A queue is made for each when the tables are brought up to date, so any node can send to it. */
export const JOB_KINDS: Record<JobName, Terms> = {
  letter: { retryLimit: FOR_EVER, firstPause: 15, longestPause: 300, takesAtMost: 120, atOnce: 4, looksEvery: 15 },
  'letters-left': { retryLimit: 3, firstPause: 15, longestPause: 300, takesAtMost: 120, atOnce: 1, looksEvery: 60 },
  'daily-round': { retryLimit: 5, firstPause: 60, longestPause: 3600, takesAtMost: 600, atOnce: 1, looksEvery: 60 },
}
export const JOB_NAMES = Object.keys(JOB_KINDS) as JobName[]
