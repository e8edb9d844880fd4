import type { Problem, Session } from '../scheduling/public.ts'

/** What pages need of a problem: its rooms and times, and which sessions it has; how they are judged stays with whoever judges. */
export type PlanFrame = {
  readonly days: Problem['days']
  readonly slots: Problem['slots']
  readonly rooms: Problem['rooms']
  readonly sessions: readonly Pick<Session, 'id' | 'expectedAudience' | 'durationMinutes'>[]
}

export const frameOf = ({ days, slots, rooms, sessions }: Problem): PlanFrame => ({
  days,
  slots,
  rooms,
  sessions: sessions.map(({ id, expectedAudience, durationMinutes }) => ({ id, expectedAudience, durationMinutes })),
})
