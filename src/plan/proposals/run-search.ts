import type { ScheduleProposalId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import {
  type Placement,
  type Problem,
  replan,
  type SearchStanding,
  startReplan,
  startSearch,
} from '../../scheduling/public.ts'
import { askFewestMoves } from '../thread/ask.ts'
import type { FoundPlan, SearchTask } from './proposal.ts'
import { endProposal, reportProgress } from './store.ts'

const REPORT_EVERY_MILLISECONDS = 1000
/** The engine looks at its clock once in this many moves. */
const MOVES_PER_LOOK = 2048

type RunningSearch = {
  readonly done: Promise<readonly FoundPlan[]>
  readonly standing: () => SearchStanding | null
  readonly pause: () => void
  readonly resume: () => void
  readonly cancel: () => void
}

const nothing = () => {}

function start(task: SearchTask, problem: Problem, from: Placement[]): RunningSearch {
  const { budget } = task
  const [seed = 1] = task.seeds
  if (!task.change) {
    const search = startSearch(problem, { seeds: [...task.seeds], budget, from, bound: true })
    return { ...search, done: search.done.then((plan) => [{ name: 'proposed' as const, ...plan }]) }
  }
  if (budget.kind === 'seconds') return startReplan(problem, { seed, seconds: budget.seconds })
  // A front of plans by moves repeats exactly: its clock counts looks. For tests and demonstrations, in this thread.
  let looks = 0
  const plans = replan(problem, { seed, seconds: budget.moves / MOVES_PER_LOOK, clock: () => looks++ })
  return { done: Promise.resolve(plans), standing: () => null, pause: nothing, resume: nothing, cancel: nothing }
}

/** The searches of this process, so that it can end them before it ends itself. */
const running = new Set<{ search: RunningSearch; interrupted: boolean; finished: Promise<void> }>()

/**
 * Searches in threads of this process until the end, telling the database every second how far it is and doing what the desk wishes
 * meanwhile. Never throws: a fault ends the proposal as failed and is logged.
 */
export function runSearch(
  { db, log }: Pick<Platform, 'db' | 'log'>,
  proposalId: ScheduleProposalId,
  task: SearchTask,
  { problem, from }: { problem: Problem; from: Placement[] },
): Promise<void> {
  const search = start(task, problem, from)
  const own = { search, interrupted: false, finished: Promise.resolve() }
  let state: 'running' | 'paused' = 'running'
  let cancelled = false

  const report = async () => {
    const heard = await reportProgress(db, proposalId, state, search.standing())
    const wish = heard ? heard.wish : 'cancel'
    if (wish === 'pause') {
      state = 'paused'
      search.pause()
    } else if (wish === 'resume') {
      state = 'running'
      search.resume()
    } else if (wish === 'take' || wish === 'cancel') {
      cancelled = wish === 'cancel'
      search.cancel()
    }
  }
  let reporting: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    reporting = reporting.then(report).catch((error) => log.error({ err: error }, 'progress of a search not written'))
  }, REPORT_EVERY_MILLISECONDS)

  const finish = async () => {
    const plans = await search.done.catch((error) => {
      log.error({ err: error }, 'search failed')
      return null
    })
    clearInterval(timer)
    await reporting
    const ended = own.interrupted ? 'interrupted' : cancelled ? 'cancelled' : plans ? 'done' : 'failed'
    const standing = search.standing()
    const end = {
      state: ended,
      plans: ended === 'done' && plans ? plans : [],
      bound: standing?.bound ?? null,
      fewestMoves: ended === 'done' && task.change ? await askFewestMoves(problem) : null,
      progress: standing,
    } as const
    await db.transaction().execute((tx) => endProposal(tx, proposalId, end))
  }
  own.finished = finish()
    .catch((error) => log.error({ err: error }, 'end of a search not written'))
    .finally(() => {
      clearInterval(timer)
      running.delete(own)
    })
  running.add(own)
  return own.finished
}

/** Ends this process's searches as interrupted; they can be asked again. Called before the program stops. */
export async function stopSearches(): Promise<void> {
  for (const one of running) {
    one.interrupted = true
    one.search.cancel()
  }
  await Promise.all([...running].map((one) => one.finished))
}
