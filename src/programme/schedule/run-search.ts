import type { Platform } from '../../platform/platform.ts'
import type { Placement, Problem } from '../../scheduling/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf } from '../plan-of-edition.ts'
import { changedProblem } from './change.ts'
import { movableSessions, searchProblem } from './problem.ts'
import type { SearchProgress, SearchTask } from './proposal.ts'
import { type RunningSearch, startSearch } from './search.ts'
import { endProposal, reportProgress } from './store.ts'

const REPORT_EVERY_MILLISECONDS = 1000

/** The problem a task poses now, and the plan to begin from. */
export function problemOfTask(
  facts: PlanFacts,
  edition: { readonly zone: string },
  task: SearchTask,
  now: Date,
): { problem: Problem; from: Placement[] } {
  const movable = movableSessions(facts, task, now)
  const from = placementsOf(facts)
  const problem = task.change
    ? changedProblem(facts, edition, movable, task.change, now, task.respectLocks)
    : searchProblem(facts, edition, movable, now, task.respectLocks)
  return { problem, from }
}

/** The searches of this process, so that it can end them before it ends itself. */
const running = new Set<{ search: RunningSearch; interrupted: boolean; finished: Promise<void> }>()

/**
 * Searches in threads of this process until the end, telling the database every second how far it is and doing what the desk wishes
 * meanwhile. Never throws: a fault ends the proposal as failed and is logged.
 */
export function runSearch(
  platform: Pick<Platform, 'db' | 'log'>,
  proposalId: string,
  task: SearchTask,
  { problem, from }: { problem: Problem; from: Placement[] },
): Promise<void> {
  const { db, log } = platform
  const search = startSearch(problem, {
    kind: task.change ? 'change' : 'plan',
    seeds: task.seeds,
    budget: task.budget,
    from,
  })
  const own = { search, interrupted: false, finished: Promise.resolve() }
  let state: 'running' | 'paused' = 'running'
  let cancelled = false
  let bound: number | null = null
  void search.bound.then((found) => {
    bound = found
  })

  const report = async () => {
    const heard = await reportProgress(db, proposalId, state, search.progress())
    const wish = heard ? heard.wish : 'cancel'
    if (wish === 'pause') {
      state = 'paused'
      search.pause()
    } else if (wish === 'resume') {
      state = 'running'
      search.resume()
    } else if (wish === 'take' || wish === 'cancel') {
      cancelled = wish === 'cancel'
      search.stop()
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
    // The bound is quick beside any search; of one that was ended early it is not waited for.
    if (plans && !cancelled && !own.interrupted && bound === null) bound = await search.bound
    const ended = own.interrupted ? 'interrupted' : cancelled ? 'cancelled' : plans ? 'done' : 'failed'
    const kept = ended === 'done' && plans ? plans : []
    const progress: SearchProgress | null = search.progress()
    await db.transaction().execute((tx) => endProposal(tx, proposalId, { state: ended, plans: kept, bound, progress }))
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
    one.search.stop()
  }
  await Promise.all([...running].map((one) => one.finished))
}
