import { parentPort, workerData } from 'node:worker_threads'
import { lowestCost, makePlan, type Placement, type Problem, replan } from '../../scheduling/public.ts'
import type { PlanName, SearchBudget, SearchProgress } from './proposal.ts'

/** What one thread is to do. */
export type ThreadTask = {
  readonly kind: 'plan' | 'change' | 'bound'
  readonly problem: Problem
  readonly seed: number
  readonly budget: SearchBudget
  readonly from: readonly Placement[]
  readonly signal: SharedArrayBuffer
}

export type FoundPlan = {
  readonly name: PlanName
  readonly placements: readonly Placement[]
  readonly hard: number
  readonly soft: number
}

export type ThreadNews =
  | { readonly kind: 'progress'; readonly progress: SearchProgress }
  | { readonly kind: 'found'; readonly plans: readonly FoundPlan[] }
  | { readonly kind: 'bound'; readonly bound: number }

/** Signals from the starting thread, in one shared number. */
export const RUN = 0
export const PAUSE = 1
export const STOP = 2

/** The engine asks the clock once in this many moves: a budget in moves becomes one in looks at the clock. */
const MOVES_PER_LOOK = 2048
/** One broken rule in the engine's single figure for the best plan. */
const BROKEN_RULE = 1e7

const cpuSeconds = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1e6
}

function run({ kind, problem, seed, budget, from, signal }: ThreadTask, tell: (news: ThreadNews) => void): void {
  const flag = new Int32Array(signal)
  const stopped = () => {
    while (Atomics.load(flag, 0) === PAUSE) Atomics.wait(flag, 0, PAUSE)
    return Atomics.load(flag, 0) === STOP
  }
  if (kind === 'plan') {
    const { placements, hard, soft } = makePlan(problem, {
      seed,
      budget,
      clock: budget.kind === 'moves' ? () => 0 : cpuSeconds,
      from: [...from],
      shouldStop: stopped,
      onProgress: ({ best, movesPerSecond, share, secondsLeft }) =>
        tell({
          kind: 'progress',
          progress: {
            hard: Math.floor(best / BROKEN_RULE),
            soft: best % BROKEN_RULE,
            movesPerSecond,
            share,
            secondsLeft,
          },
        }),
    })
    tell({ kind: 'found', plans: [{ name: 'proposed', placements, hard, soft }] })
    return
  }
  // The front of three plans listens to its clock alone: a pause stops it, and "enough" lets it leap past every budget.
  const whole = budget.kind === 'moves' ? budget.moves / MOVES_PER_LOOK : budget.seconds
  let looks = 0
  let leap = 0
  let told = 0
  const clock = () => {
    if (stopped()) leap += whole
    const spent = budget.kind === 'moves' ? looks++ : cpuSeconds()
    if (spent - told >= whole / 100 && leap === 0) {
      told = spent
      const share = Math.min(1, spent / whole)
      const secondsLeft = budget.kind === 'moves' ? 0 : Math.max(0, whole - spent)
      tell({ kind: 'progress', progress: { hard: null, soft: null, movesPerSecond: 0, share, secondsLeft } })
    }
    return spent + leap
  }
  tell({ kind: 'found', plans: replan(problem, { seed, seconds: whole / 3, clock }) })
}

const task = workerData?.scheduleTask as ThreadTask | undefined
if (task && parentPort) {
  const port = parentPort
  if (task.kind === 'bound')
    lowestCost(task.problem).then((bound) => port.postMessage({ kind: 'bound', bound } satisfies ThreadNews))
  else run(task, (news) => port.postMessage(news))
}
