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
  entriesOf,
  fixList,
  keepNumbers,
} from '../rounds/public.ts'
import { type Judged, judgedHeld } from './reads.ts'

type Code = 'selection-unknown' | 'released-already' | 'no-draws' | DrawRefusal
type Facts = {
  readonly judged: Judged
  readonly zone: string
  readonly draws: readonly AnnouncedDraw[]
  /** Of everything that takes part. */
  readonly numbers: readonly number[]
}

async function lookAt(at: Acting, code: string): Promise<Result<Facts, Refusal<Code>>> {
  const { tx, edition } = at
  const judged = await judgedHeld(at, code)
  if (!judged) return refuse('selection-unknown')
  const entries = (await entriesOf(tx, edition, judged.id)).filter(({ standing }) => standing !== 'gone')
  return ok({
    judged,
    zone: edition.zone,
    draws: await drawsOf(tx, edition, judged.id),
    numbers: entries.map(({ number }) => number),
  })
}

/** What forbids any draw: winners that are announced, and rules that part equals otherwise. */
const forbids = ({ releasedAt, rules }: Judged) =>
  releasedAt ? refuse('released-already') : rules.ties === 'draw' ? null : refuse('no-draws')

/** Says by which public numbers equals will be parted, while nobody can know them yet. */
export const awardDrawAnnounced = defineAct<DrawWish & { selection: string }, Facts, DrawAnnounced, void, Code>({
  name: 'draw of winners announced',
  may: 'mayHandleJudging',
  look: (at, { selection }) => lookAt(at, selection),
  decide: ({ judged, zone }, { sources, knownFrom }, now) =>
    forbids(judged) ?? announcing({ sources, knownFrom }, zone, now),
  do: ({ tx, edition, now }, announced, { judged }) =>
    announceDraw(tx, edition, { ...announced, selectionId: judged.id }, now),
  record: (_, { sources, knownFrom }, { judged }) => ({
    subject: judged.code,
    details: { sources: [...sources], knownFrom: knownFrom.toISOString() },
  }),
})

/** Fixes the list before the numbers are known; then keeps the numbers as they came out. Neither is ever changed. */
export const awardDrawCarriedOn = defineAct<
  { selection: string; draw: number; typed: string },
  Facts,
  DrawStep,
  boolean,
  Code
>({
  name: 'draw of winners carried on',
  may: 'mayHandleJudging',
  look: (at, { selection }) => lookAt(at, selection),
  shown: ({ draws }, { draw }) => ({ draw: draws.find(({ number }) => number === draw) }),
  decide: (facts, { draw, typed }, now) => forbids(facts.judged) ?? carryingOn(facts, { draw, typed }, now),
  do: ({ tx, edition, now }, { draw, list, numbers }) =>
    numbers ? keepNumbers(tx, edition, draw.id, numbers, now) : fixList(tx, edition, draw.id, list, now),
  record: (_, { draw, numbers }, { judged }) => ({
    subject: judged.code,
    details: { draw: draw.number, fixed: numbers === null },
  }),
})
