/** A moment in time; see decisions/0002. */
export type Instant = Date

/** In milliseconds. */
export const MINUTE = 60_000

export const minutesBetween = (from: Instant, to: Instant): number => (to.getTime() - from.getTime()) / MINUTE

/** Rules never ask for the time themselves: whoever acts brings it from a clock. */
export type Clock = {
  now(): Instant
  /** False while this node cannot vouch for its time: it then decides nothing that a moment decides. Absent: it always can. */
  inStep?(): boolean
}

/** The clock of the machine, for looking at an installation; what is decided goes by `databaseClock`. */
export const systemClock: Clock = { now: () => new Date() }

/** A clock for tests that stands still until it is moved. */
export function fixedClock(at: Instant | string): Clock & { set(to: Instant | string): void } {
  let current = new Date(at)
  return {
    now: () => new Date(current),
    set: (to) => {
      current = new Date(to)
    },
  }
}
