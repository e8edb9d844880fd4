import type { EditionScope } from '../access/public.ts'
import { fullName } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { Language } from '../platform/languages/public.ts'
import { roomNameIn } from './venue/room-name.ts'

/** Every lock of an edition with what it holds, who set it and why, newest first. */
export async function locksOf(db: Db, edition: EditionScope, language: Language) {
  const rows = await db
    .selectFrom('schedule_lock')
    .leftJoin('session', 'session.id', 'schedule_lock.session_id')
    .leftJoin('room', 'room.id', 'schedule_lock.room_id')
    .leftJoin('slot', 'slot.id', 'schedule_lock.slot_id')
    .leftJoin('person', 'person.id', 'schedule_lock.locked_by')
    .select([
      'schedule_lock.id',
      'schedule_lock.reason',
      'schedule_lock.locked_at as lockedAt',
      'session.number',
      'session.title',
      'session.language',
      'room.code as roomCode',
      roomNameIn(language).as('room'),
      'slot.code as slotCode',
      'slot.starts_at as startsAt',
      'person.given_name',
      'person.family_name',
      'person.written_name',
    ])
    .where('schedule_lock.edition_id', '=', edition.id)
    .orderBy('schedule_lock.locked_at', 'desc')
    .orderBy('schedule_lock.id')
    .execute()
  return rows.map(({ given_name, family_name, written_name, ...row }) => ({
    ...row,
    lockedBy: fullName({ given_name, family_name, written_name }),
  }))
}

export type LockKept = Awaited<ReturnType<typeof locksOf>>[number]

/** The edition's own weights, by constraint; null = must hold. */
export async function weightsOf(db: Db | Tx, edition: EditionScope): Promise<Map<string, number | null>> {
  const rows = await db
    .selectFrom('constraint_weight')
    .select(['name', 'weight'])
    .where('edition_id', '=', edition.id)
    .execute()
  return new Map(rows.map((row) => [row.name, row.weight]))
}
