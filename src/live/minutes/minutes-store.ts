import type { Tx } from '../../platform/db/db.ts'
import type { FloorMinutesRoundId, PersonId } from '../../platform/db/schema.ts'
import type { Floor } from '../floor.ts'
import type { Minutes, Reply } from './minutes.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

export async function addMinutes(tx: Tx, floor: Floor, minutes: Minutes, by: PersonId | null): Promise<void> {
  const { keptAt, items, decisions, actions, ...of } = minutes
  await tx
    .insertInto('floor_minutes')
    .values({
      ...{ floor_id: floor.id, kept_at: keptAt, kept_by: by, ...of },
      ...{ items: [...items], decisions: [...decisions], actions: [...actions] },
    })
    .execute()
}

type Sent = { readonly version: number; readonly until: Date }

/** A version goes before those who spoke; what was before them ends. */
export async function addRound(
  tx: Tx,
  floor: Floor,
  { version, until }: Sent,
  now: Date,
): Promise<FloorMinutesRoundId> {
  await tx
    .updateTable('floor_minutes_round')
    .set({ ended_at: now })
    .where('floor_id', '=', floor.id)
    .where('ended_at', 'is', null)
    .execute()
  const { id } = await tx
    .insertInto('floor_minutes_round')
    .values({ floor_id: floor.id, version, sent_at: now, until_at: until })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function approveRound(tx: Tx, floor: Floor, id: FloorMinutesRoundId, now: Date): Promise<void> {
  await tx
    .updateTable('floor_minutes_round')
    .set({ ended_at: now, approved: true })
    .where('floor_id', '=', floor.id)
    .where('id', '=', id)
    .execute()
}

/** Keeps what somebody replies to a round in the place of what they replied before; empty: nothing. */
export async function keepReply(tx: Tx, reply: Reply): Promise<void> {
  const { round, speaker, sentAt, ...of } = reply
  await tx.deleteFrom('floor_minutes_reply').where('round_id', '=', round).where('speaker', '=', speaker).execute()
  if (of.body === '') return
  await tx
    .insertInto('floor_minutes_reply')
    .values({ round_id: round, speaker, sent_at: sentAt, ...of })
    .execute()
}
