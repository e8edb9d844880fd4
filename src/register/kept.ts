import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { keptHere } from '../platform/kept.ts'
import { stampOf } from '../platform/stamps.ts'

/**
 * A figure made of all public submissions of an edition, or of those that `of` names, kept until one of them may have changed: most readers
 * ask for the whole register, and its figures cost a look at every row.
 */
export function keptUntilChange<T, Of extends unknown[] = []>(
  name: string,
  make: (db: Db, edition: EditionScope, ...of: Of) => Promise<T>,
  keyOf: (...of: Of) => string = () => '',
) {
  const kept = keptHere<T>(`register.${name}`)
  return async (db: Db, edition: EditionScope, ...of: Of): Promise<T> =>
    kept.get(
      db,
      `${edition.id}${keyOf(...of)}`,
      () => make(db, edition, ...of),
      await stampOf(db, ['received', 'edition']),
    )
}
