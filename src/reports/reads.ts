import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, publishedAgenda } from '../agenda/public.ts'
import { emailKey } from '../identity/public.ts'
import { type Report, type ReportTerms, reportsOf, reportTermsOf } from '../outcomes/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId, SessionId, SubmissionId } from '../platform/db/schema.ts'

/** Somebody who is to report of a session. */
type Reporter = {
  readonly sessionId: SessionId
  readonly whom: string
  readonly personId: PersonId | null
  readonly name: string
  readonly email: string
  readonly language: string
}

/** What an edition's sessions are to report, those of the programme that are over, and what was asked of them so far. */
export async function reportsDesk(db: Db | Tx, edition: EditionScope, now: Date): Promise<Desk | null> {
  const [terms, reports, agenda] = await Promise.all([
    reportTermsOf(db, edition),
    reportsOf(db, edition),
    publishedAgenda(db, edition),
  ])
  if (!terms) return null
  const over = (agenda?.entries ?? []).filter((entry) => isOver(entry, now))
  return { terms, reports, over: over.sort((a, b) => a.number - b.number) }
}
export type Desk = {
  readonly terms: ReportTerms
  readonly reports: readonly Report[]
  readonly over: readonly AgendaEntry[]
}

/** Held as it was published, and at its end. */
export const isOver = (entry: AgendaEntry, now: Date): boolean => entry.standing === 'on' && entry.endsAt <= now

/** Whoever handed in what the sessions were made of. */
export async function submittersOf(db: Db | Tx, edition: EditionScope, ids: readonly SessionId[]): Promise<Reporter[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('submission as b', 'b.id', 's.submission_id')
    .leftJoin('person as p', 'p.id', 'b.person_id')
    .select(['s.id as sessionId', 'b.person_id as personId', 'b.submitter_name as name', 'b.submitter_email as email'])
    .select(ownLanguage.as('own'))
    .select('b.language')
    .where('s.edition_id', '=', edition.id)
    .where('s.id', 'in', ids)
    .orderBy('s.number')
    .execute()
  return rows.map(({ own, email, language, ...row }) => ({
    ...row,
    whom: 'submitter',
    email: emailKey(email ?? ''),
    language: own ?? language,
  }))
}

/** Whoever has a part in the sessions. */
export async function peopleWith(
  db: Db | Tx,
  edition: EditionScope,
  { role, ids }: { readonly role: string; readonly ids: readonly SessionId[] },
): Promise<Reporter[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('session_person as sp')
    .innerJoin('session as s', 's.id', 'sp.session_id')
    .innerJoin('person as p', 'p.id', 'sp.person_id')
    .select(['s.id as sessionId', 'sp.person_id as personId', 'sp.name', 's.language'])
    .select(ownLanguage.as('own'))
    .select(sql<string>`coalesce(p.email, p.said_email, '')`.as('email'))
    .where('s.edition_id', '=', edition.id)
    .where('s.id', 'in', ids)
    .where('sp.role', '=', role)
    .orderBy('s.number')
    .orderBy('sp.position')
    .execute()
  return rows.map(({ own, email, language, ...row }) => ({
    ...row,
    whom: row.personId,
    email: emailKey(email),
    language: own ?? language,
  }))
}

/** A person's own language once their address is proven; before that, what they write in is the best guess. */
const ownLanguage = sql<string | null>`case when p.email_proven_at is not null then p.language end`

/** The submissions that flowed into a session: the one it is made of, and those merged into that, with whoever handed each in. */
export async function submissionsIn(tx: Tx, edition: EditionScope, sessionId: SessionId) {
  const { rows } = await sql<Flowed>`
    with flowed as (
      select s.submission_id as id, true as itself from session s where s.id = ${sessionId} and s.edition_id = ${edition.id}
      union all
      select d.submission_id, false from session s
        join decision d on d.into_submission_id = s.submission_id and d.revoked_at is null and d.release_id is not null
        join submission m on m.id = d.submission_id and m.state = 'merged'
      where s.id = ${sessionId} and s.edition_id = ${edition.id}
    )
    select b.id, f.itself, b.state, b.submitter_name as name, coalesce(b.submitter_email, '') as email,
      coalesce(${ownLanguage}, b.language) as language
    from flowed f join submission b on b.id = f.id left join person p on p.id = b.person_id
    order by f.itself desc, b.number`.execute(tx)
  return rows.map((row) => ({ ...row, email: emailKey(row.email) }))
}

export type Flowed = {
  readonly id: SubmissionId
  readonly itself: boolean
  readonly state: string
  readonly name: string
  readonly email: string
  readonly language: string
}
