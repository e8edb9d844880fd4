import type { Db, Tx } from '../../platform/db/db.ts'
import { type Language, type Localized, saidFrom } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { Material, MaterialKind } from './material.ts'

/** Everything kept of a meeting, in the order of keeping. */
export async function materialsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Material[]> {
  const rows = await db
    .selectFrom('floor_material')
    .select(['id', 'kind', 'title', 'language', 'address', 'begins_at as beginsAt', 'exception'])
    .select(['exception_language as exceptionLanguage', 'published_at as publishedAt', 'titles'])
    .select(['sha256', 'file_name as name', 'media_type as mediaType', 'size_bytes as size'])
    .where('floor_id', '=', floor.id)
    .orderBy('kept_at')
    .orderBy('id')
    .execute()
  return rows.map(({ exception, exceptionLanguage, titles, sha256, name, mediaType, size, ...row }) => ({
    ...row,
    ...{ kind: row.kind as MaterialKind, language: row.language as Language }, // held by the table and written by the act alone
    titles: titles as Localized, // written by the act alone
    file: sha256 && name && mediaType ? { sha256, name, mediaType, size: Number(size) } : null,
    exception: exception === null ? null : saidFrom(exception, exceptionLanguage, {}),
  }))
}

/** Of some stored files those of meetings; what was public once is kept as well, for it is known. */
export async function filesInUse(tx: Tx, sha256s: readonly string[]): Promise<string[]> {
  const rows = await tx
    .selectFrom('floor_material')
    .select('sha256')
    .where('sha256', 'in', [...sha256s, ''])
    .execute()
  return rows.flatMap(({ sha256 }) => sha256 ?? [])
}
