import { type Interval, type Placement, type Problem, type Room, SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'

const MINUTE = 60_000

/** Carried by slots that have begun, and by what is locked; what is searched for may not go there. */
export const PAST = 'past'
export const LOCKED = 'locked'

/** Begun, over, cancelled or postponed: the plan no longer moves such a session. */
export const STANDS_STILL = ['live', 'held', 'reported', 'cancelled', 'postponed']

/** What is left of some stretches of time when another is taken out. */
export const cut = (spans: readonly Interval[], hole: Interval): Interval[] =>
  spans.flatMap((span) => {
    if (hole.to <= span.from || span.to <= hole.from) return [span]
    return [
      { from: span.from, to: Math.min(span.to, hole.from) },
      { from: Math.max(span.from, hole.to), to: span.to },
    ].filter((part) => part.from < part.to)
  })

/** From the first slot's beginning to the last one's end. */
export const wholeTime = (problem: Problem): Interval => ({
  from: Math.min(...problem.slots.map((slot) => slot.from)),
  to: Math.max(...problem.slots.map((slot) => slot.to)),
})

/** Whether a lock holds a session where it stands: its own, or that of its room or slot. */
export const isLocked = (facts: PlanFacts, session: PlanFacts['sessions'][number]): boolean =>
  facts.locks.some((lock) =>
    lock.session
      ? lock.session === session.id
      : (lock.room !== null && lock.room === session.room_code) ||
        (lock.slot !== null && lock.slot === session.slot_code),
  )

/** Whether the public has seen the session where it stands now. */
export const standsAsPublished = (facts: PlanFacts, session: PlanFacts['sessions'][number]): boolean =>
  facts.published?.some(
    (entry) =>
      entry.sessionId === session.id &&
      entry.standing === 'on' &&
      entry.room.code === session.room_code &&
      Date.parse(entry.startsAt) === session.starts_at?.getTime(),
  ) ?? false

/** Ids of the sessions a search may move, of those asked for. */
export function movableSessions(
  facts: PlanFacts,
  asked: { readonly sessions: readonly string[]; readonly respectLocks: boolean; readonly keepPublished: boolean },
  now: Date,
): Set<string> {
  const wanted = new Set(asked.sessions)
  return new Set(
    facts.sessions
      .filter(
        (s) =>
          wanted.has(s.id) &&
          !STANDS_STILL.includes(s.state) &&
          !(s.starts_at !== null && s.starts_at <= now) &&
          !(asked.respectLocks && isLocked(facts, s)) &&
          !(asked.keepPublished && standsAsPublished(facts, s)),
      )
      .map((s) => s.id),
  )
}

/**
 * The problem of one search: sessions named in `movable` may take any coming slot that is not locked, every other placed session stays
 * exactly where it is, and sessions that are neither movable nor placed are left out.
 */
export function searchProblem(
  facts: PlanFacts,
  edition: { readonly zone: string },
  movable: ReadonlySet<string>,
  now: Date,
  respectLocks = true,
): Problem {
  const whole = problemOf(facts, edition.zone)
  const kept = placementsOf(facts).filter((p) => !movable.has(p.session))
  // A start off the half-hour grid is none of the optimiser's: the room is simply not free then.
  const offGrid = kept.filter((p) => p.offsetMinutes % SUB_SLOT_MINUTES !== 0)
  const fixed = new Map(kept.filter((p) => !offGrid.includes(p)).map((p) => [p.session, p]))
  const locked = (part: 'room' | 'slot') =>
    new Set(respectLocks ? facts.locks.flatMap((lock) => (lock.session ? [] : (lock[part] ?? []))) : [])
  const [lockedRooms, lockedSlots] = [locked('room'), locked('slot')]
  return {
    ...whole,
    locks: respectLocks ? whole.locks : [],
    rooms: whole.rooms
      .map((room) => withoutHours(whole, room, offGrid))
      .map((room) => (lockedRooms.has(room.id) ? { ...room, tags: [...room.tags, LOCKED] } : room)),
    slots: whole.slots.map((slot) => ({
      ...slot,
      tags: [
        ...slot.tags,
        ...(slot.from <= now.getTime() ? [PAST] : []),
        ...(lockedSlots.has(slot.id) ? [LOCKED] : []),
      ],
    })),
    sessions: whole.sessions.flatMap((session) => {
      if (movable.has(session.id)) {
        const slotTags = { ...session.slotTags, prohibited: [...session.slotTags.prohibited, PAST, LOCKED] }
        const roomTags = { ...session.roomTags, prohibited: [...session.roomTags.prohibited, LOCKED] }
        return [{ ...session, slotTags, roomTags }]
      }
      const place = fixed.get(session.id)
      if (!place) return []
      const { room, slot, offsetMinutes } = place
      return [{ ...session, fixed: { room, slot, offsetMinutes } }]
    }),
  }
}

function withoutHours(problem: Problem, room: Room, taken: readonly Placement[]): Room {
  const holes = taken.flatMap((p) => {
    const slot = problem.slots.find((one) => one.id === p.slot)
    const session = problem.sessions.find((one) => one.id === p.session)
    if (p.room !== room.id || !slot || !session) return []
    const from = slot.from + p.offsetMinutes * MINUTE
    return [{ from, to: from + session.durationMinutes * MINUTE }]
  })
  return holes.length === 0 ? room : { ...room, available: holes.reduce(cut, room.available ?? [wholeTime(problem)]) }
}
