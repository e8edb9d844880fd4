import { type Interval, type Problem, type Room, SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import type { PlanFacts } from '../plan-facts.ts'
import { placementsOf, problemOf } from '../plan-of-edition.ts'

const MINUTE = 60_000

/** Carried by slots that have begun; what is proposed may not use them. */
export const PAST = 'past'

/** Begun, over, cancelled or postponed: the plan no longer moves such a session. */
export const STANDS_STILL = ['live', 'held', 'reported', 'cancelled', 'postponed']

const cut = (spans: readonly Interval[], hole: Interval): Interval[] =>
  spans.flatMap((span) => {
    if (hole.to <= span.from || span.to <= hole.from) return [span]
    return [
      { from: span.from, to: Math.min(span.to, hole.from) },
      { from: Math.max(span.from, hole.to), to: span.to },
    ].filter((part) => part.from < part.to)
  })

/**
 * The problem of one search: sessions named in `movable` may take any coming slot, every other placed session stays exactly where it
 * is, and sessions that are neither movable nor placed are left out.
 */
export function searchProblem(
  facts: PlanFacts,
  edition: { readonly zone: string },
  movable: ReadonlySet<string>,
  now: Date,
): Problem {
  const whole = problemOf(facts, edition.zone)
  const standing = new Map(placementsOf(facts).map((p) => [p.session, p]))
  const kept = [...standing.values()].filter((p) => !movable.has(p.session))
  // A start off the half-hour grid is none of the optimiser's: the room is simply not free then.
  const offGrid = kept.filter((p) => p.offsetMinutes % SUB_SLOT_MINUTES !== 0)
  const slots = new Map(whole.slots.map((slot) => [slot.id, slot]))
  const length = new Map(whole.sessions.map((s) => [s.id, s.durationMinutes]))
  const everything = [
    { from: Math.min(...whole.slots.map((s) => s.from)), to: Math.max(...whole.slots.map((s) => s.to)) },
  ]
  const rooms = whole.rooms.map((room): Room => {
    const holes = offGrid.flatMap((p) => {
      const from = (slots.get(p.slot)?.from ?? 0) + p.offsetMinutes * MINUTE
      return p.room === room.id ? [{ from, to: from + (length.get(p.session) ?? 0) * MINUTE }] : []
    })
    return holes.length === 0 ? room : { ...room, available: holes.reduce(cut, room.available ?? everything) }
  })
  const fixed = new Map(kept.filter((p) => !offGrid.includes(p)).map((p) => [p.session, p]))
  return {
    ...whole,
    rooms,
    slots: whole.slots.map((slot) => (slot.from <= now.getTime() ? { ...slot, tags: [...slot.tags, PAST] } : slot)),
    sessions: whole.sessions.flatMap((session) => {
      if (movable.has(session.id)) {
        const prohibited = [...session.slotTags.prohibited, PAST]
        return [{ ...session, slotTags: { ...session.slotTags, prohibited } }]
      }
      const place = fixed.get(session.id)
      if (!place) return []
      const { room, slot, offsetMinutes } = place
      return [{ ...session, fixed: { room, slot, offsetMinutes } }]
    }),
  }
}
