import type { Tx } from '../platform/db/db.ts'
import type { FloorQuestionId } from '../platform/db/schema.ts'
import type { Floor } from './floor.ts'
import type { Question, QuestionState } from './question.ts'

// Without a scope, all of it: it writes under a floor its caller has locked in one.

export async function addQuestion(
  tx: Tx,
  floor: Floor,
  question: Pick<Question, 'body' | 'language' | 'name' | 'organization'> & { readonly speaker: string },
): Promise<void> {
  const { body, language, name, organization, speaker } = question
  const { id } = await tx
    .insertInto('floor_question')
    .values({ floor_id: floor.id, body, language, name, organization })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx.insertInto('floor_question_asker').values({ question_id: id, speaker }).execute()
}

/** For, or no longer for; asked twice it is the same. */
export async function keepVote(tx: Tx, id: FloorQuestionId, speaker: string, isFor: boolean): Promise<void> {
  const vote = { question_id: id, speaker }
  if (isFor)
    await tx
      .insertInto('floor_question_vote')
      .values(vote)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  else await tx.deleteFrom('floor_question_vote').where('question_id', '=', id).where('speaker', '=', speaker).execute()
}

export async function setQuestion(tx: Tx, floor: Floor, id: FloorQuestionId, state: QuestionState): Promise<void> {
  await tx.updateTable('floor_question').set({ state }).where('floor_id', '=', floor.id).where('id', '=', id).execute()
}

/** A rehearsal begins anew. */
export async function clearQuestions(tx: Tx, floor: Floor): Promise<void> {
  if (!floor.rehearsal) throw new Error(`Floor ${floor.id} is no rehearsal; nothing of it is deleted.`)
  const of = tx.selectFrom('floor_question').select('id').where('floor_id', '=', floor.id)
  await tx.deleteFrom('floor_question_vote').where('question_id', 'in', of).execute()
  await tx.deleteFrom('floor_question_asker').where('question_id', 'in', of).execute()
  await tx.deleteFrom('floor_question').where('floor_id', '=', floor.id).execute()
}
