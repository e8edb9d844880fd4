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

/** Holds a session over a day; null when there is none of that number, or it can no longer be moved. */
export async function heldOver(
  { clock }: Platform,
  { number, day, plan, sessions }: { number: number; day: string; plan: PlanNow; sessions: readonly DeskSession[] },
): Promise<Held | null> {
  const session = sessions.find((one) => one.number === number)
  if (!session || isCalledOff(session.state) || standsStill(session.state)) return null
  const cells = await askOfPlan(plan, 'cells', { session: session.id, day })
  return {
    session,
    cells: new Map(cells.map((cell) => [cellKey(cell.room, cell.slot), cell])),
    seen: seenOf(sessionShown(session, session), clock.now()),
  }
}
