export type { Breach, Constraint } from './constraints/constraint.ts'
export { constraints, type Score, scorePlan, weightOf } from './constraints/list.ts'
export { type Collision, collisions, leastLeftOut } from './explain/collisions.ts'
export {
  type CandidatePlace,
  costByPerson,
  type Difference,
  type Names,
  placesFor,
  sentenceArguments,
  whyHere,
  whyNotThere,
} from './explain/explain.ts'
export { holding, type Said } from './explain/holding.ts'
export { speaking } from './explain/speaking.ts'
export { lowestCost } from './forum/bound.ts'
export { makePlan, type PlanOptions, type PlanResult } from './forum/engine.ts'
export { locksOn } from './model/locks.ts'
export { type Placed, type Plan, planOf } from './model/plan.ts'
export * from './model/problem.ts'
export { type Change, changesOf } from './replan/changes.ts'
export { fewestMoves } from './replan/fewest-moves.ts'
export {
  movedSessions,
  type ReplannedProgramme,
  replan,
} from './replan/replan.ts'
export {
  type Candidate,
  type Replanning,
  type Search,
  type SearchStanding,
  startReplan,
  startSearch,
  trySearch,
} from './start-search.ts'
export { breachTexts } from './texts.ts'
