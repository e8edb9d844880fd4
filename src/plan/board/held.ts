import { seenOf } from '../../acts/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { isCalledOff, standsStill } from '../../sessions/public.ts'
import type { DeskSession } from '../desk-reads.ts'
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
}

export const cellKey = (room: string, slot: string) => `${room} ${slot}`

/** Holds a session over a day; null when it can no longer be moved. */
export async function heldOver(
  { clock }: Platform,
  { day, plan, session }: { day: string; plan: PlanNow; session: DeskSession },
): Promise<Held | null> {
  if (isCalledOff(session.state) || standsStill(session.state)) return null
  const cells = await askOfPlan(plan, 'cells', { session: session.id, day })
  return {
    session,
    cells: new Map(cells.map((cell) => [cellKey(cell.room, cell.slot), cell])),
    seen: seenOf(sessionShown(session, session), clock.now()),
  }
}
