import type { Plan } from '../model/plan.ts'
import type { Problem, Weight } from '../model/problem.ts'
import type { Breach, Constraint } from './constraint.ts'
import { groupConstraints } from './groups.ts'
import { pairConstraints } from './pairs.ts'
import { roomConstraints, timeConstraints } from './places.ts'
import { tallyConstraints } from './tallies.ts'
import { wholeConstraints } from './whole.ts'

/** Every named constraint. The engine, the board and the explanations all read this one list. */
export const constraints: Constraint[] = [
  ...wholeConstraints,
  ...roomConstraints,
  ...timeConstraints,
  ...pairConstraints,
  ...groupConstraints,
  ...tallyConstraints,
]

export const weightOf = (problem: Problem, constraint: Constraint): Weight =>
  problem.weights[constraint.name] ?? constraint.weight

export interface Score {
  /** Broken hard constraints, counted by amount, and the price of the soft ones. */
  hard: number
  soft: number
  byConstraint: { name: string; weight: Weight; amount: number; cost: number; breaches: Breach[] }[]
}

/** Scores a plan by the whole list; constraints nothing breaks are left out. */
export function scorePlan(plan: Plan): Score {
  const score: Score = { hard: 0, soft: 0, byConstraint: [] }
  for (const constraint of constraints) {
    const weight = weightOf(plan.problem, constraint)
    if (weight === 0) continue
    const breaches = constraint.breaches(plan)
    const amount = breaches.reduce((sum, breach) => sum + breach.amount, 0)
    if (amount === 0) continue
    const cost = weight === 'hard' ? amount : amount * weight
    if (weight === 'hard') score.hard += cost
    else score.soft += cost
    score.byConstraint.push({ name: constraint.name, weight, amount, cost, breaches })
  }
  return score
}
