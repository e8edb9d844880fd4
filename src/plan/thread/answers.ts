import { type Breach, fewestMoves, type Problem } from '../../scheduling/public.ts'
import { type Cell, type CellsQuestion, cellsOf } from '../board/cells.ts'
import { type ReadingQuestion, readProgramme } from '../importing/read-programme.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { problemOf } from '../plan-of-edition.ts'
import { type Compared, type CompareQuestion, comparePlans } from '../proposals/compare-plans.ts'
import { type BackQuestion, brokenByGoingBack } from '../proposals/going-back.ts'
import { type Looked, type LookQuestion, lookAtPlan } from '../proposals/look.ts'
import { type TakenOver, type TakingQuestion, takingOver } from '../proposals/taking-over.ts'
import { type Why, type WhyQuestion, whyOf } from '../proposals/why.ts'
import { type Standing, standingOf } from '../standing.ts'
import type { HeldPlan } from './held-plan.ts'

/** What pages ask about the working plan, in a thread of its own, so that no request computes on the one that serves. */
export type PlanQuestions = {
  readonly look: { readonly asks: LookQuestion; readonly answer: Looked }
  readonly compare: { readonly asks: CompareQuestion; readonly answer: Compared }
  readonly why: { readonly asks: WhyQuestion; readonly answer: Why | null }
  readonly cells: { readonly asks: CellsQuestion; readonly answer: readonly Cell[] }
  readonly standing: { readonly asks: null; readonly answer: Standing }
  readonly taking: { readonly asks: TakingQuestion; readonly answer: TakenOver }
  readonly back: { readonly asks: BackQuestion; readonly answer: readonly Breach[] }
}
/** What needs no plan: plain data in, plain data out. */
export type OtherQuestions = {
  readonly programme: { readonly asks: ReadingQuestion; readonly answer: Awaited<ReturnType<typeof readProgramme>> }
  /** How many sessions at least any plan of the problem moves. */
  readonly fewest: { readonly asks: Problem; readonly answer: number }
}

const OF_PLAN: {
  readonly [K in keyof PlanQuestions]: (plan: HeldPlan, asks: PlanQuestions[K]['asks']) => PlanQuestions[K]['answer']
} = {
  look: lookAtPlan,
  compare: comparePlans,
  why: whyOf,
  cells: cellsOf,
  standing: standingOf,
  taking: takingOver,
  back: brokenByGoingBack,
}

export const answerOfPlan = <K extends keyof PlanQuestions>(
  kind: K,
  plan: HeldPlan,
  asks: PlanQuestions[K]['asks'],
): PlanQuestions[K]['answer'] => OF_PLAN[kind](plan, asks)

export const heldPlan = (facts: PlanFacts, zone: string): HeldPlan => ({ facts, zone, problem: problemOf(facts, zone) })

const OTHERS: {
  readonly [K in keyof OtherQuestions]: (
    asks: OtherQuestions[K]['asks'],
  ) => OtherQuestions[K]['answer'] | Promise<OtherQuestions[K]['answer']>
} = {
  programme: readProgramme,
  fewest: (problem) => fewestMoves(problem).moved,
}

export const answerTo = <K extends keyof OtherQuestions>(kind: K, asks: OtherQuestions[K]['asks']) => OTHERS[kind](asks)
