import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { SessionId } from '../platform/db/schema.ts'
import type { Place as FoundPlace } from '../scheduling/public.ts'
import { clashesAt } from './clashes.ts'
import type { Place } from './placing.ts'
import type { PlanFacts } from './plan-facts.ts'
import { placementsOf, problemOf } from './plan-of-edition.ts'
import { occupants } from './plan-reads.ts'

/** Names of the rules a place would break, by hand or by undoing; who has the room is told apart. */
export function brokenAt(facts: PlanFacts, zone: string, sessionId: SessionId, there: FoundPlace): string[] {
  const { breaks } = clashesAt(problemOf(facts, zone), placementsOf(facts), sessionId, there)
  return [...new Set(breaks.map((breach) => breach.constraint))].filter((name) => name !== 'room-occupied')
}

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
