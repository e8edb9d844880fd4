import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { ScheduleAcceptanceId, SessionId } from '../platform/db/schema.ts'
import { saidFrom } from '../platform/languages/public.ts'
import type { SessionChangeKind, SessionState } from '../sessions/public.ts'
import type { Place } from './placing.ts'

export async function roomByCode(db: Db | Tx, edition: EditionScope, code: string) {
  return db
    .selectFrom('room')
    .select(['id', 'code', 'key', 'kind'])
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .where('in_use', '=', true)
    .executeTakeFirst()
}

export async function slotByCode(db: Db | Tx, edition: EditionScope, code: string) {
  return db
    .selectFrom('slot')
    .select(['id', 'code', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .where('in_use', '=', true)
    .executeTakeFirst()
}

const placeColumns = [
  'placement.slot_id as slotId',
  'slot.code as slotCode',
  'placement.room_id as roomId',
  'room.code as roomCode',
  'placement.room_key as roomKey',
  'placement.starts_at as startsAt',
  'placement.ends_at as endsAt',
] as const

/** A session with its present place, its row locked until the transaction ends unless somebody only looks. */
export async function sessionForUpdate(tx: Tx, edition: EditionScope, number: number, locking = true) {
  const session = await tx
    .selectFrom('session')
    .select(['id', 'number', 'title', 'state', 'duration_minutes as durationMinutes'])
    .where('edition_id', '=', edition.id)
    .where('number', '=', number)
    .$narrowType<{ state: SessionState }>() // held by the table
    .$if(locking, (q) => q.forUpdate())
    .executeTakeFirst()
  if (!session) return null
  const place = await tx
    .selectFrom('placement')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .innerJoin('room', 'room.id', 'placement.room_id')
    .select(placeColumns)
    .where('placement.session_id', '=', session.id)
    .executeTakeFirst()
  return { ...session, place: (place ?? null) as Place | null }
}

/** Some sessions, their rows locked in the order of numbers until the transaction ends. */
export async function sessionsForUpdate(tx: Tx, edition: EditionScope, ids: readonly string[]) {
  if (ids.length === 0) return []
  return tx
    .selectFrom('session')
    .select(['id', 'number', 'title', 'state', 'duration_minutes as durationMinutes'])
    .where('edition_id', '=', edition.id)
    .where('id', 'in', ids)
    .orderBy('number')
    .$narrowType<{ state: SessionState }>() // held by the table
    .forUpdate()
    .execute()
}

/** Every room, locked in the order of keys until the transaction ends. */
export async function roomsForUpdate(tx: Tx, edition: EditionScope) {
  return tx
    .selectFrom('room')
    .select(['id', 'code', 'key', 'kind'])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('key')
    .forUpdate()
    .execute()
}

export async function slotsOf(db: Db | Tx, edition: EditionScope) {
  return db
    .selectFrom('slot')
    .select(['id', 'code', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('starts_at')
    .execute()
}

/** The place of every session that has one, by the session's id. */
export async function standingPlaces(db: Db | Tx, edition: EditionScope): Promise<Map<string, Place>> {
  const rows = await db
    .selectFrom('placement')
    .innerJoin('slot', 'slot.id', 'placement.slot_id')
    .innerJoin('room', 'room.id', 'placement.room_id')
    .select([...placeColumns, 'placement.session_id'])
    .where('placement.edition_id', '=', edition.id)
    .execute()
  return new Map(rows.map(({ session_id, ...place }) => [session_id, place]))
}

/** The sessions that have this room at any moment of this place. */
export async function occupants(db: Db | Tx, edition: EditionScope, place: Place) {
  return db
    .selectFrom('placement')
    .innerJoin('session', 'session.id', 'placement.session_id')
    .select(['session.number', 'session.title'])
    .where('placement.edition_id', '=', edition.id)
    .where('placement.room_id', '=', place.roomId)
    .where('placement.starts_at', '<', place.endsAt)
    .where('placement.ends_at', '>', place.startsAt)
    .orderBy('placement.starts_at')
    .execute()
}

/** A place as the history keeps it: instants as text. */
type KeptPlace = Omit<Place, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string }

const placeFrom = (kept: unknown): Place | null => {
  if (!kept) return null
  const place = kept as KeptPlace // written by keepChange only
  return { ...place, startsAt: new Date(place.startsAt), endsAt: new Date(place.endsAt) }
}

/** The newest change of a session's place, and the reason its place had before that change. */
export async function lastPlacementChange(tx: Tx, sessionId: SessionId) {
  const rows = await tx
    .selectFrom('session_change')
    .select(['kind', 'before', 'after', 'reason', 'reason_language', 'reasons'])
    .where('session_id', '=', sessionId)
    .where('kind', 'in', ['placed', 'moved', 'unplaced', 'undone'])
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  const [last, earlier] = rows
  if (!last) return null
  const reasonBefore = earlier ? saidFrom(earlier.reason, earlier.reason_language, earlier.reasons) : ''
  return { before: placeFrom(last.before), after: placeFrom(last.after), reasonBefore }
}

/** The place a session had when it was called off; null when it had none. */
export async function placeBeforeCalledOff(tx: Tx, sessionId: string): Promise<Place | null> {
  const rows = await tx
    .selectFrom('session_change')
    .select(['kind', 'before'])
    .where('session_id', '=', sessionId)
    .where('kind', '!=', 'edited')
    .orderBy('id', 'desc')
    .limit(20)
    .execute()
  const since = rows.findIndex(({ kind }) => kind !== 'cancelled' && kind !== 'postponed')
  const ends = since < 0 ? rows : rows.slice(0, since)
  return placeFrom(ends.find(({ before }) => before !== null)?.before)
}

/** What an accepted plan did to each session: where it stood before, and where it was put. */
export async function changesOfAcceptance(tx: Tx, acceptanceId: ScheduleAcceptanceId) {
  const rows = await tx
    .selectFrom('session_change')
    .select(['session_id as session', 'kind', 'before', 'after'])
    .$narrowType<{ kind: SessionChangeKind }>() // held by the table
    .where('acceptance_id', '=', acceptanceId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, before: placeFrom(row.before), after: placeFrom(row.after) }))
}
