import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { PersonId, ScheduleAcceptanceId } from '../platform/db/schema.ts'
import { asWritten, type Said } from '../platform/languages/public.ts'
import { type CalledOff, keepChange, type SessionChangeKind, setSessionState } from '../sessions/public.ts'
import { planChanged } from './board/board-changed.ts'
import type { Place } from './placing.ts'
import { putPlacement, removePlacement } from './plan-store.ts'

/** In whose name and why something is done to sessions; the accepted plan it is part of, so that all of it can be undone as one. */
export type Why = {
  readonly reason: Said
  readonly personId: PersonId | null
  readonly acceptanceId?: ScheduleAcceptanceId | null
}

type Settling = Why & {
  readonly session: string
  readonly kind: SessionChangeKind
  readonly before: Place | null
  /** Where the session shall be; null takes it out of the plan. One that is called off may keep its place until the public is told. */
  readonly after: Place | null
  /** What becomes of a session that is called off; else it is planned, and scheduled once it has a place. */
  readonly calledOff?: CalledOff
  /** The reason its place had before, when that place is given back. */
  readonly placeReason?: Said
}

/** Puts a session into its place or takes it out: place, state and the line of its history go together. */
export async function settle(tx: Tx, edition: EditionScope, to: Settling, now: Date): Promise<void> {
  const { session, after, calledOff } = to
  const reason = asWritten(to.placeReason ?? to.reason).text
  if (!after) await removePlacement(tx, edition, session)
  else if (!calledOff)
    await putPlacement(tx, edition, { session, place: after, reason, personId: to.personId, at: now })
  await setSessionState(tx, edition, session, calledOff ?? (after ? 'scheduled' : 'planned'))
  await keepChange(tx, session, to, now)
  await planChanged(tx, edition)
}
