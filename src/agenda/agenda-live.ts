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
