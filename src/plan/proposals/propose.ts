import { type ActRefusal, defineAct, perform } from '../../acts/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { planNow } from '../plan-now.ts'
import type { By } from '../session-acts.ts'
import { askOfPlan } from '../thread/ask.ts'
import { movableSessions } from './problem.ts'
import type { SearchTask, SearchWish } from './proposal.ts'
import { proposalByNumber } from './reads.ts'
import { runSearch } from './run-search.ts'
import { addProposal, askOfSearch, markInterrupted } from './store.ts'

type ProposeCode = 'search-running' | 'nothing-to-schedule' | 'no-venue' | 'room-unknown' | 'day-unknown'
export type ProposeRefusal = ActRefusal<ProposeCode>

type StartedProposal = {
  readonly number: number
  /** Ends with the search; whoever only asks need not wait. */
  readonly finished: Promise<void>
}

type Asked = { readonly id: string; readonly number: number }
type Ground = { readonly facts: PlanFacts; readonly task: SearchTask }

/** A question to the search, kept under the edition's next number. It changes nothing of the plan, so nothing is confirmed. */
export const scheduleAskedFor = defineAct<SearchTask, Ground, SearchTask, Asked, ProposeCode>({
  name: 'schedule asked for',
  may: 'mayPropose',
  look: async ({ tx, edition }, task) => ok({ facts: (await planNow(tx, edition)).facts, task }),
  decide({ facts }, task, now) {
    const refused = unfit(facts, task, now)
    return refused ? { ok: false, refusal: refused } : ok(task)
  },
  async do({ tx, edition, personId, now }, task) {
    await markInterrupted(tx, edition)
    const added = await addProposal(tx, edition, { task, askedBy: personId }, now)
    if (!added) throw new SearchRunning()
    return added
  },
  record: ({ number }, task) => ({
    subject: String(number),
    details: { scope: task.scope, change: task.change?.kind ?? null, sessions: task.sessions.length },
  }),
  refusalOf: async (error) => (error instanceof SearchRunning ? { code: 'search-running', facts: {} } : null),
})
/** An edition has one search at a time; whoever asks second learns it from the database. */
class SearchRunning extends Error {}

/** Starts a search for a schedule in this process; one at a time per edition. */
export async function proposeSchedule(
  platform: Platform,
  by: By,
  task: SearchTask,
): Promise<Result<StartedProposal, ProposeRefusal>> {
  const { edition } = by
  const asked = await perform(platform, scheduleAskedFor, { ...by, wish: task })
  if (!asked.ok) return asked
  const now = platform.clock.now()
  const plan = await planNow(platform.db, edition)
  const { id, number } = asked.value
  const finished = runSearch(platform, id, task, await askOfPlan(plan, 'task', { task, now }))
  return ok({ number, finished })
}

function unfit(facts: PlanFacts, task: SearchTask, now: Date): Refusal<ProposeCode> | null {
  if (facts.slots.length === 0 || facts.rooms.length === 0) return { code: 'no-venue', facts: {} }
  const { change } = task
  if (change?.kind === 'room' && !facts.rooms.some((room) => room.code === change.room))
    return { code: 'room-unknown', facts: {} }
  if (change?.kind === 'day' && !facts.slots.some((slot) => slot.day === change.day && slot.starts_at > now))
    return { code: 'day-unknown', facts: {} }
  if (movableSessions({ facts, now }, task).size === 0) return { code: 'nothing-to-schedule', facts: {} }
  return null
}

/** Asks the same once more: after an interruption, or to look at the present state. */
export async function proposeAgain(
  platform: Platform,
  by: By,
  number: number,
): Promise<Result<StartedProposal, ActRefusal<ProposeCode | 'proposal-unknown'>>> {
  const proposal = await proposalByNumber(platform.db, by.edition, number)
  return proposal ? proposeSchedule(platform, by, proposal.task) : refuse('proposal-unknown')
}

type SteerWish = { readonly number: number; readonly wish: SearchWish }

/** A wish to a search that runs; one that has ended meanwhile shows what it ended with. */
export const searchSteered = defineAct<SteerWish, null, SteerWish, boolean, never>({
  name: 'search steered',
  may: 'mayPropose',
  look: async () => ok(null),
  decide: (_, wish) => ok(wish),
  do: ({ tx, edition }, { number, wish }) => askOfSearch(tx, edition, number, wish),
  record: (heard, { number, wish }) => (heard ? { subject: String(number), details: { wish } } : []),
})

/** Pauses, resumes, gives up a search, or ends it with the best so far; done within a second by the process that searches. */
export async function steerSearch(
  platform: Platform,
  by: By,
  wish: SteerWish,
): Promise<Result<null, ActRefusal<'search-over'>>> {
  const heard = await perform(platform, searchSteered, { ...by, wish })
  if (!heard.ok) return heard
  return heard.value ? ok(null) : refuse('search-over')
}
