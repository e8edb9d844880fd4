import { MINUTE } from '../../platform/clock.ts'
import type { Place, Placement, Problem } from '../../scheduling/public.ts'
import { heldOverPlan } from '../clashes.ts'

/** A free place, and the rules that would have to give way for it. */
type Near = { readonly place: Place; readonly rules: readonly string[] }

export type GivingWay = {
  /** Rules each of which opens places by giving way alone: how many, and the first of them. Most places come first. */
  readonly alone: readonly { readonly rule: string; readonly count: number; readonly place: Place }[]
  /** Where no single rule is enough: the free place that breaks the fewest. */
  readonly nearest: Near | null
}

/** Which single rule would have to give way so that a session finds a free place to come. */
export function givingWay(problem: Problem, placements: readonly Placement[], session: string, now: Date): GivingWay {
  const near = freePlaces(problem, placements, session, now)
  const single = Map.groupBy(
    near.filter(({ rules }) => rules.length === 1),
    ({ rules }) => rules.join(),
  )
  const alone = [...single].flatMap(([rule, of]) => (of[0] ? [{ rule, count: of.length, place: of[0].place }] : []))
  const [nearest = null] = near.toSorted((a, b) => a.rules.length - b.rules.length)
  return { alone: alone.sort((a, b) => b.count - a.count), nearest: alone.length > 0 ? null : nearest }
}

function freePlaces(problem: Problem, placements: readonly Placement[], session: string, now: Date): Near[] {
  const minutes = problem.sessions.find((one) => one.id === session)?.durationMinutes ?? 0
  const slots = problem.slots.filter(({ from, to }) => from > now.getTime() && to - from >= minutes * MINUTE)
  const said = heldOverPlan(problem, placements, session)
  return slots.flatMap((slot) =>
    problem.rooms.flatMap((room): Near[] => {
      const place = { slot: slot.id, room: room.id, offsetMinutes: 0 }
      const hard = said(place).flatMap((one) => (one.hard ? [one.breach.constraint] : []))
      return hard.includes('room-occupied') ? [] : [{ place, rules: [...new Set(hard)] }]
    }),
  )
}
