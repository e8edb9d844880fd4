import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { RegistrationId, SessionId } from '../../platform/db/schema.ts'

/** Where somebody was: the last scan by the phones' clocks holds, in whatever order they came. A null session is the door of the forum. */
export async function attendedBy(
  db: Db | Tx,
  _edition: EditionScope,
  id: RegistrationId,
): Promise<{ sessionId: SessionId | null; at: Date; way: string }[]> {
  const { rows } = await sql<{ session_id: SessionId | null; there: boolean; scanned_at: Date; way: string }>`
    select distinct on (session_id) session_id, there, scanned_at, way
    from check_in where registration_id = ${id}
    order by session_id, scanned_at desc, id desc`.execute(db)
  return rows.filter((row) => row.there).map((row) => ({ sessionId: row.session_id, at: row.scanned_at, way: row.way }))
}
