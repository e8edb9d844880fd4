import type { Acting } from '../../../acts/public.ts'
import { refuse } from '../../../platform/result.ts'
import { standsStill } from '../../../sessions/public.ts'
import type { Place } from '../../placing.ts'
import type { PlanFacts } from '../../plan-facts.ts'
import { roomByCode, standingPlaces } from '../../plan-reads.ts'
import { settle } from '../../settle.ts'
import { addRoom, lastRoomPosition, setRoomHours, takeOutOfUse } from '../store.ts'
import { venueAct } from './venue-act.ts'
import { faultOfRoom, LAYOUTS, type RoomWish, spanOf } from './venue-form.ts'

const closedOf = (room: RoomWish, zone: string) =>
  room.closed.flatMap((stretch) => {
    const span = spanOf(stretch, zone)
    return span ? [{ from: span.startsAt, to: span.endsAt }] : []
  })

/** Equipment as a room keeps it: what can be asked for, and the layouts it can be set in. */
const equipmentOf = ({ equipment, capacity, kind }: RoomWish): string[] => [
  ...equipment,
  ...(kind === 'on_site' ? LAYOUTS.filter((layout) => layout in capacity).map((layout) => `layout:${layout}`) : []),
]

const factsOf = (room: RoomWish, zone: string): Omit<PlanFacts['rooms'][number], 'id'> => ({
  code: room.code,
  building: room.building || null,
  kind: room.kind,
  seats: room.seats,
  capacity: { ...room.capacity },
  equipment: equipmentOf(room),
  interpretation_booths: room.booths,
  step_free: room.stepFree,
  open_from: room.openFrom || null,
  open_until: room.openUntil || null,
  closed: closedOf(room, zone).map(({ from, to }) => ({ from: from.getTime(), to: to.getTime() })),
})

/** A room is added, or said otherwise: names, seats, equipment, hours, times it is closed. */
export const roomKept = venueAct<RoomWish>({
  name: 'room kept',
  find: ({ rooms }, code) => rooms.find((room) => room.code === code) ?? null,
  fault: (room, { zone }) => faultOfRoom(room, zone),
  after: (facts, room, { zone }) => {
    const other = facts.rooms.some((one) => one.code === room.code)
    const rooms = facts.rooms.map((one) => (one.code === room.code ? { ...one, ...factsOf(room, zone) } : one))
    return { ...facts, rooms: other ? rooms : [...rooms, { id: 'new', ...factsOf(room, zone) }] }
  },
  async write({ tx, edition }, room, { code, venue }) {
    const before = venue.rooms.find((one) => one.code === code)
    await addRoom(tx, edition, {
      code,
      name: room.names,
      building: room.building ? { code: room.building, name: room.buildingNames } : null,
      level: room.levelNames,
      kind: room.kind,
      seats: room.seats,
      capacity: { ...room.capacity },
      equipment: equipmentOf(room),
      interpretationBooths: room.booths,
      stepFree: room.stepFree,
      position: before?.position ?? (await lastRoomPosition(tx, edition)) + 1,
    })
    const { openFrom, openUntil, joinLink } = room
    await setRoomHours(tx, edition, code, { openFrom, openUntil, joinLink, closed: closedOf(room, edition.zone) })
  },
})

/** Where the sessions of a room or a slot go when it is taken out of use; `null`: nobody has said. */
export type Leaving = { readonly to: string | null }
export const NOWHERE = 'nowhere'

/** A room is taken out of use, and its sessions go where the officer says: to another room, or out of the plan. */
export const roomWithdrawn = venueAct<Leaving>({
  name: 'room withdrawn',
  find: ({ rooms }, code) => rooms.find((room) => room.code === code) ?? null,
  fault({ to }, { venue, facts, code, now }) {
    const inside = facts.sessions.filter((s) => s.room_code === code)
    if (facts.locks.some(({ room }) => room === code)) return refuse('locked').refusal
    if (inside.some((s) => standsStill(s.state) || (s.starts_at && s.starts_at <= now))) return refuse('in-use').refusal
    if (inside.length > 0 && to === null) return refuse('in-use').refusal
    const known = to === null || to === NOWHERE || venue.rooms.some((room) => room.code === to && to !== code)
    return known ? null : refuse('unknown').refusal
  },
  after: (facts, { to }, { code }) => ({
    ...facts,
    rooms: facts.rooms.filter((room) => room.code !== code),
    sessions: facts.sessions.map((s) => (s.room_code === code ? { ...s, ...leaves(to) } : s)),
  }),
  async write(at, { to }, { code, reason }) {
    const room = to && to !== NOWHERE ? await roomByCode(at.tx, at.edition, to) : null
    await moveAll(
      at,
      (place) => place.roomCode === code,
      (place) => (room ? { ...place, roomId: room.id, roomCode: room.code, roomKey: room.key } : null),
      reason,
    )
    await takeOutOfUse(at.tx, at.edition, 'room', code)
  },
})

const leaves = (to: string | null) =>
  to && to !== NOWHERE ? { room_code: to } : { room_code: null, slot_code: null, starts_at: null, slot_starts_at: null }

/** Moves every session that stands in some places, each with a line of history; null takes it out of the plan. */
export async function moveAll(
  { tx, edition, personId, now }: Acting,
  concerns: (place: Place) => boolean,
  next: (place: Place) => Place | null,
  reason: string,
): Promise<void> {
  const places = [...(await standingPlaces(tx, edition))].filter(([, place]) => concerns(place) && place.startsAt > now)
  for (const [session, before] of places) {
    const after = next(before)
    const kind = after ? 'moved' : 'unplaced'
    await settle(tx, edition, { session, kind, before, after, reason, personId }, now)
  }
}
