import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { SessionId } from '../../platform/db/schema.ts'
import { isSigned, type JoinLink, type Service } from './join-link.ts'

/** How a session is joined. Only acts and pages that have asked who is registered may call it. */
export async function joinLinkOf(db: Db | Tx, _edition: EditionScope, sessionId: SessionId): Promise<JoinLink | null> {
  const row = await db
    .selectFrom('join_link')
    .select(['service', 'address', 'room', 'passcode', 'dial_in as dialIn'])
    .where('session_id', '=', sessionId)
    .executeTakeFirst()
  if (!row) return null
  const { passcode, dialIn } = row
  const service = row.service as Service // checked by the table
  if (isSigned(service)) return { service, room: row.room ?? '', passcode, dialIn }
  return { service, address: row.address ?? '', passcode, dialIn }
}

/** Which sessions can be joined from afar. */
export async function sessionsWithLink(db: Db | Tx, edition: EditionScope): Promise<Set<SessionId>> {
  const rows = await db
    .selectFrom('join_link as j')
    .innerJoin('session as s', 's.id', 'j.session_id')
    .select('j.session_id')
    .where('s.edition_id', '=', edition.id)
    .execute()
  return new Set(rows.map((row) => row.session_id))
}
