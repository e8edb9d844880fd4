import { instantOf } from '../consultation/public.ts'
import { draw as drawFrom, linesIn, sourcesIn } from '../draws/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { cut } from '../platform/text.ts'
import type { AnnouncedDraw } from './reads.ts'

export type DrawRefusal =
  | 'draw-unknown'
  | 'draw-sources'
  | 'draw-when'
  | 'draw-list'
  | 'draw-too-late'
  | 'draw-too-early'
  | 'draw-numbers'

export type DrawAnnounced = { readonly sources: readonly string[]; readonly knownFrom: Date }
/** As typed; `knownFrom` is wall clock in the zone of the edition. */
export type DrawWish = { readonly sources: string; readonly knownFrom: string }

/** By which public numbers equals will be parted, said while nobody can know them yet. */
export function announcing(wish: DrawWish, zone: string, now: Date): Result<DrawAnnounced, Refusal<DrawRefusal>> {
  const sources = linesIn(cut(wish.sources, 2000))
  const known = instantOf(wish.knownFrom, zone)
  if (sources.length === 0) return refuse('draw-sources')
  return known.ok && known.value > now ? ok({ sources, knownFrom: known.value }) : refuse('draw-when')
}

export type DrawStep = {
  readonly draw: AnnouncedDraw
  readonly list: readonly number[]
  /** null: it is the list that is fixed now. */
  readonly numbers: readonly (readonly string[])[] | null
}
/** `draws`: those of the selection; `numbers`: of everything that may be drawn from. */
type Standing = { readonly draws: readonly AnnouncedDraw[]; readonly numbers: readonly number[] }

/** The next step of a draw: its list while the numbers are unknown, then the numbers as they came out. */
export function carryingOn(
  { draws, numbers }: Standing,
  wish: { readonly draw: number; readonly typed: string },
  now: Date,
): Result<DrawStep, Refusal<DrawRefusal>> {
  const draw = draws.find((one) => one.number === wish.draw && one.drawnAt === null)
  if (!draw) return refuse('draw-unknown')
  if (draw.fixedAt === null) {
    const list = wish.typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number)
    if (now >= draw.knownFrom) return refuse('draw-too-late')
    const known = list.length > 1 && new Set(list).size === list.length && list.every((one) => numbers.includes(one))
    return known ? ok({ draw, list, numbers: null }) : refuse('draw-list')
  }
  const sources = sourcesIn(linesIn(cut(wish.typed, 2000)))
  if (now < draw.knownFrom) return refuse('draw-too-early')
  const whole = sources.length === draw.sources.length && sources.every((values) => values.length > 0)
  return whole ? ok({ draw, list: [], numbers: sources }) : refuse('draw-numbers', { count: draw.sources.length })
}

/** The order that each finished draw gave, by numbers of entries, the first one best. */
export const ordersDrawn = (draws: readonly AnnouncedDraw[]): number[][] =>
  draws.flatMap(({ entries, numbers }) => {
    if (!entries || !numbers) return []
    const drawn = drawFrom(numbers, entries.map(String), entries.length)
    return drawn.ok ? [drawn.value.picks.map(({ entry }) => Number(entry))] : []
  })
