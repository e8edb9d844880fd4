import type { Tx } from '../../platform/db/db.ts'
import type { ProgrammeEdition } from '../edition.ts'

export async function roomsKept(tx: Tx, edition: ProgrammeEdition) {
  const rows = await tx
    .selectFrom('room')
    .select(['code', 'name', 'kind', 'seats', 'capacity', 'equipment', 'interpretation_booths as interpretationBooths'])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  return rows.map((room) => ({ ...room, capacity: room.capacity as Record<string, number> })) // written by addRoom only
}

export async function lastRoomPosition(tx: Tx, edition: ProgrammeEdition): Promise<number> {
  const { last } = await tx
    .selectFrom('room')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return last
}

/** Takes away rooms in which no session stands or was published. */
export async function removeUnusedRooms(tx: Tx, edition: ProgrammeEdition, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  await tx
    .deleteFrom('room')
    .where('edition_id', '=', edition.id)
    .where('code', 'in', codes)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('placement').select('session_id').whereRef('placement.room_id', '=', 'room.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('agenda_item').select('session_id').whereRef('agenda_item.room_id', '=', 'room.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('schedule_lock').select('id').whereRef('schedule_lock.room_id', '=', 'room.id'))),
    )
    .execute()
}

export async function setSessionMode(
  tx: Tx,
  sessionId: string,
  mode: 'physical' | 'hybrid' | 'virtual',
): Promise<void> {
  await tx.updateTable('session').set({ mode }).where('id', '=', sessionId).execute()
}

export async function presencesOf(tx: Tx, sessionIds: readonly string[]) {
  if (sessionIds.length === 0) return []
  return tx
    .selectFrom('session_person')
    .select(['session_id as session', 'position', 'presence'])
    .where('session_id', 'in', sessionIds)
    .orderBy('session_id')
    .orderBy('position')
    .execute()
}

export async function setPresence(
  tx: Tx,
  { session, position, presence }: { readonly session: string; readonly position: number; readonly presence: string },
): Promise<void> {
  await tx
    .updateTable('session_person')
    .set({ presence })
    .where('session_id', '=', session)
    .where('position', '=', position)
    .execute()
}

export async function setTeamRooms(
  tx: Tx,
  edition: ProgrammeEdition,
  code: string,
  rooms: readonly string[],
): Promise<void> {
  await tx
    .updateTable('interpretation_team')
    .set({ room_codes: [...rooms] })
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .execute()
}

export async function removeReservedBlock(tx: Tx, edition: ProgrammeEdition, code: string): Promise<void> {
  await tx.deleteFrom('reserved_block').where('edition_id', '=', edition.id).where('code', '=', code).execute()
}
