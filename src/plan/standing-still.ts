import type { PlanFacts } from './plan-facts.ts'

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
      entry.startsAt.getTime() === session.starts_at?.getTime(),
  ) ?? false
