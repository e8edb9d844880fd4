import { createHash } from 'node:crypto'
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

/** Whether a scan of this name is kept. */
export async function isKept(tx: Tx, name: string): Promise<boolean> {
  const row = await tx
    .selectFrom('check_in')
    .select('id')
    .where('id', '=', name as never) // a uuid, made of what the scan says
    .executeTakeFirst()
  return row !== undefined
}

/** Of a digest so much is enough to find a badge among all of an edition, and to make none. */
const DIGEST_LENGTH = 20

/** What a phone at the door keeps of a badge instead of its key. */
export const badgeDigest = (key: string): string =>
  createHash('sha256').update(key).digest('base64url').slice(0, DIGEST_LENGTH)

/** Whom a door lets in, for a phone without a network: numbers and digests of badges, and nobody's name. */
export async function doorList(db: Db, edition: EditionScope): Promise<Record<string, number>> {
  const rows = await db
    .selectFrom('registration')
    .select(['number', 'badge_key'])
    .where('edition_id', '=', edition.id)
    .where('state', '=', 'confirmed')
    .where('presence', '=', 'on_site')
    .where('to_agree_since', 'is', null)
    .execute()
  return Object.fromEntries(rows.map((row) => [badgeDigest(row.badge_key), row.number]))
}
