import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import { type Language, saidFrom } from '../platform/languages/public.ts'
import type { Mode, SessionChangeKind, SessionState } from '../sessions/public.ts'
import { roomNameIn } from './venue/room-name.ts'

const sessionsWithPlaces = (db: Db | Tx, edition: EditionScope, language: Language) =>
  db
    .selectFrom('session')
    .leftJoin('placement', 'placement.session_id', 'session.id')
    .leftJoin('room', 'room.id', 'placement.room_id')
    .leftJoin('slot', 'slot.id', 'placement.slot_id')
    .leftJoin('submission', 'submission.id', 'session.submission_id')
    .select([
      'session.id',
      'session.number',
      'session.title',
      'session.language',
      'session.state',
      'session.type',
      'session.mode',
      'session.duration_minutes as durationMinutes',
      'session.expected_audience as audience',
      'session.interpretation_languages as interpretation',
      'placement.starts_at as startsAt',
      roomNameIn(language).as('room'),
      'room.code as roomCode',
      'slot.code as slotCode',
      'submission.reference',
    ])
    .where('session.edition_id', '=', edition.id)
    .$narrowType<{ state: SessionState; mode: Mode }>() // held by the table

/** Every session of the working plan, in the order of numbers; rooms by the reader's names. */
export const sessionsOnDesk = (db: Db | Tx, edition: EditionScope, language: Language) =>
  sessionsWithPlaces(db, edition, language).orderBy('session.number').execute()

export type DeskSession = Awaited<ReturnType<typeof sessionsOnDesk>>[number]

/** A session of the working plan with its history, newest first; null when the edition has none of that number. */
export async function sessionOnDesk(db: Db, edition: EditionScope, number: number, language: Language) {
  const session = await sessionsWithPlaces(db, edition, language)
    .where('session.number', '=', number)
    .executeTakeFirst()
  if (!session) return null
  const rows = await db
    .selectFrom('session_change')
    .select(['id', 'kind', 'at', 'reason', 'reason_language', 'reasons'])
    .$narrowType<{ kind: SessionChangeKind }>() // held by the table
    .where('session_id', '=', session.id)
    .orderBy('id', 'desc')
    .execute()
  const history = rows.map(({ reason, reason_language, reasons, ...change }) => ({
    ...change,
    reason: saidFrom(reason, reason_language, reasons),
  }))
  return { ...session, history }
}

/** Rooms and slots to choose from, rooms by the reader's names. */
export async function venueChoices(db: Db, edition: EditionScope, language: Language) {
  const rooms = await db
    .selectFrom('room')
    .select(['code', roomNameIn(language).as('name'), 'seats'])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('position')
    .execute()
  const slots = await db
    .selectFrom('slot')
    .select(['code', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('starts_at')
    .execute()
  return { rooms, slots }
}

export type VenueChoices = Awaited<ReturnType<typeof venueChoices>>

/** The same without slots that have begun, but for the one already chosen. */
export const slotsToCome = ({ rooms, slots }: VenueChoices, chosen: string, now: Date): VenueChoices => ({
  rooms,
  slots: slots.filter(({ code, startsAt }) => startsAt > now || code === chosen),
})

/** The submission a session was made of, or null. */
export async function submissionBehind(db: Pick<Db, 'selectFrom'>, sessionId: SessionId): Promise<string | null> {
  const row = await db
    .selectFrom('session')
    .select('submission_id as submissionId')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.submissionId ?? null
}
