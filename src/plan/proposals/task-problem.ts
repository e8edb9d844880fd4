import type { Placement, Problem } from '../../scheduling/public.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { changedProblem } from './change.ts'
import { type Ground, movableSessions, searchProblem } from './problem.ts'
import type { SearchTask } from './proposal.ts'

/** The problem a task poses now, and the plan to begin from. */
export function problemOfTask(ground: Ground, task: SearchTask): { problem: Problem; from: Placement[] } {
  const { change, respectLocks } = task
  const movable = movableSessions(ground, task)
  const problem = change
    ? changedProblem(ground, movable, { change, respectLocks })
    : searchProblem(ground, movable, respectLocks)
  return { problem, from: placementsOf(ground.facts) }
}
