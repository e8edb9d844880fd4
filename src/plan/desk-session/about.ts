import type { EditionScope } from '../../access/public.ts'
import { personNames } from '../../identity/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { PersonId, SessionId } from '../../platform/db/schema.ts'
import { dayIn, type Language, saidFrom } from '../../platform/languages/public.ts'
import { type Presence, type SessionChangeKind, toldIn, type Wishes } from '../../sessions/public.ts'
import type { PlanNow } from '../plan-now.ts'
import { lastStart } from '../proposals/proposal-view.ts'
import { askOfPlan } from '../thread/ask.ts'
import { roomNames } from '../venue/reads.ts'

/** What the page of a session shows besides its place: its people and their load, what was wished, the best places, and its history. */
export async function aboutSession(
  db: Db,
  edition: EditionScope,
  session: { readonly id: SessionId; readonly number: number; readonly startsAt: Date | null },
  { plan, now }: { readonly plan: PlanNow; readonly now: Date },
) {
  const [people, details, history, rooms, best] = await Promise.all([
    peopleWithLoad(db, edition, session),
    detailsOf(db, session.id),
    historyOf(db, session.id),
    roomNames(db, edition),
    askOfPlan(plan, 'best', { session: session.id, now: lastStart(plan.facts, now) }),
  ])
  return { people, ...details, history, rooms, best }
}

export type AboutSession = Awaited<ReturnType<typeof aboutSession>>
export type HistoryLine = AboutSession['history'][number]

/** The people of a session, each with the numbers of their other sessions and how many of these are on the same day. */
async function peopleWithLoad(
  db: Db,
  edition: EditionScope,
  { id, startsAt }: { readonly id: SessionId; readonly startsAt: Date | null },
) {
  const people = await db
    .selectFrom('session_person')
    .select(['person_id as personId', 'name', 'sort_name as sortName', 'affiliation', 'role', 'presence', 'confirmed'])
    .$narrowType<{ presence: Presence }>() // held by the table
    .where('session_id', '=', id)
    .orderBy('position')
    .execute()
  const told = await toldIn(db, id)
  const others = await otherSessions(db, edition, id, [...new Set(people.map(({ personId }) => personId))])
  const day = startsAt && dayIn(edition.zone, startsAt)
  return people.map((person) => {
    const theirs = others.filter(({ personId }) => personId === person.personId)
    const sameDay = theirs.filter((o) => day !== null && o.startsAt !== null && dayIn(edition.zone, o.startsAt) === day)
    return {
      ...person,
      told: told.get(person.personId) ?? null,
      elsewhere: [...new Set(theirs.map(({ number }) => number))],
      sameDay: sameDay.length,
    }
  })
}

const otherSessions = async (db: Db, edition: EditionScope, id: SessionId, people: readonly PersonId[]) =>
  people.length === 0
    ? []
    : db
        .selectFrom('session_person')
        .innerJoin('session', 'session.id', 'session_person.session_id')
        .leftJoin('placement', 'placement.session_id', 'session.id')
        .select(['session_person.person_id as personId', 'session.number', 'placement.starts_at as startsAt'])
        .distinct()
        .where('session.edition_id', '=', edition.id)
        .where('session.id', '!=', id)
        .where('session.state', 'not in', ['cancelled', 'postponed'])
        .where('session_person.person_id', 'in', people)
        .orderBy('session.number')
        .execute()

async function detailsOf(db: Db, id: SessionId) {
  const row = await db
    .selectFrom('session')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .select([
      'session.wishes',
      'session.working_languages as working',
      'session.captioning',
      'placement.ends_at as endsAt',
    ])
    .where('session.id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...row, wishes: row.wishes as Partial<Wishes> } // written by the store of sessions only
}

async function historyOf(db: Db, id: SessionId) {
  const rows = await db
    .selectFrom('session_change')
    .select(['id', 'kind', 'at', 'person_id', 'reason', 'reason_language', 'reasons', 'before', 'after'])
    .$narrowType<{ kind: SessionChangeKind }>() // held by the table
    .where('session_id', '=', id)
    .orderBy('id', 'desc')
    .execute()
  const names = await personNames(
    db,
    rows.map(({ person_id }) => person_id),
  )
  return rows.map(({ reason, reason_language, reasons, person_id, before, after, ...change }) => ({
    ...change,
    before: before as Kept,
    after: after as Kept,
    by: names.get(person_id ?? '') ?? null,
    reason: saidFrom(reason, reason_language, reasons),
  }))
}

/** What a line of history holds: a place for what concerns the place, else fields of the content. Written by `keepChange` only. */
export type Kept =
  | (Readonly<Record<string, unknown>> & { readonly roomCode?: string; readonly startsAt?: string })
  | null

export type Reader = { readonly edition: EditionScope; readonly language: Language }
