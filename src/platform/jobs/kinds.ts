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

/** A kind of job. `Payload` is what each job of it carries: ids only, the facts stay in the tables. */
export type JobKind<Payload extends object = never> = {
  readonly name: string
  readonly terms: Terms
  /** Only for the compiler, which ties a payload and its doer to the kind; holds nothing. */
  readonly carries?: (payload: Payload) => void
}

/** A kind of job, by a name that stays: jobs that wait in the database are found by it. */
export const jobKind = <Payload extends object>(name: string, terms: Terms): JobKind<Payload> => ({ name, terms })

const FOR_EVER = 2 ** 31 - 1

/** Send one letter of the outbox. */
export const LETTER = jobKind<{ letterId: string }>('letter', {
  retryLimit: FOR_EVER,
  firstPause: 15,
  longestPause: 300,
  takesAtMost: 120,
  atOnce: 4,
  looksEvery: 15,
})

/** Look for letters of the outbox that wait without a job, as an older version of the program leaves them. */
export const LETTERS_LEFT = jobKind<Record<string, never>>('letters-left', {
  retryLimit: 3,
  firstPause: 15,
  longestPause: 300,
  takesAtMost: 120,
  atOnce: 1,
  looksEvery: 60,
})

/** Remove once a day what has ended, in every module. */
export const DAILY_ROUND = jobKind<Record<string, never>>('daily-round', {
  retryLimit: 5,
  firstPause: 60,
  longestPause: 3600,
  takesAtMost: 600,
  atOnce: 1,
  looksEvery: 60,
})

/** The platform's own kinds; modules bring theirs (page/joining.ts). */
export const PLATFORM_KINDS: readonly JobKind[] = [LETTER, LETTERS_LEFT, DAILY_ROUND]
