import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { SessionId } from '../../platform/db/schema.ts'

export type Mine = { readonly seen: number; readonly feed: boolean; readonly sessionIds: readonly SessionId[] }

/** What a person keeps of an edition; null when they never kept anything. */
export async function mineOf(db: Db | Tx, edition: EditionScope, personId: string): Promise<Mine | null> {
  const row = await db
    .selectFrom('my_agenda')
    .select(['seen_version', 'feed_hash'])
    .where('edition_id', '=', edition.id)
    .where('person_id', '=', personId as never)
    .executeTakeFirst()
  if (!row) return null
  const sessions = await db
    .selectFrom('my_agenda_session')
    .select('session_id')
    .where('edition_id', '=', edition.id)
    .where('person_id', '=', personId as never)
    .execute()
  return { seen: row.seen_version, feed: row.feed_hash !== null, sessionIds: sessions.map((one) => one.session_id) }
}

/** The sessions behind a secret address; null when it leads nowhere (any more). */
export async function sessionsOfFeed(db: Db, edition: EditionScope, hash: string): Promise<SessionId[] | null> {
  const row = await db
    .selectFrom('my_agenda')
    .select('person_id')
    .where('edition_id', '=', edition.id)
    .where('feed_hash', '=', hash)
    .executeTakeFirst()
  if (!row) return null
  const sessions = await db
    .selectFrom('my_agenda_session')
    .select('session_id')
    .where('edition_id', '=', edition.id)
    .where('person_id', '=', row.person_id)
    .execute()
  return sessions.map((one) => one.session_id)
}
