import { type ActRefusal, defineAct, perform } from '../acts/public.ts'
import { minutesBetween } from '../platform/clock.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result, refuse } from '../platform/result.ts'
import { standsStill } from '../sessions/public.ts'
import { samePlace } from './decide-moves.ts'
import { brokenAt, type Occupant, occupantOf } from './gate.ts'
import { type Place, placeAgain } from './placing.ts'
import { lastPlacementChange, roomByCode, slotByCode } from './plan-reads.ts'
import { type By, placeKept, type SessionInPlan, sessionInPlan, sessionShown, tooLate } from './session-acts.ts'
import { settle } from './settle.ts'

type Code =
  | 'session-unknown'
  | 'nothing-to-undo'
  | 'room-occupied'
  | 'clashes'
  | 'locked'
  | 'reason-needed'
  | 'session-over'
  | 'place-past'
  | 'place-gone'
export type UndoRefusal = ActRefusal<Code>
type UndoWish = { readonly sessionNumber: number; readonly reason: string }

type Facts = SessionInPlan & {
  readonly last: NonNullable<Awaited<ReturnType<typeof lastPlacementChange>>>
  /** What a place it would come back to breaks; null when the place is no more. */
  readonly broken: readonly string[] | null
  readonly occupant: Occupant | null
}

/**
 * Puts a session back where it was before its last placing, moving or taking out, through the same gate as placing. Undoing twice brings
 * the change back. A place that breaks a rule by now is not taken silently: whoever wants it places the session there, with a reason.
 */
export const placementUndone = defineAct<UndoWish, Facts, { to: Place | null; reason: string }, Place | null, Code>({
  name: 'placement undone',
  may: 'mayPlace',
  async look(at, { sessionNumber }) {
    const { tx, edition } = at
    const found = await sessionInPlan(at, sessionNumber)
    if (!found) return refuse('session-unknown', { number: sessionNumber })
    const { session, plan } = found
    const last = standsStill(session.state) ? null : await lastPlacementChange(tx, session.id)
    if (!last) return refuse('nothing-to-undo', { number: sessionNumber })
    const stood = last.before
    if (!stood) return ok({ ...found, last, broken: [], occupant: null })
    const [slot, room] = [await slotByCode(tx, edition, stood.slotCode), await roomByCode(tx, edition, stood.roomCode)]
    const to = slot && room ? placeAgain(session, stood, slot) : null
    // Its room or time is out of use by now, or it lasts longer than its time slot: it does not come back there by itself.
    if (!slot || !to) return ok({ ...found, last, broken: null, occupant: null })
    const there = {
      session: session.id,
      room: to.roomCode,
      slot: to.slotCode,
      offsetMinutes: minutesBetween(slot.startsAt, to.startsAt),
    }
    const broken = await brokenAt(plan, [there])
    const occupant = await occupantOf(tx, edition, to, sessionNumber)
    return ok({ ...found, last: { ...last, before: to }, broken, occupant })
  },
  shown: ({ session }) => sessionShown(session, session.place),
  decide({ session, last, broken, occupant, locked, published }, { reason }, now) {
    const { number } = session
    const to = last.before
    const late = tooLate(session, to, now)
    if (late) return { ok: false, refusal: late }
    if (samePlace(to, session.place)) return refuse('nothing-to-undo', { number }) // it stands there already
    if (locked) return refuse('locked', { number })
    if (occupant) return refuse('room-occupied', occupant)
    if (to && broken === null) return refuse('place-gone', { number })
    if (to && broken && broken.length > 0)
      return refuse('clashes', { number, room: to.roomCode, slot: to.slotCode, constraints: broken.join(', ') })
    if (!to && published && reason.trim() === '') return refuse('reason-needed', { number })
    return ok({ to, reason })
  },
  async do({ tx, edition, personId, now }, { to, reason }, { session, last }) {
    const change = { session: session.id, kind: 'undone', before: session.place, after: to } as const
    await settle(tx, edition, { ...change, reason, personId, placeReason: reason || last.reasonBefore }, now)
    return to
  },
  record: (to, { reason }, { session }) => ({
    subject: String(session.number),
    before: placeKept(session.place),
    after: placeKept(to),
    details: { reason },
  }),
})

export const undoPlacement = (platform: Platform, by: By, wish: UndoWish): Promise<Result<Place | null, UndoRefusal>> =>
  perform(platform, placementUndone, { ...by, wish })
