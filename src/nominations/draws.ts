import { type Acting, defineAct } from '../acts/public.ts'
import { instantOf } from '../consultation/public.ts'
import { linesIn, sourcesIn } from '../draws/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { cut } from '../platform/text.ts'
import { type AnnouncedDraw, announceDraw, drawsOf, fixList, keepNumbers } from '../rounds/public.ts'
import { selectionHeld } from './held.ts'
import { type Nominations, nomineesOf, standing } from './reads.ts'

type Code =
  | 'selection-unknown'
  | 'draw-sources'
  | 'draw-when'
  | 'draw-list'
  | 'draw-too-late'
  | 'draw-too-early'
  | 'draw-numbers'
type Facts = {
  readonly selection: Nominations
  readonly draws: readonly AnnouncedDraw[]
  readonly numbers: readonly number[]
  readonly zone: string
}

async function lookAt(at: Acting, code: string): Promise<Result<Facts, Refusal<Code>>> {
  const selection = await selectionHeld(at, code)
  if (!selection) return refuse('selection-unknown')
  const nominees = standing(await nomineesOf(at.tx, at.edition, selection.id))
  const draws = await drawsOf(at.tx, at.edition, selection.id)
  return ok({ selection, draws, numbers: nominees.map(({ entry }) => entry.number), zone: at.edition.zone })
}

type Announced = { readonly sources: readonly string[]; readonly knownFrom: Date }

/** Says by which public numbers equals will be parted, while nobody can know them yet. */
export const drawAnnounced = defineAct<
  { selection: string; sources: string; knownFrom: string },
  Facts,
  Announced,
  void,
  Code
>({
  name: 'draw announced',
  may: 'mayHandleNominations',
  look: (at, wish): Promise<Result<Facts, Refusal<Code>>> => lookAt(at, wish.selection),
  decide({ zone }, wish, now) {
    const sources = linesIn(cut(wish.sources, 2000))
    const known = instantOf(wish.knownFrom, zone)
    if (sources.length === 0) return refuse('draw-sources')
    return known.ok && known.value > now ? ok({ sources, knownFrom: known.value }) : refuse('draw-when')
  },
  do: ({ tx, edition, now }, announced, { selection }) =>
    announceDraw(tx, edition, { ...announced, selectionId: selection.id }, now),
  record: (_, { sources, knownFrom }, { selection }) => ({
    subject: selection.code,
    details: { sources: [...sources], knownFrom: knownFrom.toISOString() },
  }),
})

type Step = {
  readonly draw: AnnouncedDraw
  readonly list: readonly number[]
  readonly numbers: readonly (readonly string[])[] | null
}

/** Fixes the list before the numbers are known; then keeps the numbers as they came out. Neither is ever changed. */
export const drawCarriedOn = defineAct<{ selection: string; draw: number; typed: string }, Facts, Step, boolean, Code>({
  name: 'draw carried on',
  may: 'mayHandleNominations',
  look: (at, wish) => lookAt(at, wish.selection),
  shown: ({ draws }, wish) => ({ draw: draws.find((one) => one.number === wish.draw) }),
  decide({ draws, numbers }, wish, now) {
    const draw = draws.find((one) => one.number === wish.draw && one.drawnAt === null)
    if (!draw) return refuse('selection-unknown')
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
  },
  do: ({ tx, edition, now }, { draw, list, numbers }) =>
    numbers ? keepNumbers(tx, edition, draw.id, numbers, now) : fixList(tx, edition, draw.id, list, now),
  record: (_, { draw, numbers }, { selection }) => ({
    subject: selection.code,
    details: { draw: draw.number, fixed: numbers === null },
  }),
})
