import type { Tx } from '../../platform/db/db.ts'
import type { FloorPollId } from '../../platform/db/schema.ts'
import type { Floor } from '../floor.ts'
import type { Ballot, Poll, PollState, Tally } from './poll.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

export async function addPoll(
  tx: Tx,
  floor: Floor,
  poll: Omit<Poll, 'id' | 'state' | 'votes' | 'tally'>,
): Promise<FloorPollId> {
  const { id } = await tx
    .insertInto('floor_poll')
    .values({ ...poll, floor_id: floor.id, options: [...poll.options] })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

type Becomes = { readonly state: PollState; readonly tally: Tally | null }

export async function setPoll(tx: Tx, floor: Floor, id: FloorPollId, { state, tally }: Becomes): Promise<void> {
  const set = { state, tally: tally && JSON.stringify(tally) }
  await tx.updateTable('floor_poll').set(set).where('floor_id', '=', floor.id).where('id', '=', id).execute()
}

/** Notes that somebody votes, and false where they have voted before. */
export async function addVoter(tx: Tx, id: FloorPollId, speaker: string): Promise<boolean> {
  const added = await tx
    .insertInto('floor_poll_voter')
    .values({ poll_id: id, speaker })
    .onConflict((conflict) => conflict.doNothing())
    .returning('poll_id')
    .executeTakeFirst()
  return added !== undefined
}

export async function addBallot(tx: Tx, id: FloorPollId, { choices, name }: Ballot): Promise<void> {
  await tx
    .insertInto('floor_poll_ballot')
    .values({ poll_id: id, choices: [...choices], name })
    .execute()
}

/** A rehearsal begins anew. */
export async function clearPolls(tx: Tx, floor: Floor): Promise<void> {
  if (!floor.rehearsal) throw new Error(`Floor ${floor.id} is no rehearsal; nothing of it is deleted.`)
  const of = tx.selectFrom('floor_poll').select('id').where('floor_id', '=', floor.id)
  await tx.deleteFrom('floor_poll_ballot').where('poll_id', 'in', of).execute()
  await tx.deleteFrom('floor_poll_voter').where('poll_id', 'in', of).execute()
  await tx.deleteFrom('floor_poll').where('floor_id', '=', floor.id).execute()
}
