import type { Breach, Placement } from '../../scheduling/public.ts'
import { frameOf, type PlanFrame } from '../plan-frame.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { scoreOf } from '../score.ts'
import type { HeldPlan } from '../thread/held-plan.ts'
import { type Difference, differencesBetween, newBreaches, partOf } from './comparison.ts'
import type { SearchTask } from './proposal.ts'
import { problemOfTask } from './task-problem.ts'

export type TakingQuestion = {
  readonly task: SearchTask
  readonly placements: readonly Placement[]
  /** Numbers of the sessions to take over; null = all of them. */
  readonly sessions: readonly number[] | null
  readonly now: Date
}

export type TakenOver = {
  readonly frame: PlanFrame
  readonly differences: readonly Difference[]
  /** Rules that would be broken and that neither the working plan nor the proposal breaks. */
  readonly breaches: readonly Breach[]
}

/** What taking a plan over, or some sessions of it, would do to the working plan. */
export function takingOver({ facts, zone }: HeldPlan, { task, placements, sessions, now }: TakingQuestion): TakenOver {
  const { problem } = problemOfTask({ facts, zone, now }, task)
  const standing = placementsOf(facts)
  const numberOf = new Map(facts.sessions.map((s) => [s.id as string, s.number]))
  const differences = differencesBetween(problem, standing, placements).filter(({ session, kind }) => {
    const number = numberOf.get(session)
    return number !== undefined && kind !== 'left-out' && (!sessions || sessions.includes(number))
  })
  const next = partOf(standing, placements, new Set(differences.map((one) => one.session)))
  const known = new Set<string>(problem.sessions.map((s) => s.id))
  const offered = scoreOf(problem, placements)
  // After a change the working plan is no measure: what it does is no longer possible.
  const judged = task.change ? [offered] : [scoreOf(problem, standing), offered]
  const inProblem = next.filter((p) => known.has(p.session))
  return { frame: frameOf(problem), differences, breaches: newBreaches(scoreOf(problem, inProblem), judged) }
}
