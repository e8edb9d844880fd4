import type { EditionScope } from '../../access/public.ts'
import { seenOf } from '../../acts/public.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Place } from '../../scheduling/public.ts'
import { contentOf, isCalledOff, standsStill } from '../../sessions/public.ts'
import type { DeskSession } from '../desk-reads.ts'
import { contentShown } from '../editing/correct.ts'
import type { PlanNow } from '../plan-now.ts'
import { sessionShown } from '../session-acts.ts'
import { askOfPlan } from '../thread/ask.ts'
import type { Cell } from './cells.ts'

/** A session somebody holds over the board: what each room and slot of the day would mean for it. */
export type Held = {
  readonly session: DeskSession
  readonly cells: ReadonlyMap<string, Cell>
  /** Mark of its state and place as shown; travels with every form. */
  readonly seen: string
  /** Mark of what it is, for the form of its length. */
  readonly seenContent: string
}

export const cellKey = ({ room, slot, offsetMinutes }: Place) => `${room} ${slot} ${offsetMinutes}`

/** Holds a session over a day; null when it can no longer be moved. */
export async function heldOver(
  { db, clock }: Platform,
  { edition, day, plan, session }: { edition: EditionScope; day: string; plan: PlanNow; session: DeskSession },
): Promise<Held | null> {
  if (isCalledOff(session.state) || standsStill(session.state)) return null
  const [cells, standing] = await Promise.all([
    askOfPlan(plan, 'cells', { session: session.id, day }),
    contentOf(db, edition, session.number),
  ])
  if (!standing) return null
  return {
    session,
    cells: new Map(cells.map((cell) => [cellKey(cell), cell])),
    seen: seenOf(sessionShown(session, session), clock.now()),
    seenContent: seenOf(contentShown(standing), clock.now()),
  }
}
