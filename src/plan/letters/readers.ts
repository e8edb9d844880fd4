import { sql } from 'kysely'
import type { EditionScope } from '../../access/public.ts'
import { emailKey } from '../../identity/public.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import { isLanguage, type Language, personName } from '../../platform/languages/public.ts'

/** Somebody a publication concerns: where the letter goes, whom it greets, and in which language. */
export type Reader = { readonly email: string; readonly name: string; readonly reads: Language }
type Told = Reader & { readonly session: string }

/**
 * Everybody who is told of some sessions: whoever handed them in, and the people who take part. Whoever left no address is not there.
 * A person's own language counts once their address is proven; before that, the language of the request.
 */
export async function readersOf(db: Db | Tx, edition: EditionScope, sessions: readonly string[]): Promise<Told[]> {
  if (sessions.length === 0) return []
  const told = [...(await organizersOf(db, edition, sessions)), ...(await peopleOf(db, edition, sessions))]
  return told.filter(({ email }) => email !== '')
}

async function organizersOf(db: Db | Tx, edition: EditionScope, sessions: readonly string[]): Promise<Told[]> {
  const rows = await db
    .selectFrom('session')
    .innerJoin('submission', 'submission.id', 'session.submission_id')
    .leftJoin('person', 'person.id', 'submission.person_id')
    .select(['session.id as session', 'submission.submitter_email as email', 'submission.submitter_name as name'])
    .select(['person.language as own', 'submission.language as written'])
    .where('session.edition_id', '=', edition.id)
    .where('session.id', 'in', sessions as never)
    .orderBy('session.number')
    .execute()
  return rows.map(toldOf)
}

async function peopleOf(db: Db | Tx, edition: EditionScope, sessions: readonly string[]): Promise<Told[]> {
  const rows = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .innerJoin('person', 'person.id', 'session_person.person_id')
    .select(['session.id as session', 'session.language as written'])
    .select(sql<string>`coalesce(person.email, person.said_email, '')`.as('email'))
    .select(sql<string | null>`case when person.email_proven_at is not null then person.language end`.as('own'))
    .select(['session_person.name as shown', 'person.written_name', 'person.given_name', 'person.family_name'])
    .where('session.edition_id', '=', edition.id)
    .where('session.id', 'in', sessions as never)
    .orderBy('session.number')
    .orderBy('session_person.position')
    .execute()
  return rows.map(({ shown, ...row }) => toldOf({ ...row, name: shown || personName(row).written }))
}

const toldOf = (row: { session: string; email: string; name: string; own: string | null; written: string }): Told => ({
  session: row.session,
  email: emailKey(row.email),
  name: row.name,
  reads: [row.own, row.written].find((one) => one !== null && isLanguage(one)) ?? 'en',
})
