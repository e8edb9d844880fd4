import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { DocumentVersionId, PersonId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Kind } from './kinds.ts'

type Asked = { kind: Kind; language: Language; publish: boolean; by: PersonId | null; at: Date }

/** Keeps that a document was asked for, under the next number of its kind in its language. */
export async function addVersion(tx: Tx, edition: EditionScope, { kind, language, publish: atOnce, by, at }: Asked) {
  // Two who ask at one moment get two numbers: one waits for the other.
  await tx.selectFrom('edition').select('id').where('id', '=', edition.id).forUpdate().execute()
  const last = await tx
    .selectFrom('document_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('edition_id', '=', edition.id)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  const version = (last?.version ?? 0) + 1
  const { id } = await tx
    .insertInto('document_version')
    .values({
      edition_id: edition.id,
      kind,
      language,
      version,
      asked_at: at,
      asked_by: by,
      published_at: atOnce ? at : null,
      published_by: atOnce ? by : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, version }
}

type Made = { title: string; asOf: Date; pages: number | null; files: Readonly<Record<string, string>> }

export async function keepMade(tx: Tx, edition: EditionScope, id: DocumentVersionId, made: Made): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ state: 'made', title: made.title, as_of: made.asOf, pages: made.pages, files: JSON.stringify(made.files) })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** Keeps the files that are ready while others are still being made. */
export async function keepFiles(
  tx: Tx,
  edition: EditionScope,
  id: DocumentVersionId,
  files: Made['files'],
): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ files: JSON.stringify(files) })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

export async function keepFailed(tx: Tx, edition: EditionScope, id: DocumentVersionId, fault: string): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ state: 'failed', fault })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

type By = { by: PersonId | null; at: Date }

export async function publish(tx: Tx, edition: EditionScope, id: DocumentVersionId, { by, at }: By): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ published_at: at, published_by: by, withdrawn_at: null, withdrawn_by: null })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}

export async function withdraw(tx: Tx, edition: EditionScope, id: DocumentVersionId, { by, at }: By): Promise<void> {
  await tx
    .updateTable('document_version')
    .set({ withdrawn_at: at, withdrawn_by: by })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
}
