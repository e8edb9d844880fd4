import { type Breach, fewestMoves, type Placement, type Problem, speaking } from '../../scheduling/public.ts'
import { type Cell, type CellsQuestion, cellsOf } from '../board/cells.ts'
import { type BestPlaces, type BestQuestion, bestPlaces } from '../desk-session/best-places.ts'
import { type ReadingQuestion, readProgramme } from '../importing/read-programme.ts'
import { brokenThere, type JudgeQuestion } from '../judged.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { problemOf } from '../plan-of-edition.ts'
import { type Compared, type CompareQuestion, comparePlans } from '../proposals/compare-plans.ts'
import { type BackQuestion, brokenByGoingBack } from '../proposals/going-back.ts'
import { type Looked, type LookQuestion, lookAtPlan } from '../proposals/look.ts'
import type { SearchTask } from '../proposals/proposal.ts'
import { type Reason, type ReasonsQuestion, reasonsOf } from '../proposals/reasons.ts'
import { type TakenOver, type TakingQuestion, takingOver } from '../proposals/taking-over.ts'
import { problemOfTask } from '../proposals/task-problem.ts'
import { type Why, type WhyQuestion, whyOf } from '../proposals/why.ts'
import { type Standing, standingOf } from '../standing.ts'
import type { HeldPlan } from './held-plan.ts'

/** What pages ask about the working plan, in a thread of its own, so that no request computes on the one that serves. */
export type PlanQuestions = {
  readonly look: { readonly asks: LookQuestion; readonly answer: Looked }
  readonly reasons: { readonly asks: ReasonsQuestion; readonly answer: ReadonlyMap<string, Reason> }
  readonly compare: { readonly asks: CompareQuestion; readonly answer: Compared }
  readonly why: { readonly asks: WhyQuestion; readonly answer: Why | null }
  readonly cells: { readonly asks: CellsQuestion; readonly answer: readonly Cell[] }
  /** What sessions would break elsewhere: the gate of every act that places by hand. */
  readonly judge: { readonly asks: JudgeQuestion; readonly answer: readonly Breach[] }
  readonly best: { readonly asks: BestQuestion; readonly answer: BestPlaces }
  /** The constraints that some plan of the edition could break. */
  readonly speaking: { readonly asks: null; readonly answer: ReadonlySet<string> }
  /** The problem a search begins from. */
  readonly task: {
    readonly asks: { readonly task: SearchTask; readonly now: Date }
    readonly answer: { readonly problem: Problem; readonly from: Placement[] }
  }
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
  reasons: reasonsOf,
  compare: comparePlans,
  why: whyOf,
  cells: cellsOf,
  judge: brokenThere,
  best: bestPlaces,
  speaking: ({ problem }) => speaking(problem),
  task: ({ facts, zone }, { task, now }) => problemOfTask({ facts, zone, now }, task),
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
