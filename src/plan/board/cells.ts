import { minutesBetween } from '../../platform/clock.ts'
import { type Breach, type Slot, SUB_SLOT_MINUTES } from '../../scheduling/public.ts'
import { heldOverPlan } from '../clashes.ts'
import { placementsOf } from '../plan-of-edition.ts'
import type { HeldPlan } from '../thread/held-plan.ts'

export type CellsQuestion = { readonly session: string; readonly day: string }

/** What it would mean to put a session into a room, a slot and, where it is shorter, a half-hour of it: nothing, unmet wishes, or broken rules; all of them named. */
export type Cell = {
  readonly room: string
  readonly slot: string
  readonly offsetMinutes: number
  readonly breaks: readonly Breach[]
  readonly costs: readonly Breach[]
}

/** Every room and half-hour of a day in which one session may begin, by the same constraint list that judges when it is placed. Who has the room is seen there. */
export function cellsOf({ facts, problem }: HeldPlan, { session, day }: CellsQuestion): Cell[] {
  const said = heldOverPlan(problem, placementsOf(facts), session)
  const minutes = problem.sessions.find((one) => one.id === session)?.durationMinutes ?? 0
  return problem.slots
    .filter((slot) => slot.day === day)
    .flatMap((slot) => startsIn(slot, minutes).map((offsetMinutes) => ({ slot: slot.id, offsetMinutes })))
    .flatMap((at) =>
      problem.rooms.map((room) => {
        const place = { ...at, room: room.id }
        const found = said(place).filter(({ breach }) => breach.constraint !== 'room-occupied')
        const of = (hard: boolean) => found.filter((one) => one.hard === hard).map(({ breach }) => breach)
        return { ...place, breaks: of(true), costs: of(false) }
      }),
    )
}

/** Half-hours after the beginning of a slot at which a session may begin and still end in it; its beginning in any case. */
function startsIn({ from, to }: Slot, minutes: number): number[] {
  const spare = Math.max(0, minutesBetween(new Date(from), new Date(to)) - minutes)
  return Array.from({ length: Math.floor(spare / SUB_SLOT_MINUTES) + 1 }, (_, i) => i * SUB_SLOT_MINUTES)
}
