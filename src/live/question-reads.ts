import type { Db, Tx } from '../platform/db/db.ts'
import type { Floor } from './floor.ts'
import { byVotes, type Question, type QuestionState } from './question.ts'

/** All questions of a floor, the most wanted first. Who asked is not read. */
export async function questionsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Question[]> {
  const rows = await db
    .selectFrom('floor_question as q')
    .select(['q.id', 'q.language', 'q.body', 'q.name', 'q.organization', 'q.state'])
    .select((eb) =>
      eb
        .selectFrom('floor_question_vote as v')
        .select((v) => v.fn.countAll<number>().as('votes'))
        .whereRef('v.question_id', '=', 'q.id')
        .as('votes'),
    )
    .where('q.floor_id', '=', floor.id)
    .execute()
  return rows
    .map((row) => ({ ...row, state: row.state as QuestionState, votes: row.votes ?? 0 })) // held by the table
    .sort(byVotes)
}

/** Which of a floor's questions somebody has voted for. */
export async function votedBy(db: Db | Tx, floor: Pick<Floor, 'id'>, speaker: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('floor_question_vote as v')
    .innerJoin('floor_question as q', 'q.id', 'v.question_id')
    .select('v.question_id as id')
    .where('q.floor_id', '=', floor.id)
    .where('v.speaker', '=', speaker)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** What somebody has asked on a floor, to know the same words again and how many there are; never shown. */
export async function askedBy(db: Db | Tx, floor: Pick<Floor, 'id'>, speaker: string): Promise<string[]> {
  const rows = await db
    .selectFrom('floor_question_asker as a')
    .innerJoin('floor_question as q', 'q.id', 'a.question_id')
    .select('q.body')
    .where('q.floor_id', '=', floor.id)
    .where('a.speaker', '=', speaker)
    .execute()
  return rows.map(({ body }) => body)
}
