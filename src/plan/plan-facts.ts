import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { facetsOf, vocabulariesOf } from '../forms/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Needs, Wishes } from '../sessions/public.ts'
import {
  CALLED_OFF,
  type Mode,
  NOTHING_PLANNED,
  type Planning,
  type Presence,
  type RoomKind,
  type SessionState,
} from '../sessions/public.ts'
import { hoursOfPeople } from './speakers/hours-reads.ts'
import { closedTimes } from './venue/reads.ts'

/**
 * Everything the named constraints look at, read in a fixed number of queries whatever the size of the edition. `about` is a session that
 * is looked at even when it is called off: whether it could come back.
 */
export async function planFacts(db: Db | Tx, edition: EditionScope, about: string | null = null) {
  return {
    ...(await venueFacts(db, edition)),
    sessions: await sessionFacts(db, edition, about),
    held: await heldPlaces(db, edition),
    ...(await partFacts(db, edition)),
    hours: await hoursOfPeople(db, edition),
    ...(await deskFacts(db, edition)),
    themes: await themesOf(db, edition),
    apart: await vocabulariesApart(db, edition),
    published: (await publishedAgenda(db, edition))?.entries ?? null,
  }
}

export type PlanFacts = Awaited<ReturnType<typeof planFacts>>

/** Where and when sessions may be: rooms, slots, what is reserved, and who interprets. */
async function venueFacts(db: Db | Tx, edition: EditionScope) {
  const rooms = await db
    .selectFrom('room')
    .select(['id', 'code', 'building', 'kind', 'seats', 'capacity', 'equipment', 'interpretation_booths', 'step_free'])
    .select(['open_from', 'open_until', 'closed'])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('position')
    .$narrowType<{ kind: RoomKind }>() // held by the table
    .execute()
  const slots = await db
    .selectFrom('slot')
    .select([
      'id',
      'code',
      sql<string>`day::text`.as('day'),
      'starts_at',
      'ends_at',
      'starts_local',
      'band',
      'period',
      'stretch',
      'mode',
      'attraction',
    ])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('starts_at')
    .execute()
  const blocks = await db
    .selectFrom('reserved_block')
    .select(['code', 'starts_at', 'ends_at', 'room_codes', 'blocks_all_rooms'])
    .where('edition_id', '=', edition.id)
    .execute()
  const teams = await db
    .selectFrom('interpretation_team')
    .select(['code', 'languages', 'room_codes', 'slots_per_day'])
    .where('edition_id', '=', edition.id)
    .orderBy('code')
    .execute()
  // Written by the store of the venue only.
  const known = (r: (typeof rooms)[number]) => ({
    ...r,
    capacity: r.capacity as Record<string, number>,
    closed: closedTimes(r.closed),
  })
  return { rooms: rooms.map(known), slots, blocks, teams }
}

/** The sessions that take place, with what was asked for them and where they stand. */
async function sessionFacts(db: Db | Tx, edition: EditionScope, about: string | null) {
  const rows = await db
    .selectFrom('session')
    .leftJoin('submission', 'submission.id', 'session.submission_id')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('room', 'room.id', 'placement.room_id')
    .leftJoin('slot', 'slot.id', 'placement.slot_id')
    .leftJoin('vocabulary_term as type', (join) =>
      join
        .onRef('type.edition_id', '=', 'session.edition_id')
        .onRef('type.code', '=', 'session.type')
        .on('type.vocabulary', '=', 'session_types'),
    )
    .select([
      'session.id',
      'session.number',
      'session.state',
      sql<string | null>`type.details ->> 'planned_as'`.as('planned_as'),
      'session.mode',
      'session.language',
      'session.duration_minutes',
      'session.expected_audience',
      'session.working_languages',
      'session.interpretation_languages',
      'session.captioning',
      'session.subjects',
      'session.needs',
      'session.wishes',
      'session.planning',
      'submission.stakeholder_group',
      'submission.region',
      'room.code as room_code',
      'slot.code as slot_code',
      'slot.starts_at as slot_starts_at',
      'placement.starts_at',
    ])
    .where('session.edition_id', '=', edition.id)
    .where((eb) => eb.or([eb('session.state', 'not in', CALLED_OFF), ...(about ? [eb('session.id', '=', about)] : [])]))
    .$narrowType<{ state: SessionState; mode: Mode }>() // held by the table
    .orderBy('session.number')
    .execute()
  // Written by addSession only; what an older version did not ask is not there.
  return rows.map((s) => ({
    ...s,
    needs: s.needs as Partial<Needs>,
    wishes: s.wishes as Partial<Wishes>,
    planning: { ...NOTHING_PLANNED, ...(s.planning as Partial<Planning>) },
  }))
}

/** Places of sessions that are called off and that the public still knows there: nothing else goes in until it is told. */
const heldPlaces = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('placement')
    .innerJoin('session', 'session.id', 'placement.session_id')
    .innerJoin('room', 'room.id', 'placement.room_id')
    .select(['session.number', 'room.code as room', 'placement.starts_at as startsAt', 'placement.ends_at as endsAt'])
    .where('placement.edition_id', '=', edition.id)
    .where('session.state', 'in', CALLED_OFF)
    .execute()

/** Who takes part in the sessions: people, and the organizations that hold them. */
async function partFacts(db: Db | Tx, edition: EditionScope) {
  const people = await db
    .selectFrom('session_person')
    .innerJoin('session', 'session.id', 'session_person.session_id')
    .innerJoin('person', 'person.id', 'session_person.person_id')
    .select([
      'session_person.session_id',
      'session_person.role',
      'session_person.presence',
      'person.id',
      'person.country',
    ])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session_person.position')
    .$narrowType<{ presence: Presence }>() // held by the table
    .execute()
  const organizers = await db
    .selectFrom('session_organization')
    .innerJoin('session', 'session.id', 'session_organization.session_id')
    .select(['session_organization.session_id', 'session_organization.organization_id'])
    .where('session.edition_id', '=', edition.id)
    .orderBy('session_organization.position')
    .execute()
  return { people, organizers }
}

/** What the secretariat has settled: weights of its own, and locks. */
async function deskFacts(db: Db | Tx, edition: EditionScope) {
  const weights = await db
    .selectFrom('constraint_weight')
    .select(['name', 'weight'])
    .where('edition_id', '=', edition.id)
    .execute()
  const locks = await db
    .selectFrom('schedule_lock')
    .leftJoin('room', 'room.id', 'schedule_lock.room_id')
    .leftJoin('slot', 'slot.id', 'schedule_lock.slot_id')
    .select(['schedule_lock.session_id as session', 'room.code as room', 'slot.code as slot'])
    .where('schedule_lock.edition_id', '=', edition.id)
    .execute()
  return { weights, locks }
}

/** Subjects by the heading they stand under in their vocabulary; those without a heading are left out. */
async function themesOf(db: Db | Tx, edition: EditionScope): Promise<Map<string, string>> {
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const lists = facets.filter((facet) => facet.of === 'terms').flatMap((facet) => facet.vocabularies)
  return new Map(
    lists.flatMap((vocabulary) =>
      (names.get(vocabulary) ?? []).flatMap(({ code, details }) =>
        typeof details.parent === 'string'
          ? [[`${vocabulary} ${code}`, `${vocabulary} ${details.parent}`] as const]
          : [],
      ),
    ),
  )
}

/** Vocabularies of which no two sessions with the same term run at the same time, as the edition's facets say. */
async function vocabulariesApart(db: Db | Tx, edition: EditionScope): Promise<readonly string[]> {
  const facets = await facetsOf(db, edition)
  return facets.filter((facet) => facet.of === 'terms' && facet.apart).flatMap(({ vocabularies }) => vocabularies)
}
