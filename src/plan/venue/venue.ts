import { instantOf } from '../../consultation/public.ts'
import type { Localized } from '../../platform/languages/public.ts'
import type { RoomKind } from '../../sessions/public.ts'
import type { VenueFile } from './venue-file.ts'

/** A house that rooms stand in; between two of them there is a way to go. */
export type Building = { readonly code: string; readonly name: Localized }

export type NewRoom = {
  readonly code: string
  readonly name: Localized
  readonly building: Building | null
  readonly level: Localized | null
  readonly kind: RoomKind
  /** Places in the largest layout, or attendees online; null = unknown. */
  readonly seats: number | null
  readonly capacity: Record<string, number>
  readonly equipment: readonly string[]
  readonly interpretationBooths: number
  readonly stepFree: boolean | null
  readonly position: number
}

export type NewSlot = {
  readonly code: string
  /** Calendar day in the edition's zone. */
  readonly day: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly startsLocal: string
  readonly endsLocal: string
  readonly band: string | null
  readonly period: string
  /** The part of the forum its period belongs to, as wishes name it; null where periods stand alone. */
  readonly stretch: string | null
  readonly mode: string
}

export type NewReservedBlock = {
  readonly code: string
  readonly title: Localized
  readonly startsAt: Date
  readonly endsAt: Date
  readonly roomCodes: readonly string[]
  readonly blocksAllRooms: boolean
  readonly details: Record<string, string | number | string[]>
}

export type NewInterpretationTeam = {
  readonly code: string
  readonly languages: readonly string[]
  readonly roomCodes: readonly string[]
  readonly slotsPerDay: number | null
}

export type Venue = {
  readonly rooms: readonly NewRoom[]
  readonly slots: readonly NewSlot[]
  readonly reserved: readonly NewReservedBlock[]
  readonly teams: readonly NewInterpretationTeam[]
}

const known = (capacity: Record<string, number | null | undefined>): Record<string, number> =>
  Object.fromEntries(Object.entries(capacity).filter((entry): entry is [string, number] => entry[1] != null))

const largest = (capacity: Record<string, number>): number | null =>
  Object.keys(capacity).length === 0 ? null : Math.max(...Object.values(capacity))

/** What a room can do, as the requests name it: hybrid_kit, captioning, streaming, recording, hearing_loop, projection. */
function equipmentOf(room: VenueFile['rooms'][number]): string[] {
  const { hybrid } = room
  return [
    'projection', // every room of a congress centre has a screen
    hybrid.remote_speakers_on_screen && hybrid.room_sound_to_remote ? 'hybrid_kit' : '',
    hybrid.captioning_feed ? 'captioning' : '',
    hybrid.streaming ? 'streaming' : '',
    hybrid.recording ? 'recording' : '',
    room.hearing_loop ? 'hearing_loop' : '',
    ...room.layouts.map((layout) => `layout:${layout}`),
  ].filter((item) => item !== '')
}

type Stretch = {
  readonly local_start?: string | undefined
  readonly local_end?: string | undefined
  readonly utc_start?: Date | undefined
  readonly utc_end?: Date | undefined
}

/** The instants a stretch of time begins and ends at. Throws where a wall clock names none, or two: the check of the file tells before. */
function instantsOf(stretch: Stretch, zone: string): { startsAt: Date; endsAt: Date } {
  const at = (local = '') => {
    const read = instantOf(local, zone)
    if (!read.ok) throw new Error(`${local} in ${zone} names no single instant.`)
    return read.value
  }
  return { startsAt: stretch.utc_start ?? at(stretch.local_start), endsAt: stretch.utc_end ?? at(stretch.local_end) }
}

/** The venue of a file, in the words of the programme; rooms keep the order of the file, those on site first. */
export function venueOf(file: VenueFile, zone: string): Venue {
  const rooms = [...file.rooms.map((room) => roomOnSite(room, file.buildings)), ...file.virtual_rooms.map(roomOnline)]
  return {
    rooms: rooms.map((room, i) => ({ ...room, position: i + 1 })),
    slots: file.slots.map((slot) => ({
      code: slot.id,
      day: slot.date,
      ...instantsOf(slot, zone),
      startsLocal: slot.local_start,
      endsLocal: slot.local_end,
      band: slot.band ?? null,
      period: slot.period,
      stretch: file.stretches.find((stretch) => stretch.periods.includes(slot.period))?.id ?? null,
      mode: slot.mode,
    })),
    reserved: file.reserved.map((block) => ({
      code: block.id,
      title: block.title,
      ...instantsOf(block, zone),
      roomCodes: block.rooms,
      blocksAllRooms: block.blocks_all_rooms,
      details: detailsOf(block),
    })),
    teams: file.interpretation_teams.map((team) => ({
      code: team.id,
      languages: team.languages,
      roomCodes: team.rooms,
      slotsPerDay: team.slots_per_day ?? null,
    })),
  }
}

function roomOnSite(room: VenueFile['rooms'][number], buildings: VenueFile['buildings']): Omit<NewRoom, 'position'> {
  const capacity = known(room.capacity)
  const building = buildings.find(({ id }) => id === room.building)
  return {
    code: room.id,
    name: room.name,
    building: building ? { code: building.id, name: building.name } : null,
    level: room.level ?? null,
    kind: 'on_site',
    seats: largest(capacity),
    capacity,
    equipment: equipmentOf(room),
    interpretationBooths: room.interpretation_booths,
    stepFree: room.step_free ?? null,
  }
}

function roomOnline(room: VenueFile['virtual_rooms'][number]): Omit<NewRoom, 'position'> {
  const capacity = known(room.capacity)
  const feeds = [room.captioning_feed ? 'captioning' : '', room.recording ? 'recording' : '']
  return {
    code: room.id,
    name: room.name,
    building: null,
    level: null,
    kind: 'online',
    seats: capacity.attendees ?? null,
    capacity,
    equipment: ['projection', 'hybrid_kit', 'streaming', ...feeds.filter(Boolean)],
    interpretationBooths: room.interpretation_channels,
    stepFree: true,
  }
}

const detailsOf = ({
  interpretation,
  seats,
  milestone,
}: VenueFile['reserved'][number]): NewReservedBlock['details'] => ({
  ...(interpretation.length > 0 ? { interpretation } : {}),
  ...(seats === undefined ? {} : { seats }),
  ...(milestone === undefined ? {} : { milestone }),
})
