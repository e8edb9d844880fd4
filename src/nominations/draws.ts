import { type Acting, defineAct } from '../acts/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import {
  type AnnouncedDraw,
  announceDraw,
  announcing,
  carryingOn,
  type DrawAnnounced,
  type DrawRefusal,
  type DrawStep,
  type DrawWish,
  drawsOf,
  fixList,
  keepNumbers,
} from '../rounds/public.ts'
import { selectionHeld } from './held.ts'
import { type Nominations, nomineesOf, standing } from './reads.ts'

type Code = 'selection-unknown' | DrawRefusal
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

/** Says by which public numbers equals will be parted, while nobody can know them yet. */
export const drawAnnounced = defineAct<DrawWish & { selection: string }, Facts, DrawAnnounced, void, Code>({
  name: 'draw announced',
  may: 'mayHandleNominations',
  look: (at, wish): Promise<Result<Facts, Refusal<Code>>> => lookAt(at, wish.selection),
  decide: ({ zone }, wish, now) => announcing(wish, zone, now),
  do: ({ tx, edition, now }, announced, { selection }) =>
    announceDraw(tx, edition, { ...announced, selectionId: selection.id }, now),
  record: (_, { sources, knownFrom }, { selection }) => ({
    subject: selection.code,
    details: { sources: [...sources], knownFrom: knownFrom.toISOString() },
  }),
})

/** Fixes the list before the numbers are known; then keeps the numbers as they came out. Neither is ever changed. */
export const drawCarriedOn = defineAct<
  { selection: string; draw: number; typed: string },
  Facts,
  DrawStep,
  boolean,
  Code
>({
  name: 'draw carried on',
  may: 'mayHandleNominations',
  look: (at, wish) => lookAt(at, wish.selection),
  shown: ({ draws }, wish) => ({ draw: draws.find((one) => one.number === wish.draw) }),
  decide: (facts, wish, now) => carryingOn(facts, wish, now),
  do: ({ tx, edition, now }, { draw, list, numbers }) =>
    numbers ? keepNumbers(tx, edition, draw.id, numbers, now) : fixList(tx, edition, draw.id, list, now),
  record: (_, { draw, numbers }, { selection }) => ({
    subject: selection.code,
    details: { draw: draw.number, fixed: numbers === null },
  }),
})
