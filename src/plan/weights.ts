import type { EditionScope } from '../access/public.ts'
import { audit } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type Constraint, constraints, type Weight } from '../scheduling/public.ts'
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

export type WeightRefusal = Refusal<'weight-wrong' | 'weight-fixed' | 'constraint-unknown'>

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

/** Gives constraints an edition's own weights; one that equals the default is kept as none. Searches and the desk's clashes use them at once. */
export function changeWeights(
  db: Db,
  edition: EditionScope,
  { typed, personId }: { readonly typed: ReadonlyMap<string, string>; readonly personId: PersonId | null },
  now: Date,
): Promise<Result<number, WeightRefusal>> {
  return db.transaction().execute(async (tx) => {
    const wanted: { name: string; weight: Weight; byDefault: Weight }[] = []
    for (const [name, text] of typed) {
      const constraint = constraints.find((one) => one.name === name)
      if (!constraint) return refuse('constraint-unknown', { name })
      const read = weightFrom(constraint, text)
      if (!read.ok) return read
      wanted.push({ name, weight: read.value, byDefault: constraint.weight })
    }
    const back = wanted.filter((one) => one.weight === one.byDefault).map((one) => one.name)
    const own = wanted.filter((one) => one.weight !== one.byDefault)
    let changed = await removeWeights(tx, edition, back)
    for (const { name, weight } of own) {
      const kept = { name, weight: weight === 'hard' ? null : weight, personId, at: now }
      if (await setWeight(tx, edition, kept)) changed++
    }
    if (changed > 0) {
      await audit(tx, {
        at: now,
        personId,
        editionId: edition.id,
        action: 'weights of constraints changed',
        subject: edition.slug,
        details: Object.fromEntries(own.map(({ name, weight }) => [name, weight])),
      })
    }
    return ok(changed)
  })
}
