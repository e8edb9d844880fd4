import type { EditionScope } from '../access/public.ts'
import type { PlannedEntry } from '../agenda/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import { asLocalized, hasText, type Localized, saidFrom } from '../platform/languages/public.ts'
import {
  isCalledOff,
  type Mode,
  objectionOf,
  objectionsIn,
  type Presence,
  type RoomKind,
  type SessionState,
  type WordsInLanguages,
} from '../sessions/public.ts'
import { nameOfRoom } from './venue/reads.ts'

/** What the working plan would publish now: every session, in the order of numbers, in four queries whatever their count; nobody with one they object to being shown with. */
export async function plannedEntries(db: Db | Tx, edition: EditionScope): Promise<PlannedEntry[]> {
  const sessions = await sessionsPlanned(db, edition)
  const objections = await objectionsIn(db, edition)
  const shown = (await peopleOfSessions(db, edition)).filter((p) => !objections.has(objectionOf(p.sessionId, p.id)))
  const people = Map.groupBy(shown, (p) => p.sessionId)
  const organizations = Map.groupBy(await organizationsOfSessions(db, edition), (o) => o.sessionId)
  return sessions.map((row) => ({
    ...entryOf(row),
    people: (people.get(row.id) ?? []).map(({ sessionId: _, ...person }) => person),
    organizations: (organizations.get(row.id) ?? []).map(({ sessionId: _, ...organization }) => organization),
  }))
}

const sessionsPlanned = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('session')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('room', 'room.id', 'placement.room_id')
    .leftJoin('submission', 'submission.id', 'session.submission_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('session_change')
          .select(['reason', 'reason_language', 'reasons'])
          .whereRef('session_change.session_id', '=', 'session.id')
          .where('session_change.kind', 'not in', ['edited', 'made'])
          .orderBy('session_change.id', 'desc')
          .limit(1)
          .as('last_change'),
      (join) => join.onTrue(),
    )
    .select([
      'session.id',
      'session.number',
      'session.title',
      'session.language',
      'session.type',
      'session.state',
      'session.mode',
      'session.abstract',
      'session.objectives',
      'session.texts',
      'session.relevance',
      'session.subjects',
      'session.working_languages',
      'session.interpretation_languages',
      'session.captioning',
      'placement.starts_at',
      'placement.ends_at',
      'room.id as room_id',
      'room.code as room_code',
      'room.name as room_name',
      'room.names as room_names',
      'room.building_names',
      'room.level_names',
      'room.kind as room_kind',
      'room.seats',
      'room.step_free',
      'submission.number as submission_number',
      'submission.reference',
      'last_change.reason',
      'last_change.reason_language',
      'last_change.reasons',
    ])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session.number')
    .$narrowType<{ state: SessionState; mode: Mode; room_kind: RoomKind | null }>() // held by the table
    .execute()

type Row = Awaited<ReturnType<typeof sessionsPlanned>>[number]

const entryOf = (s: Row): Omit<PlannedEntry, 'people' | 'organizations'> => ({
  sessionId: s.id,
  number: s.number,
  title: s.title,
  language: s.language,
  type: s.type,
  standing: isCalledOff(s.state) ? s.state : 'on',
  reason: saidFrom(s.reason ?? '', s.reason_language, s.reasons),
  place: placeOf(s),
  mode: s.mode,
  abstract: s.abstract,
  objectives: s.objectives,
  ...othersOf(s.texts),
  relevance: s.relevance,
  subjects: s.subjects,
  workingLanguages: s.working_languages,
  interpretationLanguages: s.interpretation_languages,
  captioning: s.captioning,
  submission: s.submission_number && s.reference ? { number: s.submission_number, reference: s.reference } : null,
})

/** Words in further languages; nothing where there are none, so that what was published before stays as it was. */
const othersOf = (texts: unknown): Pick<PlannedEntry, 'others'> => {
  const others = texts as WordsInLanguages // written by the store of sessions only
  return Object.keys(others).length > 0 ? { others } : {}
}

const nameIn = (kept: unknown): Localized | null => {
  const name = asLocalized(kept)
  return hasText(name) ? name : null
}

function placeOf(s: Row): PlannedEntry['place'] {
  if (!s.starts_at || !s.ends_at || !s.room_id || !s.room_code || !s.room_name || !s.room_kind) return null
  return {
    startsAt: s.starts_at,
    endsAt: s.ends_at,
    room: {
      id: s.room_id,
      code: s.room_code,
      name: nameOfRoom(s.room_names, s.room_name),
      building: nameIn(s.building_names),
      level: nameIn(s.level_names),
      kind: s.room_kind,
      seats: s.seats,
      stepFree: s.step_free,
    },
  }
}

async function peopleOfSessions(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .innerJoin('person', 'person.id', 'session_person.person_id')
    .leftJoin('organization', 'organization.id', 'person.organization_id')
    .select([
      'session_person.session_id',
      'session_person.role',
      'session_person.presence',
      'session_person.name',
      'session_person.affiliation',
      'person.id',
      'organization.id as organization_id',
      'organization.name as organization_name',
      'organization.language as organization_language',
    ])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session_person.session_id')
    .orderBy('session_person.position')
    .$narrowType<{ presence: Presence }>() // held by the table
    .execute()
  return rows.map((p) => ({
    sessionId: p.session_id,
    id: p.id,
    name: p.name,
    role: p.role,
    presence: p.presence,
    ...affiliationOf(p),
  }))
}

/** What a person is there for: as written for this session, and the organization that is known by it. */
function affiliationOf(p: {
  readonly affiliation: string
  readonly organization_id: string | null
  readonly organization_name: string | null
  readonly organization_language: string | null
}): Pick<PlannedEntry['people'][number], 'organization' | 'affiliation'> {
  const { organization_id: id, organization_name: name, organization_language: language } = p
  const known = id && name !== null && (p.affiliation === '' || p.affiliation === name)
  if (known) return { organization: { id, name, language: language ?? '' } }
  return p.affiliation ? { organization: null, affiliation: p.affiliation } : { organization: null }
}

async function organizationsOfSessions(db: Db | Tx, edition: EditionScope) {
  return db
    .selectFrom('session_organization')
    .innerJoin('session', 'session.id', 'session_organization.session_id')
    .innerJoin('organization', 'organization.id', 'session_organization.organization_id')
    .select([
      'session_organization.session_id as sessionId',
      'organization.id',
      'organization.name',
      'organization.language',
      'session_organization.role',
    ])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session_organization.session_id')
    .orderBy('session_organization.position')
    .execute()
}
