import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, SessionId } from '../platform/db/schema.ts'
import { addPeople, type NewSession } from './store.ts'

/** What a session is said to be by a programme of another system. */
export type SaidSession = Pick<
  NewSession,
  | 'title'
  | 'language'
  | 'abstract'
  | 'objectives'
  | 'type'
  | 'mode'
  | 'durationMinutes'
  | 'workingLanguages'
  | 'subjects'
  | 'people'
>

/** Writes a session anew as the programme it came from says it is now; number, place, standing and all else stay. */
export async function rewriteSession(tx: Tx, edition: EditionScope, id: SessionId, said: SaidSession): Promise<void> {
  await tx
    .updateTable('session')
    .set({
      title: said.title,
      language: said.language,
      abstract: said.abstract,
      objectives: said.objectives,
      type: said.type,
      mode: said.mode,
      duration_minutes: said.durationMinutes,
      working_languages: [...said.workingLanguages],
      subjects: [...said.subjects],
    })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('session_person').where('session_id', '=', id).execute()
  await addPeople(tx, [{ id, session: { people: said.people, organizations: [] } }])
}

const ROWS_AT_ONCE = 1000

/** Keeps which session an event of the other system became, and a mark of what was said of it. */
export async function rememberSessions(
  tx: Tx,
  edition: EditionScope,
  rows: readonly { readonly guid: string; readonly sessionId: SessionId; readonly hash: string }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('imported_session')
      .values(
        rows.slice(from, from + ROWS_AT_ONCE).map(({ guid, sessionId, hash }) => ({
          edition_id: edition.id,
          guid,
          session_id: sessionId,
          said_hash: hash,
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['edition_id', 'guid']).doUpdateSet((eb) => ({ said_hash: eb.ref('excluded.said_hash') })),
      )
      .execute()
}

/** Forgets which sessions events of the other system became. */
export async function forgetSessions(tx: Tx, edition: EditionScope, guids: readonly string[]): Promise<void> {
  await tx.deleteFrom('imported_session').where('edition_id', '=', edition.id).where('guid', 'in', guids).execute()
}

export async function rememberPeople(
  tx: Tx,
  edition: EditionScope,
  rows: readonly { readonly guid: string; readonly personId: PersonId }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE)
    await tx
      .insertInto('imported_person')
      .values(
        rows
          .slice(from, from + ROWS_AT_ONCE)
          .map(({ guid, personId }) => ({ edition_id: edition.id, guid, person_id: personId })),
      )
      .execute()
}
