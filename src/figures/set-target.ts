import { type Acting, defineAct } from '../acts/public.ts'
import { type Call, callByCode, lockEdition } from '../consultation/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Dimension } from './dimensions.ts'
import { dimensionsOfTargets, targetsOf } from './read-targets.ts'
import { dropTarget, keepTarget } from './store.ts'
import { isTrait, type Target, type Trait, type Wanted, whoKey } from './targets.ts'

type Facts = { readonly call: Call; readonly targets: readonly Target[]; readonly dimensions: readonly Dimension[] }

async function look({ tx, edition, locking }: Acting, wish: { readonly call: string }) {
  if (locking) await lockEdition(tx, edition)
  const call = await callByCode(tx, edition, wish.call)
  if (!call) return refuse('call-unknown')
  const [targets, dimensions] = await Promise.all([
    targetsOf(tx, edition, call.code),
    dimensionsOfTargets(tx, edition, call),
  ])
  return ok({ call, targets, dimensions })
}

/** Every target of the call, as the page lists them. */
const shown = ({ targets }: Facts): Record<string, unknown> =>
  Object.fromEntries(targets.map(({ who, wanted }) => [whoKey(who), wanted]))

type Wish = {
  readonly call: string
  /** One trait or two; as typed. */
  readonly who: readonly Trait[]
  /** null: no number that can be read. */
  readonly wanted: Wanted | null
}
type Code = 'call-unknown' | 'who-unknown' | 'same-twice' | 'number-faulty'

const MOST = { least: 100_000, share: 100 } as const

function decide({ dimensions }: Facts, { who, wanted }: Wish): Result<Target, Refusal<Code>> {
  const [first, second] = who
  if (!first || who.length > 2 || !who.every((trait) => isTrait(dimensions, trait))) return refuse('who-unknown')
  if (second && first.dimension === second.dimension) return refuse('same-twice')
  const number = wanted?.kind === 'share' ? wanted.percent : wanted?.count
  if (!wanted || !number || number < 1 || number > MOST[wanted.kind]) return refuse('number-faulty')
  return ok({ who: inOrder(who, dimensions), wanted })
}

/** Academia of a region and a region's academia are one target. */
const inOrder = (who: readonly Trait[], dimensions: readonly Dimension[]): Trait[] => {
  const place = ({ dimension }: Trait) => dimensions.findIndex(({ code }) => code === dimension)
  return [...who].sort((a, b) => place(a) - place(b))
}

const said = ({ wanted }: Target) => (wanted.kind === 'share' ? { share: wanted.percent } : { least: wanted.count })

/** Somebody of the secretariat says who shall have spoken by the end of a call. */
export const targetSet = defineAct<Wish, Facts, Target, void, Code>({
  name: 'figure target set',
  may: 'mayHandleFigures',
  look,
  shown,
  decide,
  do: ({ tx, edition, personId, now }, target, { call }) =>
    keepTarget(tx, edition, { call, target, by: personId, at: now }),
  record: (_, target, { call, targets }) => {
    const before = targets.find(({ who }) => whoKey(who) === whoKey(target.who))
    const details = { who: whoKey(target.who), ...said(target), ...(before ? { before: said(before) } : {}) }
    return { subject: call.code, details }
  },
})

type Gone = { readonly call: string; readonly key: string }

/** A target is taken away; the record keeps what it was. */
export const targetTakenAway = defineAct<Gone, Facts, Target, Target, 'call-unknown' | 'target-unknown'>({
  name: 'figure target taken away',
  may: 'mayHandleFigures',
  look,
  shown,
  decide({ targets }, { key }) {
    const found = targets.find(({ who }) => whoKey(who) === key)
    return found ? ok(found) : refuse('target-unknown')
  },
  async do({ tx, edition }, target, { call }) {
    await dropTarget(tx, edition, call.id, target.who)
    return target
  },
  record: (target, _, { call }) => ({ subject: call.code, details: { who: whoKey(target.who), ...said(target) } }),
})
