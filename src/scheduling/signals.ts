import type { PlanOptions, PlanResult } from './forum/engine.ts'
import type { Placement, Problem } from './model/problem.ts'
import type { ReplannedProgramme } from './replan/replan.ts'
import type { Progress } from './search/anneal.ts'

/** Where the starting thread's signals stand in the shared numbers. `WAKE` changes with every signal. */
export const STATE = 0
export const ASKED = 1
export const WAKE = 2
export const RUN = 0
export const PAUSE = 1
export const CANCEL = 2

/** What a thread is started for; the starting thread hands it over as `workerData`. */
export type Task =
  | { kind: 'search'; problem: Problem; options: Pick<PlanOptions, 'seed' | 'budget' | 'from' | 'startTemperature'> }
  | { kind: 'replan'; problem: Problem; seed: number; seconds: number }
  | { kind: 'bound'; problem: Problem }

/** What a thread tells. `plan` counts the finished programmes of a replanning: 0, 1 or 2. */
export type News =
  | { kind: 'progress'; progress: Progress; plan: number }
  | { kind: 'best'; placements: Placement[]; hard: number; soft: number; asked: number }
  | { kind: 'found'; result: PlanResult }
  | { kind: 'replanned'; programmes: ReplannedProgramme[] }
  | { kind: 'bound'; bound: number }
