/** A moment in time; see decisions/0002. */
export type Instant = Date

/** Rules never ask for the time themselves: whoever acts brings it from a clock. */
export type Clock = { now(): Instant }

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
