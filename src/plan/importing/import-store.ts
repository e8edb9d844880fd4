import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { ImportedItem } from './imported-item.ts'
import type { ImportKept, ItemUndone } from './kept-import.ts'

type By = { readonly by: PersonId | null; readonly at: Date }

/** Keeps that a file was brought in; its name in the addresses of the desk. */
export async function addImport(
  tx: Tx,
  edition: EditionScope,
  { sha256, fileName, by, at }: By & { readonly sha256: string; readonly fileName: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('schedule_import')
    .values({ edition_id: edition.id, file_sha256: sha256, file_name: fileName, brought_at: at, brought_by: by })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Keeps what became of a file that is taken over in this transaction, and what it takes to undo it. */
export async function keepTaken(
  tx: Tx,
  edition: EditionScope,
  { id, zone }: { readonly id: string; readonly zone: string | null },
  { became, was, by, at }: By & { readonly became: readonly ImportedItem[]; readonly was: ImportKept },
): Promise<void> {
  await tx
    .updateTable('schedule_import')
    .set({ taken_at: at, taken_by: by, zone, became: JSON.stringify(became), was: JSON.stringify(was) })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

/** Keeps that a file was taken back, and what became of each session it had written. */
export async function keepUndone(
  tx: Tx,
  edition: EditionScope,
  id: string,
  { undone, by, at }: By & { readonly undone: readonly ItemUndone[] },
): Promise<void> {
  await tx
    .updateTable('schedule_import')
    .set({ undone_at: at, undone_by: by, undone: JSON.stringify(undone) })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

/** Forgets a file; its bytes go with the next sweep, unless something else refers to them. */
export async function removeImport(tx: Tx, edition: EditionScope, id: string): Promise<void> {
  await tx.deleteFrom('schedule_import').where('edition_id', '=', edition.id).where('id', '=', id).execute()
}
