import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { keptHere } from '../platform/kept.ts'
import { ANALYSER } from '../platform/search/analyse.ts'

/**
 * A figure made of all public submissions of an edition, kept until one of them may have changed: most readers ask for the whole register,
 * and its figures cost a look at every row.
 */
export function keptUntilChange<T>(name: string, make: (db: Db, edition: EditionScope) => Promise<T>) {
  const kept = keptHere<T>(`register.${name}`)
  return async (db: Db, edition: EditionScope): Promise<T> =>
    kept.get(db, edition.id, () => make(db, edition), await stampOf(db, edition))
}

/**
 * Changes when any figure may have: something was handed in, amended, withdrawn, hidden, read again, or a sender proven. Steps of threads
 * are only ever added, so their number tells all that happened to submissions; an edition made anew (a demonstration set back) has
 * another beginning.
 */
async function stampOf(db: Db, edition: EditionScope): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select concat_ws(' ',
    (select count(*) from public_submission where edition_id = ${edition.id}),
    (select count(*) from thread_step),
    (select count(*) from submission where analyser = ${ANALYSER}),
    (select count(email_proven_at) from person),
    (select created_at from edition where id = ${edition.id})) as stamp`.execute(db)
  return rows[0]?.stamp ?? ''
}
