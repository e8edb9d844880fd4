import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { takeSessionNumbers } from '../consultation/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { OrganizationId, PersonId, ScheduleAcceptanceId, SessionId, SubmissionId } from '../platform/db/schema.ts'
import { asWritten, type PersonName, type Said } from '../platform/languages/public.ts'
import type { SessionContent } from './content.ts'
import type { Needs, RequestedSession } from './request.ts'
import type { Mode, Presence, SessionChangeKind, SessionState } from './session.ts'

/** The sessions of a version carry its sequence; those that are on are now published. */
export async function markPublished(
  tx: Tx,
  edition: EditionScope,
  entries: readonly { readonly sessionId: SessionId; readonly sequence: number }[],
): Promise<void> {
  const revisions = entries.map((entry) => ({ id: entry.sessionId, revision: entry.sequence }))
  await sql`
    update session set
      revision = entry.revision,
      state = case when session.state = 'scheduled' then 'published' else session.state end
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as entry (id uuid, revision int)
    where session.id = entry.id and session.edition_id = ${edition.id}`.execute(tx)
}

type SessionPerson = {
  readonly personId: PersonId
  /** As written for this session, and as lists sort it; nothing of it changes the person's own account. */
  readonly name: PersonName
  /** The organization somebody is there for, as written. */
  readonly affiliation: string
  readonly role: string
  readonly presence: Presence
  readonly confirmed: boolean | null
}

export type NewSession = Omit<RequestedSession, 'people' | 'coOrganizers'> & {
  readonly language: string
  readonly submissionId: SubmissionId | null
  readonly people: readonly SessionPerson[]
  readonly organizations: readonly { organizationId: OrganizationId; role: string }[]
}

/** Writes one session; see `addSessions`. */
export async function addSession(
  tx: Tx,
  edition: EditionScope,
  session: NewSession,
  now: Date,
): Promise<{ id: SessionId; number: number }> {
  const [added] = await addSessions(tx, edition, [session], now)
  return added as { id: SessionId; number: number } // one for each that was given
}

/** A statement holds 65,535 values at most. */
const ROWS_AT_ONCE = 1000

/** Writes sessions under the edition's next numbers, in their order, with their people and organizations in theirs. */
export async function addSessions(
  tx: Tx,
  edition: EditionScope,
  sessions: readonly NewSession[],
  now: Date,
): Promise<{ id: SessionId; number: number }[]> {
  if (sessions.length === 0) return []
  const first = await takeSessionNumbers(tx, edition, sessions.length)
  const added = sessions.map((session, i) => ({ session, id: randomUUID(), number: first + i }))
  await inParts(added, (part) =>
    tx
      .insertInto('session')
      .values(
        part.map(({ session, id, number }) => rowOf(session, { id, number, edition_id: edition.id, created_at: now })),
      )
      .execute(),
  )
  await addPeople(tx, added)
  await addOrganizations(tx, added)
  return added.map(({ id, number }) => ({ id, number }))
}

async function inParts<T>(all: readonly T[], write: (part: readonly T[]) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) await write(all.slice(from, from + ROWS_AT_ONCE))
}

const rowOf = <Under extends object>(session: NewSession, under: Under) => ({
  ...under,
  submission_id: session.submissionId,
  type: session.type,
  state: 'planned',
  title: session.title,
  abstract: session.abstract,
  objectives: session.objectives,
  language: session.language,
  mode: session.mode,
  duration_minutes: session.durationMinutes,
  working_languages: [...session.workingLanguages],
  interpretation_languages: [...session.interpretationLanguages],
  captioning: session.captioning,
  subjects: [...session.subjects],
  relevance: session.relevance,
  expected_audience: session.expectedAudience,
  needs: JSON.stringify(session.needs),
  wishes: JSON.stringify(session.wishes),
})

type Added = readonly { readonly id: string; readonly session: Pick<NewSession, 'people' | 'organizations'> }[]

/** Writes the people of sessions that have none. Without a scope: it writes under sessions its caller has made or locked in one. */
export async function addPeople(tx: Tx, added: Added): Promise<void> {
  const rows = added.flatMap(({ id, session }) =>
    session.people.map(({ personId, name, affiliation, role, presence, confirmed }, i) => ({
      session_id: id,
      position: i + 1,
      person_id: personId,
      name: name.written,
      sort_name: name.sort,
      affiliation,
      role,
      presence,
      confirmed,
    })),
  )
  await inParts(rows, (part) => tx.insertInto('session_person').values(part).execute())
}

async function addOrganizations(tx: Tx, added: Added): Promise<void> {
  const rows = added.flatMap(({ id, session }) =>
    session.organizations.map(({ organizationId, role }, i) => ({
      session_id: id,
      position: i + 1,
      organization_id: organizationId,
      role,
    })),
  )
  await inParts(rows, (part) => tx.insertInto('session_organization').values(part).execute())
}

const wordsKept = (content: SessionContent, needs: Partial<Needs>) => ({
  language: content.language,
  title: content.title,
  abstract: content.abstract,
  objectives: content.objectives,
  relevance: content.relevance,
  texts: JSON.stringify(content.others),
  type: content.type,
  mode: content.mode,
  duration_minutes: content.durationMinutes,
  expected_audience: content.expectedAudience,
  working_languages: [...content.workingLanguages],
  interpretation_languages: [...content.interpretationLanguages],
  captioning: content.captioning,
  subjects: [...content.subjects],
  planning: JSON.stringify(content.planning),
  needs: JSON.stringify(needs),
})

const partsKept = ({ people, organizations }: SessionContent): Added[number]['session'] => ({
  people: people.map(({ name, sortName, ...person }) => ({ ...person, name: { written: name, sort: sortName } })),
  organizations,
})

/** Writes what the secretariat says a session is; its number, place and standing stay. */
export async function correctSession(
  tx: Tx,
  edition: EditionScope,
  { id, content, needs }: { readonly id: SessionId; readonly content: SessionContent; readonly needs: Partial<Needs> },
): Promise<void> {
  await tx
    .updateTable('session')
    .set(wordsKept(content, needs))
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()
  await tx.deleteFrom('session_person').where('session_id', '=', id).execute()
  await tx.deleteFrom('session_organization').where('session_id', '=', id).execute()
  const added = [{ id, session: partsKept(content) }]
  await addPeople(tx, added)
  await addOrganizations(tx, added)
}

/** A session of the secretariat's own, under the edition's next number. */
export async function addOwnSession(
  tx: Tx,
  edition: EditionScope,
  { content, needs }: { readonly content: SessionContent; readonly needs: Partial<Needs> },
  now: Date,
): Promise<{ id: SessionId; number: number }> {
  const number = await takeSessionNumbers(tx, edition, 1)
  const id: SessionId = randomUUID()
  const under = { id, number, edition_id: edition.id, submission_id: null, state: 'planned', created_at: now }
  await tx
    .insertInto('session')
    .values({ ...wordsKept(content, needs), ...under })
    .execute()
  const added = [{ id, session: partsKept(content) }]
  await addPeople(tx, added)
  await addOrganizations(tx, added)
  return { id, number }
}

/** Takes a session away that nobody outside has seen; its number is never given again, and its history stays. */
export async function removeSession(tx: Tx, edition: EditionScope, id: SessionId): Promise<void> {
  await tx.deleteFrom('session_person').where('session_id', '=', id).execute()
  await tx.deleteFrom('session_organization').where('session_id', '=', id).execute()
  await tx.deleteFrom('session').where('edition_id', '=', edition.id).where('id', '=', id).execute()
}

/** Writes one line of a session's history; it accepts no changes afterwards. Without a scope: it writes under a session its caller has locked in one. */
export async function keepChange(
  tx: Tx,
  sessionId: SessionId,
  change: {
    readonly kind: SessionChangeKind
    readonly before: object | null
    readonly after: object | null
    readonly reason: Said
    readonly personId: PersonId | null
    /** The accepted plan it is part of, so that all of it can be undone as one. */
    readonly acceptanceId?: ScheduleAcceptanceId | null
  },
  now: Date,
): Promise<void> {
  const { text, language, others } = asWritten(change.reason)
  await tx
    .insertInto('session_change')
    .values({
      session_id: sessionId,
      kind: change.kind,
      at: now,
      person_id: change.personId,
      reason: text,
      reason_language: language,
      reasons: JSON.stringify(others),
      before: change.before ? JSON.stringify(change.before) : null,
      after: change.after ? JSON.stringify(change.after) : null,
      acceptance_id: change.acceptanceId ?? null,
    })
    .execute()
}

export async function setSessionState(
  tx: Tx,
  edition: EditionScope,
  sessionId: SessionId,
  state: Exclude<SessionState, 'published'>,
): Promise<void> {
  await tx
    .updateTable('session')
    .set({ state })
    .where('edition_id', '=', edition.id)
    .where('id', '=', sessionId)
    .execute()
}

export async function setSessionMode(tx: Tx, edition: EditionScope, sessionId: SessionId, mode: Mode): Promise<void> {
  await tx
    .updateTable('session')
    .set({ mode })
    .where('edition_id', '=', edition.id)
    .where('id', '=', sessionId)
    .execute()
}

export async function presencesOf(tx: Tx, edition: EditionScope, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return []
  return tx
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .select(['session_id as session', 'position', 'presence'])
    .$narrowType<{ presence: Presence }>() // held by the table
    .where('session.edition_id', '=', edition.id)
    .where('session_id', 'in', sessionIds)
    .orderBy('session_id')
    .orderBy('position')
    .execute()
}

export async function setPresence(
  tx: Tx,
  edition: EditionScope,
  { session, position, presence }: { readonly session: string; readonly position: number; readonly presence: Presence },
): Promise<void> {
  await tx
    .updateTable('session_person')
    .set({ presence })
    .where('session_id', '=', (eb) =>
      eb.selectFrom('session').select('id').where('edition_id', '=', edition.id).where('id', '=', session),
    )
    .where('position', '=', position)
    .execute()
}
