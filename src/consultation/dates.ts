import type { EditionChange } from './changes-known.ts'

/** The days of a forum, both ends included, and its final week if it has one. Days of the calendar. */
export type ForumDays = {
  readonly startsOn: string
  readonly endsOn: string
  readonly finalWeek: { readonly from: string; readonly to: string } | null
}

/** The days a change of dates names, as kept; null when it names none. */
export function daysIn(value: Record<string, unknown>): ForumDays | null {
  const { starts_on, ends_on, final_week } = value
  if (typeof starts_on !== 'string' || typeof ends_on !== 'string') return null
  return { startsOn: starts_on, endsOn: ends_on, finalWeek: (final_week as ForumDays['finalWeek'] | undefined) ?? null }
}

/** When a milestone is, as a change of it names it. */
export type MovedTo = { readonly startsAt: Date; readonly endsAt: Date | null }

export function momentIn(value: Record<string, unknown>): MovedTo | null {
  const { utc_start, utc_end } = value
  if (typeof utc_start !== 'string') return null
  return { startsAt: new Date(utc_start), endsAt: typeof utc_end === 'string' ? new Date(utc_end) : null }
}

/** The days of the forum as first announced, whatever became of them: what its letter states. */
export function plannedDays(days: ForumDays, changes: readonly EditionChange[]): ForumDays {
  const first = changes.find((change) => change.what === 'dates_changed')
  return (first && daysIn(first.from)) ?? days
}
