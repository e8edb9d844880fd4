import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import type { PlanOptions, PlanResult } from './forum/engine.ts'
import { defaultSettings, type Placement, type Problem } from './model/problem.ts'
import type { ReplannedProgramme } from './replan/replan.ts'
import type { Progress } from './search/anneal.ts'
import { ASKED, CANCEL, type News, PAUSE, RUN, STATE, type Task, WAKE } from './signals.ts'

/** A programme and how good it is. */
export interface Candidate {
  placements: Placement[]
  hard: number
  soft: number
}

/** How the searches stand, all threads together. */
export interface SearchStanding {
  /** The best programme over all seeds so far; null before the first report. */
  hard: number | null
  soft: number | null
  /** Lower bound on the soft cost without a hard breach; null until it is known. */
  bound: number | null
  /** Share of the soft cost that may still be saved at most: (soft - bound) / soft; null until both are known. */
  gap: number | null
  /** Moves of all threads so far, and a CPU second of one thread. */
  moves: number
  movesPerSecond: number
  /** Share of the budget that is spent, 0 to 1, and the CPU seconds that the rest will probably take. */
  share: number
  secondsLeft: number
}

interface Controls {
  pause: () => void
  resume: () => void
  /** Ends the search; `done` answers with the best so far. */
  cancel: () => void
  /** The best programme so far; the search goes on, or stays paused. */
  best: () => Promise<Candidate>
  standing: () => SearchStanding
}
export interface Search extends Controls {
  /** The best programme over all seeds; after `cancel`, the best found so far. */
  done: Promise<PlanResult>
}
export interface Replanning extends Controls {
  /** The front of three programmes; after `cancel`, those begun, the last one as far as it came. */
  done: Promise<ReplannedProgramme[]>
}

/**
 * Searches with several seeds, one thread each, and answers with the best programme: fewest hard breaches, then lowest
 * soft cost. A budget in seconds counts each thread's own CPU time, so a pause costs none of it. With `bound`, one more
 * thread works out the lower bound meanwhile.
 */
export function startSearch(
  problem: Problem,
  options: Pick<PlanOptions, 'budget' | 'from' | 'startTemperature'> & {
    seeds: number[]
    bound?: boolean
    onProgress?: (seed: number, progress: Progress) => void
    onStanding?: (standing: SearchStanding) => void
  },
): Search {
  const { seeds, bound, onProgress, onStanding, ...common } = options
  const threads = new Threads(
    seeds.map((seed): Task => ({ kind: 'search', problem, options: { ...common, seed } })),
    bound ? problem : null,
    1,
    (thread, progress, standing) => {
      onProgress?.(seeds[thread]!, progress)
      onStanding?.(standing)
    },
  )
  const done = threads.results.then((news) =>
    news.flatMap((one) => (one.kind === 'found' ? [one.result] : [])).reduce((a, b) => (better(b, a) ? b : a)),
  )
  return { done, ...threads.controls() }
}

/** Makes the front of programmes after a change in a thread; `seconds` is the CPU time of each of the three. */
export function startReplan(
  problem: Problem,
  options: {
    seed: number
    seconds: number
    onProgress?: (name: ReplannedProgramme['name'], progress: Progress) => void
  },
): Replanning {
  const { seed, seconds, onProgress } = options
  const names = ['fewest-changes', 'balanced', 'best-programme'] as const
  const threads = new Threads(
    [{ kind: 'replan', problem, seed, seconds }],
    null,
    names.length,
    (_, progress, __, plan) => onProgress?.(names[plan] ?? 'best-programme', progress),
  )
  const done = threads.results.then((news) => news.flatMap((one) => (one.kind === 'replanned' ? one.programmes : [])))
  return { done, ...threads.controls() }
}

function better(a: { hard: number; soft: number }, b: { hard: number; soft: number }): boolean {
  return a.hard < b.hard || (a.hard === b.hard && a.soft < b.soft)
}

/** The thread's file: beside this one in the sources, an entry of its own in the built program. */
function entry(): URL {
  const places = ['./worker.ts', './scheduling-worker.js', '../scheduling-worker.js']
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error(`no entry for the search's threads beside ${import.meta.url}`)
  return found
}

/**
 * Runs a very small search in a thread and answers how many milliseconds that took; throws when the thread cannot start.
 * For those who look whether an installation is whole.
 */
export async function trySearch(): Promise<number> {
  const began = performance.now()
  const day = { id: 'day', period: '' }
  const slot = { id: 'slot', day: 'day', from: 0, to: 3_600_000, tags: [], overLunch: false }
  const { done } = startSearch(
    {
      days: [day],
      slots: [{ ...slot, band: 'morning', attraction: 'ordinary' }],
      rooms: [],
      sessions: [],
      people: [],
      teams: [],
      series: [],
      wishLists: [],
      similarThemes: [],
      exclusiveTags: [],
      published: null,
      locks: [],
      settings: defaultSettings,
      weights: {},
    },
    { seeds: [1], budget: { kind: 'moves', moves: 1 } },
  )
  await done
  return performance.now() - began
}

type Result = News & { kind: 'found' | 'replanned' }

/** Threads that run one task each, and the signals all of them listen to. */
class Threads {
  readonly results: Promise<Result[]>
  private readonly signals = new SharedArrayBuffer(12)
  private readonly numbers = new Int32Array(this.signals)
  private readonly workers: Worker[]
  private readonly latest: { progress: Progress; plan: number }[] = []
  private readonly found: (Candidate | undefined)[] = []
  private readonly asking = new Map<number, (() => void)[]>()
  private readonly answered: number[]
  private readonly plans: number
  private bound: number | null = null

  constructor(
    tasks: Task[],
    boundOf: Problem | null,
    plans: number,
    onProgress: (thread: number, progress: Progress, standing: SearchStanding, plan: number) => void,
  ) {
    this.plans = plans
    this.answered = tasks.map(() => 0)
    this.workers = tasks.map((task) => this.start(task))
    const runs = this.workers.map(
      (worker, thread) =>
        new Promise<Result>((resolve, reject) => {
          worker.on('message', (news: News) => {
            if (news.kind === 'progress') {
              this.latest[thread] = news
              onProgress(thread, news.progress, this.standing(), news.plan)
            } else if (news.kind === 'best') this.heard(thread, news, news.asked)
            else if (news.kind !== 'bound') {
              const last = news.kind === 'found' ? news.result : news.programmes.at(-1)
              if (last) this.heard(thread, last, Number.POSITIVE_INFINITY)
              resolve(news)
            }
          })
          worker.on('error', reject)
          worker.on('exit', (code) => reject(new Error(`thread ${thread} of a search ended early with code ${code}`)))
        }),
    )
    const boundThread = boundOf && this.start({ kind: 'bound', problem: boundOf })
    boundThread?.on('message', (news: News) => {
      if (news.kind === 'bound') this.bound = news.bound
    })
    // Without its bound a search is as good as before.
    boundThread?.on('error', () => {})
    this.results = Promise.all(runs).finally(() => {
      for (const worker of this.workers) void worker.terminate()
      void boundThread?.terminate()
      for (const waiting of this.asking.values()) for (const answer of waiting) answer()
    })
  }

  controls(): Controls {
    return {
      pause: () => this.tell(PAUSE),
      resume: () => this.tell(RUN),
      cancel: () => this.tell(CANCEL),
      best: () => this.best(),
      standing: () => this.standing(),
    }
  }

  private start(task: Task): Worker {
    return new Worker(entry(), { workerData: { schedulingTask: task, signals: this.signals } })
  }

  private tell(state: number): void {
    Atomics.store(this.numbers, STATE, state)
    this.wake()
  }

  private wake(): void {
    Atomics.add(this.numbers, WAKE, 1)
    Atomics.notify(this.numbers, WAKE)
  }

  /** Keeps a thread's programme, and answers those who asked once every thread has spoken. */
  private heard(thread: number, { placements, hard, soft }: Candidate, asked: number): void {
    this.found[thread] = { placements, hard, soft }
    this.answered[thread] = asked
    const all = Math.min(...this.answered)
    for (const [number, waiting] of this.asking)
      if (number <= all) {
        this.asking.delete(number)
        for (const answer of waiting) answer()
      }
  }

  private async best(): Promise<Candidate> {
    if (this.answered.some((one) => one < Number.POSITIVE_INFINITY)) {
      const number = Atomics.add(this.numbers, ASKED, 1) + 1
      const answered = new Promise<void>((resolve) => this.asking.set(number, [resolve]))
      this.wake()
      await Promise.race([answered, this.results])
    }
    const found = this.found.flatMap((one) => one ?? [])
    return found.reduce((a, b) => (better(b, a) ? b : a))
  }

  private standing(): SearchStanding {
    const reports = this.latest.flatMap((one) => one ?? [])
    const best = reports
      .map(({ progress }) => ({ hard: progress.hard ?? 0, soft: progress.soft ?? progress.best }))
      .reduce<{ hard: number; soft: number } | null>((a, b) => (a && !better(b, a) ? a : b), null)
    const share = reports.length
      ? Math.min(...reports.map(({ progress, plan }) => (Math.min(plan, this.plans - 1) + progress.share) / this.plans))
      : 0
    const rest = reports.map(({ progress, plan }) => {
      const whole = progress.share > 0 ? progress.secondsLeft / Math.max(1e-9, 1 - progress.share) : 0
      return progress.secondsLeft + (progress.share < 1 ? whole : 0) * Math.max(0, this.plans - 1 - plan)
    })
    const sum = (of: (progress: Progress) => number) => reports.reduce((total, one) => total + of(one.progress), 0)
    return {
      hard: best?.hard ?? null,
      soft: best?.soft ?? null,
      bound: this.bound,
      gap: best && this.bound !== null && best.soft > 0 ? Math.max(0, (best.soft - this.bound) / best.soft) : null,
      moves: sum((one) => one.moves),
      movesPerSecond: reports.length ? sum((one) => one.movesPerSecond) / reports.length : 0,
      share,
      secondsLeft: Math.max(0, ...rest),
    }
  }
}
