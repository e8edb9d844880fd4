import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { LibraryDocumentId, LibraryFileId, PersonId } from '../../platform/db/schema.ts'
import type { Language, Localized } from '../../platform/languages/public.ts'

type By = { readonly by: PersonId | null; readonly at: Date }
type Words = { readonly title: Localized; readonly about: Localized }

export async function addDocument(
  tx: Tx,
  edition: EditionScope,
  { title, about, by, at }: Words & By,
): Promise<LibraryDocumentId> {
  const { id } = await tx
    .insertInto('library_document')
    .values({
      edition_id: edition.id,
      title: JSON.stringify(title),
      about: JSON.stringify(about),
      ...{ revision: 1, created_at: at, saved_at: at, saved_by: by },
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const saveDocument = (
  tx: Tx,
  edition: EditionScope,
  id: LibraryDocumentId,
  { title, about, revision, by, at }: Words & By & { readonly revision: number },
) =>
  tx
    .updateTable('library_document')
    .set({ title: JSON.stringify(title), about: JSON.stringify(about), revision, saved_at: at, saved_by: by })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()

type NewFile = {
  readonly language: Language
  readonly version: number
  readonly sha256: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
}

export const addFile = (
  tx: Tx,
  _edition: EditionScope,
  id: LibraryDocumentId,
  { mediaType, size, by, at, ...file }: NewFile & By,
) =>
  tx
    .insertInto('library_file')
    .values({ document_id: id, ...file, media_type: mediaType, size_bytes: size, added_at: at, added_by: by })
    .execute()

/** Everybody may have it from now on, or no longer. */
export const changeStanding = (
  tx: Tx,
  _edition: EditionScope,
  id: LibraryFileId,
  { to, by, at }: By & { readonly to: 'public' | 'withdrawn' },
) =>
  tx
    .updateTable('library_file')
    .set(
      to === 'public'
        ? { published_at: at, published_by: by, withdrawn_at: null, withdrawn_by: null }
        : { withdrawn_at: at, withdrawn_by: by },
    )
    .where('id', '=', id)
    .execute()
