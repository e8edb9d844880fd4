import type { Db, Tx } from '../../platform/db/db.ts'
import type { Floor } from '../floor.ts'
import { tallyOf } from './count.ts'
import type { Ballot, Poll, PollKind, PollState, Tally, Voters } from './poll.ts'

/** All polls of a floor, in the order in which they were written. */
export async function pollsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Poll[]> {
  const rows = await db
    .selectFrom('floor_poll as p')
    .select(['p.id', 'p.number', 'p.language', 'p.question', 'p.kind', 'p.options', 'p.named', 'p.voters', 'p.state'])
    .select('p.tally')
    .select((eb) =>
      eb
        .selectFrom('floor_poll_ballot as b')
        .select((b) => b.fn.countAll<number>().as('votes'))
        .whereRef('b.poll_id', '=', 'p.id')
        .where('p.tally', 'is', null) // what is closed has been counted
        .as('votes'),
    )
    .where('p.floor_id', '=', floor.id)
    .orderBy('p.number')
    .execute()
  return rows.map(({ tally: kept, ...row }) => {
    const tally = kept as Tally | null // written by the store alone
    return {
      ...row,
      tally,
      ...{ kind: row.kind as PollKind, voters: row.voters as Voters, state: row.state as PollState }, // held by the table
      votes: tally?.votes ?? row.votes ?? 0,
    }
  })
}

/** Ballots of a poll in an order of chance. */
export const ballotsOf = (db: Db | Tx, poll: Pick<Poll, 'id'>): Promise<Ballot[]> =>
  db.selectFrom('floor_poll_ballot').select(['choices', 'name']).where('poll_id', '=', poll.id).orderBy('id').execute()

/** What a closed poll has brought; one closed before that was kept is counted. */
export const tallyFor = async (db: Db | Tx, poll: Poll): Promise<Tally> =>
  poll.tally ?? tallyOf(poll, await ballotsOf(db, poll))

/** In which of a floor's polls somebody has voted; what they voted nobody can tell. */
export async function votedIn(db: Db | Tx, floor: Pick<Floor, 'id'>, speaker: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('floor_poll_voter as v')
    .innerJoin('floor_poll as p', 'p.id', 'v.poll_id')
    .select('p.id')
    .where('p.floor_id', '=', floor.id)
    .where('v.speaker', '=', speaker)
    .execute()
  return new Set(rows.map(({ id }) => id))
}
