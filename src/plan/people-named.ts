import { fullName } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'

/** What people are called in sentences, by their ids. */
export async function peopleNamed(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'written_name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((p) => [p.id, fullName(p)]))
}
