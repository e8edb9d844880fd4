import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { DecisionId, DecisionReleaseId, PersonId, SubmissionId } from '../../platform/db/schema.ts'
import type { Item } from './contents.ts'

/** How a release stands: asked for by the first of two persons, under way, carried out, or called off. */
export type ReleaseState = 'asked' | 'ordered' | 'done' | 'called_off'

type NewRelease = { readonly state: 'asked' | 'ordered'; readonly personId: PersonId | null; readonly now: Date }

/** A release of these decisions that is yet to be carried out. The database refuses a second one at the same time. */
export async function addRelease(
  tx: Tx,
  edition: EditionScope,
  decisionIds: readonly string[],
  { state, personId, now }: NewRelease,
): Promise<string> {
  const { id } = await tx
    .insertInto('decision_release')
    .values({
      edition_id: edition.id,
      state,
      ...(state === 'asked' ? { asked_by: personId, asked_at: now } : { released_by: personId, ordered_at: now }),
      decisions: 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('release_item')
    .values(decisionIds.map((decision_id) => ({ release_id: id, decision_id })))
    .execute()
  return id
}

/** From now on these decisions belong to the release: nobody takes them back any more. */
export async function bindDecisions(
  tx: Tx,
  edition: EditionScope,
  releaseId: DecisionReleaseId,
  decisionIds: readonly string[],
) {
  await tx
    .updateTable('decision')
    .set({ release_id: releaseId })
    .where('edition_id', '=', edition.id)
    .where('id', 'in', decisionIds)
    .execute()
  await tx.insertInto('release_progress').values({ release_id: releaseId, done: 0, of: 0 }).execute()
}

export const orderAsked = (
  tx: Tx,
  edition: EditionScope,
  releaseId: DecisionReleaseId,
  personId: PersonId | null,
  now: Date,
) =>
  tx
    .updateTable('decision_release')
    .set({ state: 'ordered', released_by: personId, ordered_at: now })
    .where('edition_id', '=', edition.id)
    .where('id', '=', releaseId)
    .execute()

/** Nothing was released after all; its decisions wait as before. */
export async function callOff(tx: Tx, edition: EditionScope, releaseId: DecisionReleaseId) {
  await tx
    .updateTable('decision')
    .set({ release_id: null })
    .where('edition_id', '=', edition.id)
    .where('release_id', '=', releaseId)
    .execute()
  await tx
    .updateTable('decision_release')
    .set({ state: 'called_off' })
    .where('edition_id', '=', edition.id)
    .where('id', '=', releaseId)
    .execute()
}

type Held = { readonly decisionId: DecisionId; readonly code: string; readonly facts: Record<string, string | number> }

/** Decisions that are not released with the others; they go on waiting. */
export async function holdBack(tx: Tx, edition: EditionScope, releaseId: DecisionReleaseId, held: readonly Held[]) {
  for (const { decisionId, code, facts } of held)
    await tx
      .updateTable('release_item')
      .set({ held_back: code, facts: JSON.stringify(facts) })
      .where('release_id', '=', releaseId)
      .where('decision_id', '=', decisionId)
      .execute()
  const ids = held.map(({ decisionId }) => decisionId)
  if (ids.length > 0)
    await tx
      .updateTable('decision')
      .set({ release_id: null })
      .where('edition_id', '=', edition.id)
      .where('id', 'in', ids)
      .where('revoked_at', 'is', null)
      .execute()
}

/** What held until now gives way: earlier decisions of the same submissions, and merges whose host no longer stands. */
export async function endReplaced(tx: Tx, edition: EditionScope, items: readonly Item[], now: Date) {
  const ids = items.map(({ submission }) => submission.id)
  await tx
    .updateTable('decision')
    .set({ ended_at: now })
    .where('edition_id', '=', edition.id)
    .where('submission_id', 'in', ids)
    .where(
      'id',
      'not in',
      items.map(({ id }) => id),
    )
    .where('release_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
  for (const { submission, frees } of items)
    if (frees.length > 0)
      await tx
        .updateTable('decision')
        .set({ ended_at: now })
        .where('edition_id', '=', edition.id)
        .where(
          'submission_id',
          'in',
          frees.map(({ id }) => id),
        )
        .where('into_submission_id', '=', submission.id)
        .where('release_id', 'is not', null)
        .where('revoked_at', 'is', null)
        .where('ended_at', 'is', null)
        .execute()
}

export const closeRelease = (
  tx: Tx,
  edition: EditionScope,
  releaseId: DecisionReleaseId,
  counted: { decisions: number; letters: number; at: Date },
) =>
  tx
    .updateTable('decision_release')
    .set({ state: 'done', released_at: counted.at, decisions: counted.decisions, letters: counted.letters })
    .where('edition_id', '=', edition.id)
    .where('id', '=', releaseId)
    .execute()

/** Locks a release without locking out those who note how far it is. */
export const releaseForUpdate = (tx: Tx, edition: EditionScope, releaseId: DecisionReleaseId) =>
  tx
    .selectFrom('decision_release')
    .select(['id', 'state', 'asked_by as askedBy', 'released_by as releasedBy'])
    .where('edition_id', '=', edition.id)
    .where('id', '=', releaseId)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const setReleaseRule = (tx: Tx, edition: EditionScope, secondPerson: boolean) =>
  tx
    .insertInto('release_rule')
    .values({ edition_id: edition.id, second_person: secondPerson })
    .onConflict((oc) => oc.column('edition_id').doUpdateSet({ second_person: secondPerson }))
    .execute()

/** What was merged is withdrawn: its merge gives way. */
export const endMergeOf = (tx: Tx, edition: EditionScope, submissionId: SubmissionId, now: Date) =>
  tx
    .updateTable('decision')
    .set({ ended_at: now })
    .where('edition_id', '=', edition.id)
    .where('submission_id', '=', submissionId)
    .where('into_submission_id', 'is not', null)
    .where('release_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()

/** Merges into a submission that no longer stands give way. */
export const endMergesInto = (tx: Tx, edition: EditionScope, hostId: SubmissionId, now: Date) =>
  tx
    .updateTable('decision')
    .set({ ended_at: now })
    .where('edition_id', '=', edition.id)
    .where('into_submission_id', '=', hostId)
    .where('release_id', 'is not', null)
    .where('revoked_at', 'is', null)
    .where('ended_at', 'is', null)
    .execute()
