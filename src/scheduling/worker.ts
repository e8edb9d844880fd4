import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { makePlan, type PlanOptions, type PlanResult } from './forum/engine.ts'
import type { Problem } from './model/problem.ts'
import type { Progress } from './search/anneal.ts'
import { threadSeconds } from './search/thread-clock.ts'

/** Signals from the starting thread, in one shared number. */
const RUN = 0
const PAUSE = 1
const CANCEL = 2

interface Task {
  problem: Problem
  options: Pick<PlanOptions, 'seed' | 'budget' | 'from' | 'startTemperature'>
  signal: SharedArrayBuffer
}
type News = { kind: 'progress'; progress: Progress } | { kind: 'done'; result: PlanResult }

export interface Search {
  /** The best programme over all seeds; after `cancel`, the best found so far. */
  done: Promise<PlanResult>
  pause: () => void
  resume: () => void
  cancel: () => void
}

/**
 * Searches with several seeds, one thread each, and answers with the best programme: fewest hard breaches, then lowest
 * soft cost. A budget in seconds counts each thread's own CPU time, so a pause costs none of it.
 */
export function startSearch(
  problem: Problem,
  options: Pick<PlanOptions, 'budget' | 'from' | 'startTemperature'> & {
    seeds: number[]
    onProgress?: (seed: number, progress: Progress) => void
  },
): Search {
  const { seeds, onProgress, ...common } = options
  const signal = new SharedArrayBuffer(4)
  const flag = new Int32Array(signal)
  const tell = (state: number) => {
    Atomics.store(flag, 0, state)
    Atomics.notify(flag, 0)
  }
  const runs = seeds.map(
    (seed) =>
      new Promise<PlanResult>((resolve, reject) => {
        const task: Task = { problem, options: { ...common, seed }, signal }
        const worker = new Worker(new URL(import.meta.url), { workerData: { schedulingTask: task } })
        worker.on('message', (news: News) => {
          if (news.kind === 'done') resolve(news.result)
          else onProgress?.(seed, news.progress)
        })
        worker.on('error', reject)
        worker.on('exit', (code) => reject(new Error(`the search for seed ${seed} ended early with code ${code}`)))
      }),
  )
  return {
    done: Promise.all(runs).then((results) => results.reduce((best, one) => (better(one, best) ? one : best))),
    pause: () => tell(PAUSE),
    resume: () => tell(RUN),
    cancel: () => tell(CANCEL),
  }
}

function better(a: PlanResult, b: PlanResult): boolean {
  return a.hard < b.hard || (a.hard === b.hard && a.soft < b.soft)
}

function run({ problem, options, signal }: Task, tell: (news: News) => void): void {
  const flag = new Int32Array(signal)
  const result = makePlan(problem, {
    ...options,
    clock: threadSeconds,
    onProgress: (progress) => tell({ kind: 'progress', progress }),
    shouldStop: () => {
      while (Atomics.load(flag, 0) === PAUSE) Atomics.wait(flag, 0, PAUSE)
      return Atomics.load(flag, 0) === CANCEL
    },
  })
  tell({ kind: 'done', result })
}

// The same file is the thread's entry; other worker threads that merely import it carry no task.
const task: Task | undefined = isMainThread ? undefined : workerData?.schedulingTask
if (task && parentPort) {
  const port = parentPort
  run(task, (news) => port.postMessage(news))
}
