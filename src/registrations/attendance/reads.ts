import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { RegistrationId, SessionId } from '../../platform/db/schema.ts'

/** Of each place and person the last scan by the phones' clocks. */
const lastScans = (edition: EditionScope) => sql`
  select distinct on (c.registration_id, c.session_id) c.registration_id, c.session_id, c.there, c.way, c.scanned_at
  from check_in c join registration r on r.id = c.registration_id
  where r.edition_id = ${edition.id}
  order by c.registration_id, c.session_id, c.scanned_at desc, c.id desc`

/** How many were somewhere: read at the door there, which at some doors nobody does, or joined from afar. */
export type Attended = { readonly scanned: number | null; readonly joined: number }

/** Of each session that anybody attended; under null those who came through a door of the forum. */
export async function attendedCounts(db: Db, edition: EditionScope): Promise<Map<SessionId | null, Attended>> {
  const { rows } = await sql<{ session_id: SessionId | null; scanned: number; joined: number }>`
    select session_id, count(*) filter (where way = 'scan')::int as scanned, count(*) filter (where way = 'online')::int as joined
    from (${lastScans(edition)}) as last where there group by session_id`.execute(db)
  return new Map(rows.map(({ session_id, scanned, joined }) => [session_id, { scanned, joined }]))
}

/** Somebody who was there. */
export type Attendee = {
  readonly number: number
  readonly name: string
  readonly organization: string | null
  readonly country: string | null
  readonly stakeholderType: string | null
  readonly way: 'scan' | 'online'
  readonly at: Date
  /** How long the page they joined by stood open; null: not known, as of everybody who joined without scripts or was on site. */
  readonly openSeconds: number | null
}

/** Who was in a session, or, with null, came through a door of the forum; by number. */
export async function attendeesOf(db: Db, edition: EditionScope, sessionId: SessionId | null): Promise<Attendee[]> {
  const { rows } = await sql<Attendee>`
    select r.number, r.name, r.organization, r.country, r.stakeholder_type as "stakeholderType",
      last.way, last.scanned_at as at,
      case when last.way = 'online' then nullif(p.seconds, 0) end as "openSeconds"
    from (${lastScans(edition)}) as last
    join registration r on r.id = last.registration_id
    left join presence p on p.registration_id = last.registration_id and p.session_id = last.session_id
    where last.there and last.session_id is not distinct from ${sessionId}
    order by r.number`.execute(db)
  return rows
}

/** How many joined each consultation meeting from afar, by the code of its milestone. */
export async function joinedMeetings(db: Db, edition: EditionScope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('meeting_presence as p')
    .innerJoin('registration as r', 'r.id', 'p.registration_id')
    .select(({ fn }) => ['p.milestone_code as code', fn.countAll<string>().as('joined')])
    .where('r.edition_id', '=', edition.id)
    .groupBy('p.milestone_code')
    .execute()
  return new Map(rows.map(({ code, joined }) => [code, Number(joined)]))
}

/** Whether somebody joined a meeting. */
export async function hasJoined(tx: Tx, id: RegistrationId, code: string): Promise<boolean> {
  const of = tx.selectFrom('meeting_presence').select('joined_at').where('registration_id', '=', id)
  return (await of.where('milestone_code', '=', code).executeTakeFirst()) !== undefined
}

/** Who joined a consultation meeting; by number. */
export async function meetingAttendees(db: Db, edition: EditionScope, code: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('meeting_presence as p')
    .innerJoin('registration as r', 'r.id', 'p.registration_id')
    .select(['r.number', 'r.name', 'r.organization', 'r.country', 'r.stakeholder_type as stakeholderType'])
    .select(['p.joined_at as at', 'p.seconds'])
    .where('r.edition_id', '=', edition.id)
    .where('p.milestone_code', '=', code)
    .orderBy('r.number')
    .execute()
  return rows.map(({ seconds, ...row }) => ({ ...row, way: 'online', openSeconds: seconds || null }))
}
