import type { Db, Tx } from '../../platform/db/db.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { History, Minutes, Reply, Round } from './minutes.ts'

/** All versions of the minutes of a floor, their rounds and what was replied, the newest first. */
export async function minutesOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<History> {
  const [versions, rounds, replies] = await Promise.all([
    versionsOf(db, floor),
    roundsOf(db, floor),
    repliesOf(db, floor),
  ])
  return { versions, rounds, replies }
}

async function versionsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Minutes[]> {
  const rows = await db
    .selectFrom('floor_minutes')
    .select(['version', 'language', 'items', 'decisions', 'actions', 'kept_at as keptAt'])
    .where('floor_id', '=', floor.id)
    .orderBy('version', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, language: row.language as Language })) // written by the act alone
}

const roundsOf = (db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Round[]> =>
  db
    .selectFrom('floor_minutes_round')
    .select(['id', 'version', 'sent_at as sentAt', 'until_at as until', 'ended_at as endedAt', 'approved'])
    .where('floor_id', '=', floor.id)
    .orderBy('sent_at', 'desc')
    .orderBy('id')
    .execute()

async function repliesOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Reply[]> {
  const rows = await db
    .selectFrom('floor_minutes_reply as y')
    .innerJoin('floor_minutes_round as r', 'r.id', 'y.round_id')
    .select([
      'y.round_id as round',
      'y.speaker',
      'y.name',
      'y.organization',
      'y.language',
      'y.body',
      'y.sent_at as sentAt',
    ])
    .where('r.floor_id', '=', floor.id)
    .orderBy('y.sent_at')
    .orderBy('y.speaker')
    .execute()
  return rows.map((row) => ({ ...row, language: row.language as Language })) // written by the act alone
}
