import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { hashToken } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { SessionState } from '../session.ts'
import type { Naming } from './store.ts'

export const objectionOf = (sessionId: string, personId: string): string => `${sessionId} ${personId}`

/** Who objects to being shown with which session, by `objectionOf`: nothing public names them there. */
export async function objectionsIn(db: Db | Tx, edition: EditionScope): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('named_person')
    .select(['session_id', 'person_id'])
    .where('edition_id', '=', edition.id)
    .where('objected_at', 'is not', null)
    .orderBy('session_id')
    .orderBy('person_id')
    .execute()
  return new Set(rows.map(({ session_id, person_id }) => objectionOf(session_id, person_id)))
}

/** What is known of a session's people by having written to them, by person. */
export async function toldIn(db: Db | Tx, sessionId: Naming['sessionId']) {
  const rows = await db
    .selectFrom('named_person')
    .select(['person_id', 'told_at as toldAt', 'objected_at as objectedAt'])
    .where('session_id', '=', sessionId)
    .execute()
  return new Map(rows.map(({ person_id, ...told }) => [person_id, told]))
}

/** Whose link this is; null when it is nobody's of this edition. */
export async function personOfLink(db: Db | Tx, edition: EditionScope, secret: string): Promise<PersonId | null> {
  const row = await db
    .selectFrom('naming_link')
    .select('person_id')
    .where('secret_hash', '=', hashToken(secret))
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  return row?.person_id ?? null
}

/** The sessions somebody is named in, with their part in each, in the order of numbers. */
export async function namingsOf(db: Db | Tx, edition: EditionScope, people: readonly PersonId[]) {
  if (people.length === 0) return []
  const rows = await db
    .selectFrom('session_person as sp')
    .innerJoin('session as s', 's.id', 'sp.session_id')
    .innerJoin('person as p', 'p.id', 'sp.person_id')
    .leftJoin('named_person as n', (join) =>
      join.onRef('n.session_id', '=', 'sp.session_id').onRef('n.person_id', '=', 'sp.person_id'),
    )
    .select(['s.id as sessionId', 's.number', 's.title', 's.language', 's.state'])
    .select(['sp.person_id as personId', 'sp.name', 'sp.affiliation', 'sp.role', 'n.objected_at as objectedAt'])
    .select(sql<string>`coalesce(p.email, p.said_email, '')`.as('email'))
    .select(sql<string | null>`case when p.email_proven_at is not null then p.language end`.as('own'))
    .$narrowType<{ state: SessionState }>() // held by the table
    .where('s.edition_id', '=', edition.id)
    .where('sp.person_id', 'in', people)
    .orderBy('s.number')
    .orderBy('sp.position')
    .execute()
  const first = new Set<string>()
  return rows.filter(({ sessionId, personId }) => {
    const one = objectionOf(sessionId, personId) // in a session once, whatever parts somebody has there
    return !first.has(one) && first.add(one)
  })
}

export type NamedIn = Awaited<ReturnType<typeof namingsOf>>[number]
