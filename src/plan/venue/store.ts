import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import { pickText } from '../../platform/languages/public.ts'
import { nameOfRoom } from './reads.ts'
import type { NewInterpretationTeam, NewReservedBlock, NewRoom, NewSlot } from './venue.ts'

/** Adds a room, or brings the one of that code up to date; a room keeps its key, so placements stay. */
export async function addRoom(tx: Tx, edition: EditionScope, room: NewRoom): Promise<void> {
  const values = {
    name: pickText(room.name, 'en').text, // for a version of the program that knows one language
    names: JSON.stringify(room.name),
    building: room.building?.code ?? null,
    building_names: JSON.stringify(room.building?.name ?? {}),
    level_names: JSON.stringify(room.level ?? {}),
    kind: room.kind,
    seats: room.seats,
    capacity: JSON.stringify(room.capacity),
    equipment: [...room.equipment],
    interpretation_booths: room.interpretationBooths,
    step_free: room.stepFree,
    position: room.position,
  }
  await tx
    .insertInto('room')
    .values({ edition_id: edition.id, code: room.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addSlot(tx: Tx, edition: EditionScope, slot: NewSlot): Promise<void> {
  const values = {
    day: slot.day,
    starts_at: slot.startsAt,
    ends_at: slot.endsAt,
    starts_local: slot.startsLocal,
    ends_local: slot.endsLocal,
    band: slot.band,
    period: slot.period,
    stretch: slot.stretch,
    mode: slot.mode,
  }
  await tx
    .insertInto('slot')
    .values({ edition_id: edition.id, code: slot.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addReservedBlock(tx: Tx, edition: EditionScope, block: NewReservedBlock): Promise<void> {
  const values = {
    title: pickText(block.title, 'en').text,
    titles: JSON.stringify(block.title),
    starts_at: block.startsAt,
    ends_at: block.endsAt,
    room_codes: [...block.roomCodes],
    blocks_all_rooms: block.blocksAllRooms,
    details: JSON.stringify(block.details),
  }
  await tx
    .insertInto('reserved_block')
    .values({ edition_id: edition.id, code: block.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function addInterpretationTeam(tx: Tx, edition: EditionScope, team: NewInterpretationTeam): Promise<void> {
  const values = {
    languages: [...team.languages],
    room_codes: [...team.roomCodes],
    slots_per_day: team.slotsPerDay,
  }
  await tx
    .insertInto('interpretation_team')
    .values({ edition_id: edition.id, code: team.code, ...values })
    .onConflict((oc) => oc.columns(['edition_id', 'code']).doUpdateSet(values))
    .execute()
}

export async function roomsKept(tx: Tx, edition: EditionScope) {
  const rows = await tx
    .selectFrom('room')
    .select([
      'code',
      'name',
      'names',
      'kind',
      'seats',
      'capacity',
      'equipment',
      'interpretation_booths as interpretationBooths',
    ])
    .where('edition_id', '=', edition.id)
    .orderBy('position')
    .execute()
  return rows.map(({ name, names, ...room }) => ({
    ...room,
    name: nameOfRoom(names, name),
    capacity: room.capacity as Record<string, number>, // written by addRoom only
  }))
}

export async function lastRoomPosition(tx: Tx, edition: EditionScope): Promise<number> {
  const { last } = await tx
    .selectFrom('room')
    .select((eb) => eb.fn.coalesce(eb.fn.max('position'), eb.lit(0)).as('last'))
    .where('edition_id', '=', edition.id)
    .executeTakeFirstOrThrow()
  return last
}

/** Takes away rooms in which no session stands or was published. */
export async function removeUnusedRooms(tx: Tx, edition: EditionScope, codes: readonly string[]): Promise<void> {
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

/** Takes away slots in which no session stands or is held. */
export async function removeUnusedSlots(tx: Tx, edition: EditionScope, codes: readonly string[]): Promise<void> {
  if (codes.length === 0) return
  await tx
    .deleteFrom('slot')
    .where('edition_id', '=', edition.id)
    .where('code', 'in', codes)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('placement').select('session_id').whereRef('placement.slot_id', '=', 'slot.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('schedule_lock').select('id').whereRef('schedule_lock.slot_id', '=', 'slot.id'))),
    )
    .execute()
}

export async function setTeamRooms(
  tx: Tx,
  edition: EditionScope,
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

export async function removeReservedBlock(tx: Tx, edition: EditionScope, code: string): Promise<void> {
  await tx.deleteFrom('reserved_block').where('edition_id', '=', edition.id).where('code', '=', code).execute()
}

/** What the desk alone says of a room: its hours, times it is closed, and the link to join it, which no public page shows. */
export async function setRoomHours(
  tx: Tx,
  edition: EditionScope,
  code: string,
  { openFrom, openUntil, closed, joinLink }: RoomHours,
): Promise<void> {
  await tx
    .updateTable('room')
    .set({
      open_from: openFrom || null,
      open_until: openUntil || null,
      closed: JSON.stringify(closed),
      join_link: joinLink || null,
      in_use: true,
    })
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .execute()
}
type RoomHours = {
  readonly openFrom: string
  readonly openUntil: string
  readonly closed: readonly { readonly from: Date; readonly to: Date }[]
  readonly joinLink: string
}

export async function setSlotAttraction(tx: Tx, edition: EditionScope, code: string, attraction: string | null) {
  await tx
    .updateTable('slot')
    .set({ attraction, in_use: true })
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .execute()
}

/** Takes a room or a slot out of use; what was published in it, and its history, still find it. */
export async function takeOutOfUse(tx: Tx, edition: EditionScope, table: 'room' | 'slot', code: string): Promise<void> {
  await tx
    .updateTable(table)
    .set({ in_use: false })
    .where('edition_id', '=', edition.id)
    .where('code', '=', code)
    .execute()
}

export async function removeTeam(tx: Tx, edition: EditionScope, code: string): Promise<void> {
  await tx.deleteFrom('interpretation_team').where('edition_id', '=', edition.id).where('code', '=', code).execute()
}
