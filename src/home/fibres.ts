import { nowAmong } from '../consultation/public.ts'
import type { Instant } from '../platform/clock.ts'

/** One fibre of the thread: when it came, and the words of its public text (null = not counted); above the cap it stands for several. */
export type Fibre = { readonly at: Instant; readonly words: number | null }

/** Drawn at most; with more submissions each fibre stands for as many as it takes, so that the picture stays a picture. */
export const MOST_FIBRES = 240

/** Units of the drawing: a column of the timeline is 200 wide, the line lies at 80. */
export const COLUMN = 200
export const BASELINE = 80
const TALLEST = 72
const SHORTEST = 12
/** How far a fibre leans back before it is bound in. */
const LEAN = 22

const rounded = (n: number) => String(Math.round(n * 10) / 10)

/** Height by the root of the length: a text four times as long rises twice as high, so that one long text does not flatten all others. */
export function heightOf(words: number | null, most: number): number {
  if (words === null || most <= 0) return SHORTEST
  return SHORTEST + (TALLEST - SHORTEST) * Math.sqrt(Math.min(1, words / most))
}

/** How many submissions a fibre stands for when there are `count` of them. */
export const standsFor = (count: number): number => Math.max(1, Math.ceil(count / MOST_FIBRES))

/**
 * All fibres as one path, each bound into the line on its day. `axis` are the beginnings of the columns; time runs evenly within a column,
 * as `now` on the line does.
 */
export function fibrePath(fibres: readonly Fibre[], axis: readonly (Instant | null)[]): string {
  const most = Math.max(0, ...fibres.map((f) => f.words ?? 0))
  const columns = axis.map((startsAt) => ({ startsAt }))
  return fibres
    .map(({ at, words }) => {
      const place = nowAmong(columns, at)
      const x = place ? (place.index + place.share) * COLUMN : 0
      const h = heightOf(words, most)
      return `M${rounded(x)} ${BASELINE}c-14 0-19-${rounded(h * 0.35)}-${LEAN}-${rounded(h)}`
    })
    .join('')
}
