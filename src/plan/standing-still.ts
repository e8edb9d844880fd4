import type { Interval, Problem } from '../scheduling/public.ts'
import type { PlanFacts } from './plan-facts.ts'

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
