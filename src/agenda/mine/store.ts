import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId, SessionId } from '../../platform/db/schema.ts'

/** A person's list of an edition, made if there is none; locked until the transaction ends. */
export async function openMine(tx: Tx, edition: EditionScope, personId: PersonId, version: number): Promise<void> {
  await tx
    .insertInto('my_agenda')
    .values({ person_id: personId, edition_id: edition.id, seen_version: version })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`select 1 from my_agenda where person_id = ${personId} and edition_id = ${edition.id} for update`.execute(tx)
}

export async function keepSessions(
  tx: Tx,
  edition: EditionScope,
  personId: PersonId,
  ids: readonly SessionId[],
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .insertInto('my_agenda_session')
    .values(ids.map((id) => ({ person_id: personId, edition_id: edition.id, session_id: id })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function letGoOf(
  tx: Tx,
  edition: EditionScope,
  personId: PersonId,
  ids: readonly SessionId[],
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('my_agenda_session')
    .where('person_id', '=', personId)
    .where('edition_id', '=', edition.id)
    .where('session_id', 'in', [...ids])
    .execute()
}

/** Which version's changes the person has looked at, and where their calendar stands. */
export async function changeMine(
  tx: Tx,
  edition: EditionScope,
  personId: PersonId,
  change: { readonly seen_version?: number; readonly feed_hash?: string | null },
): Promise<void> {
  await tx
    .updateTable('my_agenda')
    .set(change)
    .where('person_id', '=', personId)
    .where('edition_id', '=', edition.id)
    .execute()
}
