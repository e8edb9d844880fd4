import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { isLanguage, type Localized } from '../../platform/languages/public.ts'
import { type LibraryDocument, type LibraryFile, publicPart, publicSince } from './library.ts'

/** Every document of the library, the newest first. */
export async function libraryOf(db: Db | Tx, edition: EditionScope): Promise<LibraryDocument[]> {
  const [documents, files] = [await documentsOf(db, edition), await filesOf(db, edition)]
  return documents.map(({ title, about, ...document }) => ({
    ...document,
    title: title as Localized, // written by the store alone
    about: about as Localized,
    files: files.filter(({ documentId }) => documentId === document.id).map(({ file }) => file),
  }))
}

const documentsOf = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('library_document')
    .select(['id', 'title', 'about', 'revision'])
    .where('edition_id', '=', edition.id)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()

async function filesOf(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('library_file as f')
    .innerJoin('library_document as d', 'd.id', 'f.document_id')
    .select(['f.id', 'f.document_id as documentId', 'f.language', 'f.version', 'f.sha256', 'f.name'])
    .select(['f.media_type as mediaType', 'f.size_bytes as size', 'f.added_at as addedAt'])
    .select(['f.published_at as publishedAt', 'f.withdrawn_at as withdrawnAt'])
    .where('d.edition_id', '=', edition.id)
    .orderBy('f.version', 'desc')
    .orderBy('f.language')
    .execute()
  return rows.flatMap(({ documentId, language, size, ...row }) => {
    if (!isLanguage(language)) return []
    const file: LibraryFile = { ...row, language, size: Number(size) }
    return [{ documentId, file }]
  })
}

/** One document, locked with its files where it is about to be changed; null when there is none. */
export async function libraryDocument(
  db: Db | Tx,
  edition: EditionScope,
  { id, lock = false }: { id: string; lock?: boolean },
): Promise<LibraryDocument | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  if (lock)
    await db
      .selectFrom('library_document')
      .select('id')
      .where('edition_id', '=', edition.id)
      .where('id', '=', id)
      .forUpdate()
      .execute()
  return (await libraryOf(db, edition)).find((one) => one.id === id) ?? null
}

/** What everybody may have, the newest first. */
export async function publicLibrary(db: Db, edition: EditionScope): Promise<LibraryDocument[]> {
  const open = (await libraryOf(db, edition)).flatMap((one) => publicPart(one) ?? [])
  return open.sort((a, b) => publicSince(b).getTime() - publicSince(a).getTime())
}

/** Of some stored files those of the library; what was public once is kept as well, for it is known. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('library_file')
    .select('sha256')
    .where('sha256', 'in', [...sha256s, ''])
    .execute()
  return rows.map(({ sha256 }) => sha256)
}
