import { MINUTE } from '../../platform/clock.ts'
import { type Interval, type Placement, type Problem, type Room, SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import { standsStill } from '../../sessions/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'
import { wholeTime, without } from '../spans.ts'
import { isLocked, standsAsPublished } from '../standing-still.ts'
import { concerns, onlyOf } from './concerned.ts'
import type { SearchTask } from './proposal.ts'

/** Carried by slots that have begun, and by what is locked; what is searched for may not go there. */
const PAST = 'past'
const LOCKED = 'locked'

/** What a search begins from: the plan as it is at a moment, and the zone of the forum. */
export type Ground = { readonly facts: PlanFacts; readonly zone: string; readonly now: Date }

/** Ids of the sessions a search may move, of those asked for. */
export function movableSessions(
  { facts, now }: Omit<Ground, 'zone'>,
  asked: Pick<SearchTask, 'sessions' | 'respectLocks' | 'keepPublished' | 'change'>,
): Set<string> {
  const wanted = new Set(asked.sessions)
  const isConcerned = concerns(onlyOf(asked.change), facts)
  return new Set(
    facts.sessions
      .filter(
        (s) =>
          wanted.has(s.id) &&
          isConcerned(s) &&
          !standsStill(s.state) &&
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
  { facts, zone, now }: Ground,
  movable: ReadonlySet<string>,
  respectLocks = true,
): Problem {
  const whole = problemOf(facts, zone)
  const kept = placementsOf(facts).filter((p) => !movable.has(p.session))
  // A start off the half-hour grid is none of the optimiser's: the room is simply not free then.
  const offGrid = kept.filter((p) => p.offsetMinutes % SUB_SLOT_MINUTES !== 0)
  const fixed = new Map(kept.filter((p) => !offGrid.includes(p)).map((p) => [p.session, p]))
  const locked = (part: 'room' | 'slot') =>
    new Set(respectLocks ? facts.locks.flatMap((lock) => (lock.session ? [] : (lock[part] ?? []))) : [])
  const [lockedRooms, lockedSlots] = [locked('room'), locked('slot')]
  const isHeld = heldIn(facts)
  return {
    ...whole,
    locks: respectLocks ? whole.locks : [],
    rooms: whole.rooms
      .map((room) => withoutHours(whole, room, [...takenBy(whole, room, offGrid), ...isHeld(room)]))
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

/** Hours in which a room is kept for what is called off and not yet told. */
const heldIn =
  ({ held }: PlanFacts) =>
  (room: Room): Interval[] =>
    held.filter((one) => one.room === room.id).map((one) => ({ from: +one.startsAt, to: +one.endsAt }))

/** Hours in which sessions that stand off the grid of the search have a room. */
const takenBy = (problem: Problem, room: Room, taken: readonly Placement[]): Interval[] =>
  taken.flatMap((p) => {
    const slot = problem.slots.find((one) => one.id === p.slot)
    const session = problem.sessions.find((one) => one.id === p.session)
    if (p.room !== room.id || !slot || !session) return []
    const from = slot.from + p.offsetMinutes * MINUTE
    return [{ from, to: from + session.durationMinutes * MINUTE }]
  })

const withoutHours = (problem: Problem, room: Room, holes: readonly Interval[]): Room =>
  holes.length === 0 ? room : { ...room, available: without(room.available ?? [wholeTime(problem)], holes) }
