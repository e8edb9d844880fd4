import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { keptHere } from '../platform/kept.ts'
import { type PlanFacts, planFacts } from './plan-facts.ts'

/** The working plan as it is: everything the constraints look at, and a mark of exactly the rows it was read from. */
export type PlanNow = { readonly mark: string; readonly zone: string; readonly facts: PlanFacts }

const kept = keptHere<PlanNow>('plan')

/** The plan as it is now; read again only when a row has changed that it is made of. */
export async function planNow(db: Db | Tx, edition: EditionScope): Promise<PlanNow> {
  const mark = await markOf(db, edition)
  return kept.get(db, edition.id, async () => ({ mark, zone: edition.zone, facts: await planFacts(db, edition) }), mark)
}

let imagined = 0
/** The plan as it would be with other facts. */
export const asIf = ({ mark, zone }: PlanNow, facts: PlanFacts): PlanNow => ({
  mark: `${mark} if ${++imagined}`,
  zone,
  facts,
})

/**
 * Rows the database has written anew have another place or another writer. So the mark of a plan is the places and writers of its rows: it
 * costs no look at what they hold, needs no telling of whoever changes them, and is right inside a transaction too.
 */
async function markOf(db: Db | Tx, edition: EditionScope): Promise<string> {
  const id = edition.id
  const own = (table: string) => sql`select ctid, xmin from ${sql.table(table)} where edition_id = ${id}`
  const parts = [
    ...OF_THE_EDITION.map(own),
    ...OF_ITS_SESSIONS.map(
      (table) =>
        sql`select part.ctid, part.xmin from ${sql.table(table)} part join session on session.id = part.session_id where session.edition_id = ${id}`,
    ),
    sql`select submission.ctid, submission.xmin from submission join session on session.submission_id = submission.id where session.edition_id = ${id}`,
    sql`select person.ctid, person.xmin from person where id in
      (select person_id from session_person join session on session.id = session_person.session_id where session.edition_id = ${id})`,
  ]
  const marks = parts.map(
    (part, i) =>
      sql`select ${i}::int as part, md5(string_agg(r.ctid || ' ' || r.xmin, ',' order by r.ctid)) as mark from (${part}) r`,
  )
  const { rows } = await sql<{ mark: string }>`
    select string_agg(coalesce(mark, '-'), ' ' order by part) as mark from (${sql.join(marks, sql` union all `)}) of_all`.execute(
    db,
  )
  return `${id} ${edition.zone} ${rows[0]?.mark ?? ''}`
}

export const OF_THE_EDITION = [
  'room',
  'slot',
  'reserved_block',
  'interpretation_team',
  'session',
  'placement',
  'constraint_weight',
  'schedule_lock',
  'agenda_version',
  'vocabulary_term',
  'facet',
  'person_hours',
] as const
export const OF_ITS_SESSIONS = ['session_person', 'session_organization'] as const
