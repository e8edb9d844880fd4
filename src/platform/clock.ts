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

/** A clock that runs beside the real one, so that a demonstration can stand in another year. */
export function shiftedClock(): Clock & { shiftTo(at: Instant): void } {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    shiftTo: (at) => {
      offset = at.getTime() - Date.now()
    },
  }
}
