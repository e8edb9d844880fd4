import { Worker } from 'node:worker_threads'
import type { Placement, Problem } from '../../scheduling/public.ts'
import type { SearchBudget, SearchProgress } from './proposal.ts'
import { type FoundPlan, PAUSE, RUN, STOP, type ThreadNews, type ThreadTask } from './search-thread.ts'

export type RunningSearch = {
  /** The plans found, from the fewest changes to the best programme; after `stop`, the best so far. */
  readonly done: Promise<readonly FoundPlan[]>
  /** The lower bound on the price of any plan that breaks no rule; null when it could not be had. */
  readonly bound: Promise<number | null>
  readonly progress: () => SearchProgress | null
  readonly pause: () => void
  readonly resume: () => void
  /** Ends the search early with what it has. */
  readonly stop: () => void
}

/** Where the thread's program is: beside this file, or an entry of its own once built. */
function threadFile(): URL {
  if (import.meta.url.endsWith('.ts')) return new URL('./search-thread.ts', import.meta.url)
  const folder = new URL(import.meta.url).pathname.includes('/assets/') ? '../' : './'
  return new URL(`${folder}schedule-search-thread.js`, import.meta.url)
}

/** Fewest broken rules, then the lowest price. */
const bestOf = (plans: readonly FoundPlan[]) => plans.toSorted((a, b) => a.hard - b.hard || a.soft - b.soft).slice(0, 1)

/** Searches in threads of this process: one a seed for a first plan, one for the front after a change, and one for the bound. */
export function startSearch(
  problem: Problem,
  order: {
    readonly kind: 'plan' | 'change'
    readonly seeds: readonly number[]
    readonly budget: SearchBudget
    readonly from: readonly Placement[]
  },
): RunningSearch {
  const signal = new SharedArrayBuffer(4)
  const flag = new Int32Array(signal)
  const file = threadFile()
  const latest = new Map<number, SearchProgress>()

  const thread = <Answer>(task: ThreadTask, answerOf: (news: ThreadNews) => Answer | undefined) => {
    const worker = new Worker(file, { workerData: { scheduleTask: task } })
    const answer = new Promise<Answer>((resolve, reject) => {
      worker.on('message', (news: ThreadNews) => {
        if (news.kind === 'progress') latest.set(task.seed, news.progress)
        const found = answerOf(news)
        if (found !== undefined) resolve(found)
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`a search thread ended early with code ${code}`)))
    })
    return { worker, answer }
  }

  const common = { problem, budget: order.budget, from: order.from, signal }
  const seeds = order.kind === 'plan' ? order.seeds : order.seeds.slice(0, 1)
  const runs = seeds.map((seed) =>
    thread({ ...common, kind: order.kind, seed }, (news) => (news.kind === 'found' ? news.plans : undefined)),
  )
  const bounding = thread({ ...common, kind: 'bound', seed: 0 }, (news) =>
    news.kind === 'bound' ? news.bound : undefined,
  )

  const done = Promise.all(runs.map((one) => one.answer)).then((all) =>
    order.kind === 'change' ? (all[0] ?? []) : bestOf(all.flat()),
  )
  const tell = (state: number) => {
    Atomics.store(flag, 0, state)
    Atomics.notify(flag, 0)
  }
  return {
    done,
    bound: bounding.answer.catch(() => null),
    progress: () => together([...latest.values()]),
    pause: () => tell(PAUSE),
    resume: () => tell(RUN),
    stop: () => {
      tell(STOP)
      void bounding.worker.terminate()
    },
  }
}

/** Of several seeds: the best plan, the moves of all, and the one that is furthest from its end. */
function together(all: readonly SearchProgress[]): SearchProgress | null {
  const [first, ...others] = all
  if (!first) return null
  return others.reduce((sum, one) => {
    const best =
      one.hard !== null &&
      (sum.hard === null || one.hard < sum.hard || (one.hard === sum.hard && (one.soft ?? 0) < (sum.soft ?? 0)))
        ? one
        : sum
    return {
      hard: best.hard,
      soft: best.soft,
      movesPerSecond: sum.movesPerSecond + one.movesPerSecond,
      share: Math.min(sum.share, one.share),
      secondsLeft: Math.max(sum.secondsLeft, one.secondsLeft),
    }
  }, first)
}
