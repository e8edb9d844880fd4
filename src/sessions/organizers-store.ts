import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { OrganizationId, SessionId } from '../platform/db/schema.ts'

/** An organizer's place in a session that went from one organization to another; `beside`: the other organized it already. */
export type MovedOrganizer = {
  readonly session: SessionId
  readonly role: string
  readonly beside: boolean
}

type Ways = { readonly from: OrganizationId; readonly into: OrganizationId }

/** Sessions that one organization organizes are organized by another from now on, each by it once. */
export async function moveOrganizers(tx: Tx, edition: EditionScope, { from, into }: Ways): Promise<MovedOrganizer[]> {
  await lockSessionsOf(tx, edition, from)
  const beside = await sql<{ session: SessionId; role: string }>`
    delete from session_organization o using session s
    where s.id = o.session_id and s.edition_id = ${edition.id} and o.organization_id = ${from} and exists (
      select from session_organization other where other.session_id = o.session_id and other.organization_id = ${into})
    returning o.session_id as session, o.role`.execute(tx)
  const moved = await sql<{ session: SessionId; role: string }>`
    update session_organization o set organization_id = ${into}
    from session s
    where s.id = o.session_id and s.edition_id = ${edition.id} and o.organization_id = ${from}
    returning o.session_id as session, o.role`.execute(tx)
  return [
    ...moved.rows.map((row) => ({ ...row, beside: false })),
    ...beside.rows.map((row) => ({ ...row, beside: true })),
  ]
}

/** The same back again, where the session is still organized by the one they went to. */
export async function moveOrganizersBack(
  tx: Tx,
  edition: EditionScope,
  { from, into }: Ways,
  moved: readonly MovedOrganizer[],
): Promise<void> {
  if (moved.length === 0) return
  await lockSessionsOf(tx, edition, into)
  const rows = JSON.stringify(moved)
  await sql`
    update session_organization o set organization_id = ${from}
    from session s, jsonb_to_recordset(${rows}::jsonb) as m (session uuid, beside boolean)
    where s.id = o.session_id and s.edition_id = ${edition.id} and m.session = s.id and not m.beside
      and o.organization_id = ${into}`.execute(tx)
  await sql`
    insert into session_organization (session_id, position, organization_id, role)
    select s.id, (select max(position) + 1 from session_organization where session_id = s.id), ${from}, m.role
    from session s, jsonb_to_recordset(${rows}::jsonb) as m (session uuid, role text, beside boolean)
    where s.edition_id = ${edition.id} and m.session = s.id and m.beside
      and exists (select from session_organization o where o.session_id = s.id and o.organization_id = ${into})
      and not exists (select from session_organization o where o.session_id = s.id and o.organization_id = ${from})`.execute(
    tx,
  )
}

/** In one order, as whoever corrects a session locks it. */
const lockSessionsOf = (tx: Tx, edition: EditionScope, organization: OrganizationId) =>
  tx
    .selectFrom('session')
    .select('id')
    .where('edition_id', '=', edition.id)
    .where('id', 'in', (eb) =>
      eb.selectFrom('session_organization').select('session_id').where('organization_id', '=', organization),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
