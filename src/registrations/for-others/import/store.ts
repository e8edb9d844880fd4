import type { EditionScope } from '../../../access/public.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { PersonId, RegistrationImportId } from '../../../platform/db/schema.ts'

type NewImport = { readonly number: number; readonly people: number; readonly byPersonId: PersonId | null }

/** Keeps that people were registered out of a table; the terms of the edition are locked. */
export async function addImport(
  tx: Tx,
  edition: EditionScope,
  { number, people, byPersonId }: NewImport,
  now: Date,
): Promise<RegistrationImportId> {
  const { id } = await tx
    .insertInto('registration_import')
    .values({ edition_id: edition.id, number, people, by_person_id: byPersonId, taken_over_at: now })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function markTakenBack(tx: Tx, edition: EditionScope, id: RegistrationImportId, now: Date): Promise<void> {
  await tx
    .updateTable('registration_import')
    .set({ taken_back_at: now })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}
