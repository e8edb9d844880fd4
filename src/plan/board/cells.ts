import type { Breach } from '../../scheduling/public.ts'
import { heldOverPlan } from '../clashes.ts'
import { placementsOf } from '../plan-of-edition.ts'
import type { HeldPlan } from '../thread/held-plan.ts'

export type CellsQuestion = { readonly session: string; readonly day: string }

/** What it would mean to put a session into a room and slot: nothing, unmet wishes, or broken rules; all of them named. */
export type Cell = {
  readonly room: string
  readonly slot: string
  readonly breaks: readonly Breach[]
  readonly costs: readonly Breach[]
}

/** Every room and slot of a day for one session, by the same constraint list that judges when it is placed. Who has the room is seen there. */
export function cellsOf({ facts, problem }: HeldPlan, { session, day }: CellsQuestion): Cell[] {
  const said = heldOverPlan(problem, placementsOf(facts), session)
  return problem.slots
    .filter((slot) => slot.day === day)
    .flatMap((slot) =>
      problem.rooms.map((room) => {
        const found = said({ room: room.id, slot: slot.id, offsetMinutes: 0 }).filter(
          ({ breach }) => breach.constraint !== 'room-occupied',
        )
        const of = (hard: boolean) => found.filter((one) => one.hard === hard).map(({ breach }) => breach)
        return { room: room.id, slot: slot.id, breaks: of(true), costs: of(false) }
      }),
    )
}
