import { type ActRefusal, defineAct, perform } from '../acts/public.ts'
import { MINUTE, minutesBetween } from '../platform/clock.ts'
import { asWritten, isBlank, type Said } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result, refuse } from '../platform/result.ts'
import { brokenAt, type Occupant, occupantOf } from './gate.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'
import { roomByCode, slotByCode } from './plan-reads.ts'
import { type By, placeKept, type SessionInPlan, sessionInPlan, sessionShown, tooLate } from './session-acts.ts'
import { settle } from './settle.ts'

type Code =
  | PlaceRefusal
  | 'clashes'
  | 'reason-missing'
  | 'session-unknown'
  | 'slot-unknown'
  | 'room-unknown'
  | 'room-occupied'
  | 'place-past'
export type PlacingRefusal = ActRefusal<Code>

type PlaceWish = {
  readonly sessionNumber: number
  readonly slotCode: string
  readonly roomCode: string
  /** Start within the slot; null = with the slot. */
  readonly startsAt: Date | null
  /** The same in minutes after the slot begins. */
  readonly offsetMinutes?: number
  readonly reason: Said
  /** Place it although hard constraints break; needs a reason. A room that is taken is refused all the same. */
  readonly anyway: boolean
}

type Facts = SessionInPlan & {
  readonly wanted: Result<
    Place,
    { readonly code: PlaceRefusal; readonly facts: Readonly<Record<string, string | number>> }
  >
  readonly broken: readonly string[]
  readonly occupant: Occupant | null
}

/**
 * Puts a session into a room and a time, or moves it there, and keeps what was before, for "undo". Clashes are named by the constraint
 * list; whoever places at the same time waits, so both cannot give one person two rooms, and of two officers one is told who has it.
 */
export const sessionPlaced = defineAct<PlaceWish, Facts, Place & { reason: Said }, Place, Code>({
  name: 'session placed',
  may: 'mayPlace',
  async look(at, wish) {
    const found = await sessionInPlan(at, wish.sessionNumber)
    if (!found) return refuse('session-unknown', { number: wish.sessionNumber })
    const room = await roomByCode(at.tx, at.edition, wish.roomCode)
    if (!room) return refuse('room-unknown', { room: wish.roomCode })
    const slot = await slotByCode(at.tx, at.edition, wish.slotCode)
    if (!slot) return refuse('slot-unknown', { slot: wish.slotCode })
    const starts = wish.startsAt ?? new Date(slot.startsAt.getTime() + (wish.offsetMinutes ?? 0) * MINUTE)
    const wanted = decidePlace(found.session, slot, room, starts)
    if (!wanted.ok) return ok({ ...found, wanted, broken: [], occupant: null })
    const offsetMinutes = minutesBetween(slot.startsAt, wanted.value.startsAt)
    const there = { session: found.session.id, room: room.code, slot: slot.code, offsetMinutes }
    const broken = await brokenAt(found.plan, [there])
    return ok({
      ...found,
      wanted,
      broken,
      occupant: await occupantOf(at.tx, at.edition, wanted.value, found.session.number),
    })
  },
  shown: ({ session }) => sessionShown(session, session.place),
  decide({ session, wanted, broken, occupant }, wish, now) {
    if (!wanted.ok) return wanted
    const late = tooLate(session, wanted.value, now)
    if (late) return { ok: false, refusal: late }
    const { number } = session
    if (broken.length > 0 && !wish.anyway) return refuse('clashes', { number, constraints: broken.join(', ') })
    if (broken.length > 0 && isBlank(wish.reason)) return refuse('reason-missing')
    if (occupant) return refuse('room-occupied', occupant)
    return ok({ ...wanted.value, reason: wish.reason })
  },
  async do({ tx, edition, personId, now }, { reason, ...after }, { session }) {
    const kind = session.place ? 'moved' : 'placed'
    await settle(tx, edition, { session: session.id, kind, before: session.place, after, reason, personId }, now)
    return after
  },
  record: (after, { reason }, { session }) => ({
    subject: String(session.number),
    before: placeKept(session.place),
    after: placeKept(after),
    details: { reason: asWritten(reason).text },
  }),
})

export const placeSession = (platform: Platform, by: By, wish: PlaceWish): Promise<Result<Place, PlacingRefusal>> =>
  perform(platform, sessionPlaced, { ...by, wish })
