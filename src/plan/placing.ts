import { MINUTE, minutesBetween } from '../platform/clock.ts'
import type { RoomId, SlotId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { hasBegun, isCalledOff, type SessionState } from '../sessions/public.ts'

/** A room and a time in the working plan; half-open: from startsAt, before endsAt. */
export type Place = {
  readonly slotId: SlotId
  readonly slotCode: string
  readonly roomId: RoomId
  readonly roomCode: string
  readonly roomKey: number
  readonly startsAt: Date
  readonly endsAt: Date
}

/** A place a session had before, until when it lasts with the length the session has now; null when it would outlast the time slot. */
export function placeAgain(
  { durationMinutes }: { readonly durationMinutes: number },
  place: Place,
  slot: { readonly endsAt: Date },
): Place | null {
  const endsAt = new Date(place.startsAt.getTime() + durationMinutes * MINUTE)
  return endsAt > slot.endsAt ? null : { ...place, endsAt }
}

export type PlaceRefusal = 'session-over' | 'session-cancelled' | 'longer-than-slot' | 'outside-slot'

/** The place a session would have, or why it cannot: it must fit into the slot, and must not be over or cancelled. */
export function decidePlace(
  session: { readonly number: number; readonly state: SessionState; readonly durationMinutes: number },
  slot: { readonly id: string; readonly code: string; readonly startsAt: Date; readonly endsAt: Date },
  room: { readonly id: string; readonly code: string; readonly key: number },
  startsAt: Date | null,
): Result<Place, Refusal<PlaceRefusal>> {
  const { number, durationMinutes } = session
  if (isCalledOff(session.state)) return refuse('session-cancelled', { number })
  if (hasBegun(session.state)) return refuse('session-over', { number })
  const slotMinutes = minutesBetween(slot.startsAt, slot.endsAt)
  if (durationMinutes > slotMinutes) return refuse('longer-than-slot', { number, durationMinutes, slotMinutes })
  const start = startsAt ?? slot.startsAt
  const end = new Date(start.getTime() + durationMinutes * MINUTE)
  if (start < slot.startsAt || end > slot.endsAt) return refuse('outside-slot', { number, slot: slot.code })
  return ok({
    slotId: slot.id,
    slotCode: slot.code,
    roomId: room.id,
    roomCode: room.code,
    roomKey: room.key,
    startsAt: start,
    endsAt: end,
  })
}
