import { type ActRefusal, defineAct, perform } from '../acts/public.ts'
import type { JsonObject } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import type { Constraint, Weight } from '../scheduling/public.ts'
import { weightsOf } from './locks-reads.ts'
import { lockPlan } from './plan-locks.ts'
import type { By } from './session-acts.ts'
import { toldConstraints } from './told.ts'
import { removeWeights, setWeight } from './weight-store.ts'

export const MOST_WEIGHT = 1000

/**
 * The weights a constraint may be given. What every search keeps by its construction, such as one session to a room, cannot be given
 * up; of what only compares with the published plan, a rule cannot be made.
 */
export function choiceOf(constraint: Constraint): 'fixed' | 'rule-or-number' | 'number' {
  const { form, weight } = constraint
  if (weight === 'hard')
    return form.kind === 'plan' || (form.kind === 'place' && form.depends === 'both') ? 'fixed' : 'rule-or-number'
  return form.kind === 'plan' ? 'number' : 'rule-or-number'
}

type WeightProblem = Refusal<'weight-wrong' | 'weight-fixed' | 'constraint-unknown'>
export type WeightRefusal = ActRefusal<WeightProblem['code']>
type WeightsWish = { readonly typed: ReadonlyMap<string, string> }

/** Reads what somebody typed as a weight: `hard`, or a whole number from 0 to 1000. */
export function weightFrom(
  constraint: Constraint,
  typed: string,
): Result<Weight, Refusal<'weight-wrong' | 'weight-fixed'>> {
  const choice = choiceOf(constraint)
  const about = { name: constraint.name }
  if (typed === 'hard') return choice === 'number' ? refuse('weight-wrong', about) : ok('hard')
  if (choice === 'fixed') return refuse('weight-fixed', about)
  const weight = /^\d{1,4}$/.test(typed) ? Number(typed) : Number.NaN
  return weight <= MOST_WEIGHT ? ok(weight) : refuse('weight-wrong', about)
}

type WeightsFacts = { readonly own: ReadonlyMap<string, number | null> }
type Wanted = { readonly name: string; readonly weight: Weight; readonly byDefault: Weight }
type WeightsChanged = { readonly count: number; readonly before: JsonObject; readonly after: JsonObject }

/** What the page of weights has shown: those the edition has of its own. */
export const weightsShown = ({ own }: WeightsFacts) => asJson(own)

/**
 * Gives constraints an edition's own weights; one that equals the default is kept as none. Searches and the desk's clashes use them at
 * once. Carries what the page had shown: two heads who weigh at once do not undo each other.
 */
export const weightsChanged = defineAct<
  WeightsWish,
  WeightsFacts,
  readonly Wanted[],
  WeightsChanged,
  'weight-wrong' | 'weight-fixed' | 'constraint-unknown'
>({
  name: 'weights of constraints changed',
  may: 'mayWeigh',
  async look({ tx, edition, locking }) {
    if (locking) await lockPlan(tx, edition)
    return ok({ own: await weightsOf(tx, edition) })
  },
  shown: weightsShown,
  decide: (_, { typed }) => wantedIn(typed),
  async do({ tx, edition, personId, now }, wanted, { own }) {
    const back = wanted.filter((one) => one.weight === one.byDefault).map((one) => one.name)
    let count = await removeWeights(tx, edition, back)
    for (const { name, weight } of wanted.filter((one) => one.weight !== one.byDefault)) {
      const kept = { name, weight: weight === 'hard' ? null : weight, personId, at: now }
      if (await setWeight(tx, edition, kept)) count++
    }
    return { count, before: asJson(own), after: asJson(await weightsOf(tx, edition)) }
  },
  record: ({ count, before, after }) => (count > 0 ? { subject: 'weights', before, after } : []),
})

const asJson = (own: ReadonlyMap<string, number | null>): JsonObject =>
  Object.fromEntries([...own].map(([name, weight]) => [name, weight ?? 'hard']))

function wantedIn(typed: ReadonlyMap<string, string>): Result<readonly Wanted[], WeightProblem> {
  const wanted: Wanted[] = []
  for (const [name, text] of typed) {
    const constraint = toldConstraints.find((one) => one.name === name)
    if (!constraint) return refuse('constraint-unknown', { name })
    const read = weightFrom(constraint, text)
    if (!read.ok) return read
    wanted.push({ name, weight: read.value, byDefault: constraint.weight })
  }
  return ok(wanted)
}

export const changeWeights = (
  platform: Platform,
  by: By,
  typed: ReadonlyMap<string, string>,
): Promise<Result<WeightsChanged, WeightRefusal>> => perform(platform, weightsChanged, { ...by, wish: { typed } })
