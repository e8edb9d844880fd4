import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../platform/clock.ts'
import { ok, type Result, refuse } from '../platform/result.ts'

/**
 * The instant a wall clock in a zone names. In the hour that a change of the clock skips there is no such instant, and in the hour it
 * repeats there are two: both are refused, because a deadline must not be open to reading.
 */
export function instantOf(local: string, zone: string): Result<Instant> {
  let wall: Temporal.PlainDateTime
  try {
    wall = Temporal.PlainDateTime.from(local)
  } catch {
    return refuse('time-unreadable', { local })
  }
  try {
    return ok(new Date(wall.toZonedDateTime(zone, { disambiguation: 'reject' }).epochMilliseconds))
  } catch {
    return refuse('time-ambiguous', { local, zone })
  }
}

/** The day of the calendar it is in a zone at an instant, as `2022-03-11`. */
export const dayAt = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone).toPlainDate().toString()

/** The instant at which a day of the calendar is over in a zone: the first of the next day, whatever the clocks do that night. */
export function endOfDay(day: string, zone: string): Instant {
  const next = Temporal.PlainDate.from(day).add({ days: 1 })
  return new Date(next.toZonedDateTime(zone).epochMilliseconds)
}
