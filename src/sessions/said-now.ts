import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SessionId } from '../platform/db/schema.ts'
import type { SaidSession } from './imported-store.ts'
import type { Mode, Presence } from './session.ts'

type PersonRow = {
  readonly person_id: PersonId
  readonly name: string
  readonly sort_name: string
  readonly affiliation: string
  readonly role: string
  readonly presence: Presence
  readonly confirmed: boolean | null
}

/**
 * What sessions are said to be now, as another programme could say it, and a mark of all that is kept of each: its words, its people, its
 * organizations, its standing. The same mark later, nobody has changed anything.
 */
export async function saidNow(db: Db | Tx, edition: EditionScope, ids: readonly SessionId[]) {
  if (ids.length === 0) return new Map<SessionId, SaidNow>()
  const people = sql<PersonRow[]>`coalesce((select jsonb_agg(to_jsonb(p) order by p.position) from session_person p
    where p.session_id = session.id), '[]')`
  const organizations = sql`coalesce((select jsonb_agg(to_jsonb(o) order by o.position) from session_organization o
    where o.session_id = session.id), '[]')`
  const rows = await db
    .selectFrom('session')
    .selectAll('session')
    .select(people.as('people'))
    .select(sql<string>`md5(concat_ws(' ', to_jsonb(session), ${people}, ${organizations}))`.as('mark'))
    .where('edition_id', '=', edition.id)
    .where('id', 'in', ids)
    .$narrowType<{ mode: Mode }>() // held by the table
    .execute()
  return new Map(
    rows.map((row): [SessionId, SaidNow] => {
      const { title, language, abstract, objectives, type, mode, subjects, mark } = row
      const said = {
        ...{ title, language, abstract, objectives, type, mode, subjects },
        durationMinutes: row.duration_minutes,
        workingLanguages: row.working_languages,
        people: row.people.map(({ person_id: personId, name: written, sort_name: sort, ...person }) => ({
          ...{ personId, name: { written, sort } },
          ...{ affiliation: person.affiliation, role: person.role },
          ...{ presence: person.presence, confirmed: person.confirmed },
        })),
      }
      return [row.id, { said, mark }]
    }),
  )
}

export type SaidNow = { readonly said: SaidSession; readonly mark: string }
