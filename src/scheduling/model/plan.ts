import type { Day, Instant, Place, Placement, Problem, Room, Session, SessionId, Slot, TeamId } from './problem.ts'

export interface Placed {
  session: Session
  room: Room
  slot: Slot
  day: Day
  offsetMinutes: number
  from: Instant
  to: Instant
  team: TeamId | null
}

/** Placements with every reference resolved; what the constraints read. */
export interface Plan {
  problem: Problem
  placed: Placed[]
  unplaced: Session[]
  of: (session: SessionId) => Placed | undefined
}

interface Directory {
  sessions: Map<string, Session>
  rooms: Map<string, Room>
  slots: Map<string, Slot>
  days: Map<string, Day>
}
const directories = new WeakMap<Problem, Directory>()

/** Look-up tables of a problem, made once. */
export function directoryOf(problem: Problem): Directory {
  const known = directories.get(problem)
  if (known) return known
  const byId = <T extends { id: string }>(items: T[]) => new Map<string, T>(items.map((item) => [item.id, item]))
  const made = {
    sessions: byId(problem.sessions),
    rooms: byId(problem.rooms),
    slots: byId(problem.slots),
    days: byId(problem.days),
  }
  directories.set(problem, made)
  return made
}

/** Throws when a place names a room, slot or day the problem does not have: that is a broken promise of the caller. */
export function placedAt(problem: Problem, session: Session, place: Place, team: TeamId | null): Placed {
  const { rooms, slots, days } = directoryOf(problem)
  const room = rooms.get(place.room)
  const slot = slots.get(place.slot)
  const day = slot && days.get(slot.day)
  if (!room || !slot || !day) throw new Error(`unknown room ${place.room} or slot ${place.slot}`)
  const from = slot.from + place.offsetMinutes * 60_000
  return {
    session,
    room,
    slot,
    day,
    offsetMinutes: place.offsetMinutes,
    from,
    to: from + session.durationMinutes * 60_000,
    team,
  }
}

/** Resolves placements; those of sessions the problem no longer has are left out. */
export function planOf(problem: Problem, placements: Placement[]): Plan {
  const { sessions } = directoryOf(problem)
  const where = new Map<string, Placed>()
  for (const placement of placements) {
    const session = sessions.get(placement.session)
    if (session) where.set(session.id, placedAt(problem, session, placement, placement.team))
  }
  const placed = problem.sessions.flatMap((session) => where.get(session.id) ?? [])
  return {
    problem,
    placed,
    unplaced: problem.sessions.filter((session) => !where.has(session.id)),
    of: (session) => where.get(session),
  }
}

export function overlaps(a: { from: Instant; to: Instant }, b: { from: Instant; to: Instant }): boolean {
  return a.from < b.to && b.from < a.to
}

/** Whether an interval lies inside one of the given ones; null means always. */
export function within(
  interval: { from: Instant; to: Instant },
  available: { from: Instant; to: Instant }[] | null,
): boolean {
  return available === null || available.some((span) => span.from <= interval.from && interval.to <= span.to)
}
