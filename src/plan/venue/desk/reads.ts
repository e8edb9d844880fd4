import { sql } from 'kysely'
import type { EditionScope } from '../../../access/public.ts'
import type { Db, Tx } from '../../../platform/db/db.ts'
import { asLocalized } from '../../../platform/languages/public.ts'
import type { RoomKind } from '../../../sessions/public.ts'
import { nameOfRoom } from '../reads.ts'

/** All that the desk keeps of an edition's venue, in its order; what is out of use is left out. */
export async function venueKept(db: Db | Tx, edition: EditionScope) {
  return {
    rooms: await roomsKept(db, edition),
    slots: await slotsKept(db, edition),
    blocks: await blocksKept(db, edition),
    teams: await teamsKept(db, edition),
  }
}

export type VenueKept = Awaited<ReturnType<typeof venueKept>>
export type RoomKept = VenueKept['rooms'][number]
export type SlotKept = VenueKept['slots'][number]
export type BlockKept = VenueKept['blocks'][number]
export type TeamKept = VenueKept['teams'][number]

async function roomsKept(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('room')
    .select(['id', 'code', 'name', 'names', 'building', 'building_names', 'level_names', 'kind', 'seats', 'capacity'])
    .select(['equipment', 'interpretation_booths as booths', 'step_free as stepFree', 'position'])
    .select(['open_from as openFrom', 'open_until as openUntil', 'closed', 'join_link as joinLink'])
    .select((eb) =>
      eb
        .selectFrom('placement')
        .whereRef('placement.room_id', '=', 'room.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('sessions'),
    )
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('position')
    .$narrowType<{ kind: RoomKind }>() // held by the table
    .execute()
  return rows.map(({ name, names, building_names, level_names, capacity, closed, ...room }) => ({
    ...room,
    names: nameOfRoom(names, name),
    buildingNames: asLocalized(building_names),
    levelNames: asLocalized(level_names),
    capacity: capacity as Record<string, number>, // these two written by the store of the venue only
    closed: (closed as { from: string; to: string }[]).map(({ from, to }) => ({
      from: new Date(from),
      to: new Date(to),
    })),
  }))
}

const slotsKept = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('slot')
    .select(['id', 'code', sql<string>`day::text`.as('day'), 'starts_at as startsAt', 'ends_at as endsAt'])
    .select([
      'starts_local as startsLocal',
      'ends_local as endsLocal',
      'band',
      'period',
      'stretch',
      'mode',
      'attraction',
    ])
    .select((eb) =>
      eb
        .selectFrom('placement')
        .whereRef('placement.slot_id', '=', 'slot.id')
        .select(sql<number>`count(*)::int`.as('count'))
        .as('sessions'),
    )
    .where('edition_id', '=', edition.id)
    .where('in_use', '=', true)
    .orderBy('starts_at')
    .execute()

async function blocksKept(db: Db | Tx, edition: EditionScope) {
  const rows = await db
    .selectFrom('reserved_block')
    .select(['code', 'title', 'titles', 'starts_at as startsAt', 'ends_at as endsAt', 'room_codes as rooms'])
    .select(['blocks_all_rooms as allRooms', 'details'])
    .where('edition_id', '=', edition.id)
    .orderBy('starts_at')
    .execute()
  return rows.map(({ title, titles, ...block }) => ({ ...block, titles: nameOfRoom(titles, title) }))
}

const teamsKept = (db: Db | Tx, edition: EditionScope) =>
  db
    .selectFrom('interpretation_team')
    .select(['code', 'languages', 'room_codes as rooms', 'slots_per_day as slotsPerDay'])
    .where('edition_id', '=', edition.id)
    .orderBy('code')
    .execute()
