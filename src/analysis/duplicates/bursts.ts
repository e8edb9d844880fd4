/** Items that came one upon another: from the first to the last, in seconds since 1970. */
export type Burst = { from: number; to: number; count: number }

const GAP_SECONDS = 60
const FEWEST = 5

/** Stretches of at least five arrivals with no more than a minute between one and the next: a sign to look at, no verdict. */
export function burstsOf(times: readonly number[], gapSeconds = GAP_SECONDS, fewest = FEWEST): Burst[] {
  const bursts: Burst[] = []
  for (const time of [...times].sort((a, b) => a - b)) {
    const open = bursts.at(-1)
    if (open && time - open.to <= gapSeconds) {
      open.to = time
      open.count += 1
    } else bursts.push({ from: time, to: time, count: 1 })
  }
  return bursts.filter(({ count }) => count >= fewest)
}
