import { dayIn } from '../platform/languages/public.ts'

/** Where a stretch of time stands to a moment; half-open, so a session that ends now is over. */
type Tide = 'past' | 'now' | 'ahead'

type Stretch = { readonly startsAt: Date; readonly endsAt: Date }

export function tideOf(stretch: Stretch, now: Date): Tide {
  if (stretch.endsAt <= now) return 'past'
  return stretch.startsAt <= now ? 'now' : 'ahead'
}

/** The tide of sessions that begin together: now while one of them runs, past when all are over. */
export function tideOfAll(stretches: readonly Stretch[], now: Date): Tide {
  const tides = stretches.map((one) => tideOf(one, now))
  if (tides.includes('now')) return 'now'
  return tides.every((tide) => tide === 'past') ? 'past' : 'ahead'
}

/**
 * What a page of the programme shows of the moment: pages of one moment are the same. While a session runs that is the minute; otherwise
 * how many are over, and the day.
 */
export function momentOf(stretches: readonly Stretch[], zone: string, now: Date): string {
  if (stretches.some((one) => tideOf(one, now) === 'now')) return now.toISOString().slice(0, 16)
  return `${dayIn(zone, now)} ${stretches.filter((one) => one.endsAt <= now).length}`
}
