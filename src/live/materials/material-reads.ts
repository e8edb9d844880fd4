import type { Db, Tx } from '../../platform/db/db.ts'
import { type Language, saidFrom } from '../../platform/languages/public.ts'
import type { Floor } from '../floor.ts'
import type { Material, MaterialKind } from './material.ts'

/** Everything kept of a meeting, in the order of keeping. */
export async function materialsOf(db: Db | Tx, floor: Pick<Floor, 'id'>): Promise<Material[]> {
  const rows = await db
    .selectFrom('floor_material')
    .select(['id', 'kind', 'title', 'language', 'address', 'begins_at as beginsAt', 'exception'])
    .select(['exception_language as exceptionLanguage', 'published_at as publishedAt'])
    .where('floor_id', '=', floor.id)
    .orderBy('kept_at')
    .orderBy('id')
    .execute()
  return rows.map(({ exception, exceptionLanguage, ...row }) => ({
    ...row,
    ...{ kind: row.kind as MaterialKind, language: row.language as Language }, // held by the table and written by the act alone
    exception: exception === null ? null : saidFrom(exception, exceptionLanguage, {}),
  }))
}
