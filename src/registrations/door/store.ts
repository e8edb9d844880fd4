import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId, RegistrationId, SessionId } from '../../platform/db/schema.ts'

export type NewCheckIn = {
  readonly id: string
  readonly registrationId: RegistrationId
  readonly sessionId: SessionId | null
  readonly there: boolean
  readonly way: 'scan' | 'online'
  readonly scannedAt: Date
}

/** Keeps scans; one that is known already, by the name its phone gave it, is passed over. How many are new. */
export async function keepCheckIns(
  tx: Tx,
  _edition: EditionScope,
  all: readonly NewCheckIn[],
  { by, now }: { by: PersonId | null; now: Date },
): Promise<number> {
  if (all.length === 0) return 0
  const rows = all.map((one) => ({
    id: one.id as never, // a uuid the phone made
    registration_id: one.registrationId,
    session_id: one.sessionId,
    there: one.there,
    way: one.way,
    scanned_at: one.scannedAt,
    received_at: now,
    by_person_id: by,
  }))
  const kept = await tx
    .insertInto('check_in')
    .values(rows)
    .onConflict((oc) => oc.column('id').doNothing())
    .returning('id')
    .execute()
  return kept.length
}

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

/** How many were at each session, and how many of them from afar. */
export async function attendanceOf(db: Db, edition: EditionScope) {
  const { rows } = await sql<{ session_id: SessionId | null; count: number; online: number }>`
    select session_id, count(*)::int as count, (count(*) filter (where way = 'online'))::int as online
    from (
      select distinct on (c.registration_id, c.session_id) c.session_id, c.there, c.way
      from check_in c join registration r on r.id = c.registration_id
      where r.edition_id = ${edition.id}
      order by c.registration_id, c.session_id, c.scanned_at desc, c.id desc
    ) as last
    where there group by session_id`.execute(db)
  return rows
}
