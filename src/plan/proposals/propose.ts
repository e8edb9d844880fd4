import type { EditionScope } from '../../access/public.ts'
import { audit } from '../../identity/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../../platform/result.ts'
import { type PlanFacts, planFacts } from '../plan-facts.ts'
import { movableSessions } from './problem.ts'
import type { SearchTask, SearchWish } from './proposal.ts'
import { proposalByNumber } from './reads.ts'
import { problemOfTask, runSearch } from './run-search.ts'
import { addProposal, askOfSearch, markInterrupted } from './store.ts'

export type ProposeRefusal = Refusal<
  'search-running' | 'nothing-to-schedule' | 'no-venue' | 'room-unknown' | 'day-unknown'
>

type StartedProposal = {
  readonly number: number
  /** Ends with the search; whoever only asks need not wait. */
  readonly finished: Promise<void>
}

/** Starts a search for a schedule in this process; one at a time per edition. */
export async function proposeSchedule(
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  edition: EditionScope,
  task: SearchTask,
  by: string | null,
): Promise<Result<StartedProposal, ProposeRefusal>> {
  const { db, clock } = platform
  const now = clock.now()
  const facts = await planFacts(db, edition)
  const refused = unfit(facts, task, now)
  if (refused) return { ok: false, refusal: refused }
  const added = await db.transaction().execute(async (tx) => {
    await markInterrupted(tx, edition)
    const proposal = await addProposal(tx, edition, { task, askedBy: by }, now)
    if (proposal) {
      await audit(tx, {
        at: now,
        personId: by,
        editionId: edition.id,
        action: 'schedule asked for',
        subject: String(proposal.number),
        details: { scope: task.scope, change: task.change?.kind ?? null, sessions: task.sessions.length },
      })
    }
    return proposal
  })
  if (!added) return refuse('search-running')
  const finished = runSearch(platform, added.id, task, problemOfTask({ facts, zone: edition.zone, now }, task))
  return ok({ number: added.number, finished })
}

function unfit(facts: PlanFacts, task: SearchTask, now: Date): ProposeRefusal | null {
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
  platform: Pick<Platform, 'db' | 'clock' | 'log'>,
  edition: EditionScope,
  number: number,
  by: string | null,
): Promise<Result<StartedProposal, ProposeRefusal | Refusal<'proposal-unknown'>>> {
  const proposal = await proposalByNumber(platform.db, edition, number)
  if (!proposal) return refuse('proposal-unknown')
  return proposeSchedule(platform, edition, proposal.task, by)
}

/** Pauses, resumes, gives up a search, or ends it with the best so far; done within a second by the process that searches. */
export async function steerSearch(
  db: Platform['db'],
  edition: EditionScope,
  number: number,
  wish: SearchWish,
): Promise<Result<null, Refusal<'search-over'>>> {
  return (await askOfSearch(db, edition, number, wish)) ? ok(null) : refuse('search-over')
}
