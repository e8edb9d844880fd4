import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { ANALYSER } from '../platform/search/analyse.ts'

const kept = new Map<string, { stamp: string; value: unknown }>()

/**
 * What is made of all public submissions of an edition (`what` names it), kept until one of them may have changed: most readers ask for the
 * whole register, and its figures cost a look at every row.
 */
export async function keptUntilChange<T>(
  db: Db,
  edition: EditionScope,
  what: string,
  make: () => Promise<T>,
): Promise<T> {
  const key = `${edition.id} ${what}`
  const stamp = await stampOf(db, edition)
  const known = kept.get(key)
  if (known?.stamp === stamp) return known.value as T // made below for the same name
  const value = await make()
  kept.set(key, { stamp, value })
  return value
}

/**
 * Changes when any figure may have: something was handed in, amended, withdrawn, hidden, read again, or a sender proven. Steps of threads
 * are only ever added, so their number tells all that happened to submissions; an edition made anew (a demonstration set back) has
 * another beginning.
 */
async function stampOf(db: Db, edition: EditionScope): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select concat_ws(' ',
    (select count(*) from submission where edition_id = ${edition.id} and public and state <> 'withdrawn'),
    (select count(*) from thread_step),
    (select count(*) from submission where analyser = ${ANALYSER}),
    (select count(email_proven_at) from person),
    (select created_at from edition where id = ${edition.id})) as stamp`.execute(db)
  return rows[0]?.stamp ?? ''
}
