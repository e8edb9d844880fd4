export type { Breach, Constraint } from './constraints/constraint.ts'
export { constraints, type Score, scorePlan, weightOf } from './constraints/list.ts'
export { type Placed, type Plan, planOf } from './model/plan.ts'
export * from './model/problem.ts'
