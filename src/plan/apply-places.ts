import { MINUTE } from '../platform/clock.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Place as FoundPlace } from '../scheduling/public.ts'
import { keepChange, type ProgrammeEdition, setSessionState } from '../sessions/public.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'
import { lockPlan } from './plan-locks.ts'
import { roomsForUpdate, sessionsForUpdate, slotsOf, standingPlaces } from './plan-reads.ts'
import { putPlacement, removePlacement } from './plan-store.ts'

/** Where a session shall go; null takes it out of the plan. */
export type PlannedMove = {
  readonly session: string
  readonly to: FoundPlace | null
}

export type NotMoved = {
  readonly session: string
  readonly code: PlaceRefusal | 'session-unknown' | 'slot-unknown' | 'room-unknown' | 'room-occupied'
}

export type AppliedPlaces = { readonly moved: readonly string[]; readonly notMoved: readonly NotMoved[] }

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

/**
 * Moves many sessions in the caller's transaction, each with its line of history, and says which could not move and why: the plan may
 * have changed since the places were found. Sessions already there are left alone. Whoever places at the same time waits.
 */
export async function applyPlaces(
  tx: Tx,
  edition: ProgrammeEdition,
  moves: readonly PlannedMove[],
  given: {
    readonly reason: string
    readonly personId: string | null
    readonly acceptanceId?: string
    /** How the history calls it; what really happens when left out. */
    readonly kind?: 'undone'
  },
  now: Date,
): Promise<AppliedPlaces> {
  const { kind, ...why } = given
  await lockPlan(tx, edition)
  const ids = moves.map((move) => move.session)
  const sessions = new Map((await sessionsForUpdate(tx, edition, ids)).map((s) => [s.id, s]))
  const rooms = new Map((await roomsForUpdate(tx, edition)).map((room) => [room.code, room]))
  const slots = new Map((await slotsOf(tx, edition)).map((slot) => [slot.code, slot]))
  const standing = await standingPlaces(tx, edition)

  const notMoved: NotMoved[] = []
  const wanted = new Map<string, Place>()
  const out = new Set<string>()
  for (const { session: id, to } of moves) {
    const session = sessions.get(id)
    const before = standing.get(id)
    const refused = (code: NotMoved['code']) => notMoved.push({ session: id, code })
    if (!session) refused('session-unknown')
    else if (!to) {
      if (before) out.add(id)
    } else {
      const room = rooms.get(to.room)
      const slot = slots.get(to.slot)
      if (!room) refused('room-unknown')
      else if (!slot) refused('slot-unknown')
      else {
        const startsAt = new Date(slot.startsAt.getTime() + to.offsetMinutes * MINUTE)
        const decided = decidePlace(session, slot, room, startsAt)
        const same = before?.roomId === room.id && before.startsAt.getTime() === startsAt.getTime()
        if (!decided.ok) refused(decided.refusal.code)
        else if (!same) wanted.set(id, decided.value)
      }
    }
  }
  const others = new Map([...standing].filter(([id]) => !out.has(id)))
  for (const session of withoutCollisions(wanted, others)) notMoved.push({ session, code: 'room-occupied' })

  // All old places go first: sessions may change places with each other.
  for (const id of [...out, ...wanted.keys()]) if (standing.has(id)) await removePlacement(tx, id)
  for (const id of out) {
    await setSessionState(tx, id, 'planned')
    await keepChange(tx, id, { kind: kind ?? 'unplaced', before: standing.get(id) ?? null, after: null, ...why }, now)
  }
  for (const [id, place] of wanted) {
    const before = standing.get(id) ?? null
    await putPlacement(tx, edition, id, place, why, now)
    await setSessionState(tx, id, 'scheduled')
    await keepChange(tx, id, { kind: kind ?? (before ? 'moved' : 'placed'), before, after: place, ...why }, now)
  }
  return { moved: [...out, ...wanted.keys()], notMoved }
}
