import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'

/** When somebody can take part on a day, by the clock of the forum: from, until, or both; with neither they are not there that day. */
export type DayHours = { readonly day: string; readonly from: string | null; readonly until: string | null }

/** Days on which people of an edition are not there from morning to evening. */
export const hoursOfPeople = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('person_hours')
    .select(['person_id as person', sql<string>`day::text`.as('day'), 'from_local as from', 'until_local as until'])
    .where('edition_id', '=', edition.id)
    .orderBy('day')
    .execute()

/** Somebody who takes part in a session of the edition, by the name written there; null when nobody of that id does. */
export async function namedPerson(db: Db | Tx, edition: EditionScope, id: string) {
  const row = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .select(['session_person.person_id as id', 'session_person.name'])
    .where('session.edition_id', '=', edition.id)
    .where('session_person.person_id', '=', id as PersonId) // from an address
    .orderBy('session.number')
    .executeTakeFirst()
  return row ?? null
}
