import { MINUTE } from '../platform/clock.ts'
import type { Refusal } from '../platform/result.ts'
import { ok, type Result, refuse } from '../platform/result.ts'
import type { Place as FoundPlace } from '../scheduling/public.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'

/** Where a session shall go; null takes it out of the plan. */
export type PlannedMove = { readonly session: string; readonly to: FoundPlace | null }

type NotMovedCode = PlaceRefusal | 'session-unknown' | 'slot-unknown' | 'room-unknown' | 'room-occupied'
export type NotMoved = { readonly session: string; readonly code: NotMovedCode }

/** What moves are decided by: sessions by id, rooms and slots by code, and the place each session has now. */
export type Standing = {
  readonly sessions: ReadonlyMap<string, Parameters<typeof decidePlace>[0]>
  readonly rooms: ReadonlyMap<string, Parameters<typeof decidePlace>[2]>
  readonly slots: ReadonlyMap<string, Parameters<typeof decidePlace>[1]>
  readonly places: ReadonlyMap<string, Place>
}

type DecidedMoves = {
  /** New places, by session; whoever is there already is left alone. */
  readonly wanted: ReadonlyMap<string, Place>
  readonly out: ReadonlySet<string>
  readonly notMoved: readonly NotMoved[]
}

/** Which of many moves can be made: the plan may have changed since the places were found. */
export function decideMoves(moves: readonly PlannedMove[], standing: Standing): DecidedMoves {
  const notMoved: NotMoved[] = []
  const wanted = new Map<string, Place>()
  const out = new Set<string>()
  for (const { session, to } of moves) {
    const before = standing.places.get(session)
    const decided = whereTo(session, to, standing)
    if (!decided.ok) notMoved.push({ session, code: decided.refusal.code })
    else if (!decided.value) before && out.add(session)
    else if (!samePlace(before ?? null, decided.value)) wanted.set(session, decided.value)
  }
  const others = new Map([...standing.places].filter(([id]) => !out.has(id)))
  for (const session of withoutCollisions(wanted, others)) notMoved.push({ session, code: 'room-occupied' })
  return { wanted, out, notMoved }
}

function whereTo(id: string, to: FoundPlace | null, standing: Standing): Result<Place | null, Refusal<NotMovedCode>> {
  const session = standing.sessions.get(id)
  if (!session) return refuse('session-unknown')
  if (!to) return ok(null)
  const room = standing.rooms.get(to.room)
  if (!room) return refuse('room-unknown')
  const slot = standing.slots.get(to.slot)
  if (!slot) return refuse('slot-unknown')
  return decidePlace(session, slot, room, new Date(slot.startsAt.getTime() + to.offsetMinutes * MINUTE))
}

/** One room at one time; how long it lasts follows from the session. */
export const samePlace = (a: Place | null, b: Place | null): boolean =>
  a === null || b === null ? a === b : a.roomId === b.roomId && a.startsAt.getTime() === b.startsAt.getTime()

const overlap = (a: Place, b: Place) => a.roomId === b.roomId && a.startsAt < b.endsAt && b.startsAt < a.endsAt

/** The moves that leave one session to a room and time; one that is dropped keeps its old place, which may drop another. */
function withoutCollisions(wanted: Map<string, Place>, standing: ReadonlyMap<string, Place>): string[] {
  const dropped: string[] = []
  for (;;) {
    const stay = [...standing].filter(([id]) => !wanted.has(id)).map(([, place]) => place)
    const taken: Place[] = []
    const next = [...wanted].find(([, place]) => {
      const collides = [...stay, ...taken].some((other) => overlap(other, place))
      taken.push(place)
      return collides
    })
    if (!next) return dropped
    wanted.delete(next[0])
    dropped.push(next[0])
  }
}
