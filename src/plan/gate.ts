import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Breach } from '../scheduling/public.ts'
import type { There } from './judged.ts'
import type { Place } from './placing.ts'
import type { PlanNow } from './plan-now.ts'
import { occupants } from './plan-reads.ts'
import { askOfPlan } from './thread/ask.ts'

/** Names of the rules that sessions would break there, by hand or by undoing; who has the room is told apart. */
export const brokenAt = async (plan: PlanNow, there: readonly There[]): Promise<string[]> =>
  namesOf(await askOfPlan(plan, 'judge', { there }))

export const namesOf = (breaches: readonly Breach[]): string[] => [
  ...new Set(breaches.map(({ constraint }) => constraint)),
]

export type Occupant = { readonly room: string; readonly at: string; readonly number: number; readonly title: string }

/** Who else has the room at any moment of a place. */
export async function occupantOf(
  tx: Tx,
  edition: EditionScope,
  place: Place,
  sessionNumber: number,
): Promise<Occupant | null> {
  const other = (await occupants(tx, edition, place)).find(({ number }) => number !== sessionNumber)
  return other
    ? { room: place.roomCode, at: place.startsAt.toISOString(), number: other.number, title: other.title }
    : null
}
