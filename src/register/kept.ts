import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { keptHere } from '../platform/kept.ts'
import { stampOf } from '../platform/stamps.ts'

/**
 * A figure made of all public submissions of an edition, kept until one of them may have changed: most readers ask for the whole register,
 * and its figures cost a look at every row.
 */
export function keptUntilChange<T>(name: string, make: (db: Db, edition: EditionScope) => Promise<T>) {
  const kept = keptHere<T>(`register.${name}`)
  return async (db: Db, edition: EditionScope): Promise<T> =>
    kept.get(db, edition.id, () => make(db, edition), await stampOf(db, ['register', 'edition']))
}
