import type { Constraint, Form } from '../../constraints/constraint.ts'
import { constraints, weightOf } from '../../constraints/list.ts'
import type { Problem } from '../../model/problem.ts'
import type { Price } from '../tables.ts'

/** A constraint that is not switched off, with the price of one unit of its amount. */
export interface InUse extends Price {
  constraint: Constraint
  form: Form
}

export function constraintsInUse(problem: Problem): InUse[] {
  return constraints.flatMap((one): InUse[] => {
    const weight = weightOf(problem, one)
    if (weight === 0) return []
    return [{ constraint: one, form: one.form, hard: weight === 'hard' ? 1 : 0, soft: weight === 'hard' ? 0 : weight }]
  })
}
