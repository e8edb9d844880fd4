/** Where a stretch of time stands to a moment; half-open, so a session that ends now is over. */
export type Tide = 'past' | 'now' | 'ahead'

export function tideOf(stretch: { readonly startsAt: string; readonly endsAt: string }, now: Date): Tide {
  const at = now.toISOString()
  if (stretch.endsAt <= at) return 'past'
  return stretch.startsAt <= at ? 'now' : 'ahead'
}

/** The tide of sessions that begin together: now while one of them runs, past when all are over. */
export function tideOfAll(
  stretches: readonly { readonly startsAt: string; readonly endsAt: string }[],
  now: Date,
): Tide {
  const tides = stretches.map((one) => tideOf(one, now))
  if (tides.includes('now')) return 'now'
  return tides.every((tide) => tide === 'past') ? 'past' : 'ahead'
}
