import { type Acting, type ActRefusal, defineAct, perform, preview } from '../acts/public.ts'
import { minutesBetween } from '../platform/clock.ts'
import { asWritten, isBlank, type Said } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { type CalledOff, isCalledOff } from '../sessions/public.ts'
import { brokenAt, type Occupant, occupantOf } from './gate.ts'
import { type Place, placeAgain } from './placing.ts'
import { placeBeforeCalledOff, roomByCode, slotByCode } from './plan-reads.ts'
import { type By, placeKept, type SessionInPlan, sessionInPlan, sessionShown, tooLate } from './session-acts.ts'
import { settle } from './settle.ts'

type EndCode = 'session-unknown' | 'reason-needed' | 'session-over' | 'already-so'
type EndWish = {
  readonly sessionNumber: number
  readonly to: CalledOff
  /** Shown to everyone with the change. */
  readonly reason: Said
}
export type EndRefusal = ActRefusal<EndCode>

export const ended = (to: CalledOff) =>
  defineAct<EndWish, SessionInPlan, EndWish, Place | null, EndCode>({
    name: `session ${to}`,
    may: 'mayPlace',
    async look(at, { sessionNumber }) {
      const found = await sessionInPlan(at, sessionNumber)
      return found ? ok(found) : refuse('session-unknown', { number: sessionNumber })
    },
    shown: ({ session }) => sessionShown(session, session.place),
    decide({ session }, wish, now) {
      const { number } = session
      if (isBlank(wish.reason)) return refuse('reason-needed', { number })
      if (tooLate(session, null, now)) return refuse('session-over', { number })
      return session.state === wish.to ? refuse('already-so', { number }) : ok(wish)
    },
    async do({ tx, edition, personId, now }, { reason }, { session, published }) {
      const { id, place: before } = session
      // Whoever reads the programme still comes there: the room is kept until the public knows better.
      const after = published ? before : null
      await settle(tx, edition, { session: id, kind: to, calledOff: to, before, after, reason, personId }, now)
      return after
    },
    record: (place, { reason }, { session }) => ({
      subject: String(session.number),
      before: { state: session.state, ...placeKept(session.place) },
      after: { state: to, ...placeKept(place) },
      details: { reason: asWritten(reason).text },
    }),
  })

const ENDS = { cancelled: ended('cancelled'), postponed: ended('postponed') } as const
export const sessionEnded = (to: CalledOff) => ENDS[to]

/** Cancels or postpones a session: its room stays kept until the next version of the agenda tells the public. */
export const endSession = (platform: Platform, by: By, wish: EndWish): Promise<Result<Place | null, EndRefusal>> =>
  perform(platform, sessionEnded(wish.to), { ...by, wish })

type RestoreCode = 'session-unknown' | 'already-so' | 'place-past' | 'room-occupied' | 'clashes'
type RestoreWish = {
  readonly sessionNumber: number
  readonly reason: Said
  /** Whether it comes back to its place: or without one, or there only if nothing is against it. */
  readonly place: 'back' | 'none' | 'if-free'
}
export type RestoreRefusal = ActRefusal<RestoreCode>

type Back = { readonly to: Place | null; readonly reason: Said }
type RestoreFacts = SessionInPlan & {
  /** Where it stood; null when it had no place, or its room or slot is gone. */
  readonly back: Place | null
  readonly broken: readonly string[]
  readonly occupant: Occupant | null
}

/** Brings a cancelled or postponed session back to the place it had, through the same gate as placing. */
export const sessionBroughtBack = defineAct<RestoreWish, RestoreFacts, Back, Place | null, RestoreCode>({
  name: 'session brought back',
  may: 'mayPlace',
  async look(at, { sessionNumber }) {
    const found = await sessionInPlan(at, sessionNumber)
    if (!found) return refuse('session-unknown', { number: sessionNumber })
    return ok({ ...found, ...(await wayBack(at, found)) })
  },
  shown: ({ session, back }) => sessionShown(session, back),
  decide(facts, { place, reason }, now) {
    if (!isCalledOff(facts.session.state)) return refuse('already-so', { number: facts.session.number })
    if (!facts.back || place === 'none') return ok({ to: null, reason })
    const against = againstComingBack(facts, facts.back, now)
    if (!against) return ok({ to: facts.back, reason })
    return place === 'if-free' ? ok({ to: null, reason }) : { ok: false, refusal: against }
  },
  async do({ tx, edition, personId, now }, { to: after, reason }, { session }) {
    const { id, place: before } = session
    await settle(tx, edition, { session: id, kind: 'restored', before, after, reason, personId }, now)
    return after
  },
  record: (after, { reason }, { session }) => ({
    subject: String(session.number),
    before: { state: session.state, ...placeKept(session.place) },
    after: { state: after ? 'scheduled' : 'planned', ...placeKept(after) },
    details: { reason: asWritten(reason).text },
  }),
})

function againstComingBack(facts: RestoreFacts, back: Place, now: Date): Refusal<RestoreCode> | null {
  const { session, broken, occupant } = facts
  const { number } = session
  if (back.startsAt <= now) return { code: 'place-past', facts: { number } }
  if (occupant) return { code: 'room-occupied', facts: occupant }
  if (broken.length === 0) return null
  return { code: 'clashes', facts: { number, room: back.roomCode, slot: back.slotCode } }
}

async function wayBack({ tx, edition }: Acting, { session, plan }: SessionInPlan) {
  const nowhere = { back: null, broken: [], occupant: null }
  const kept = session.place ?? (isCalledOff(session.state) ? await placeBeforeCalledOff(tx, session.id) : null)
  const slot = kept && (await slotByCode(tx, edition, kept.slotCode))
  const room = kept && (await roomByCode(tx, edition, kept.roomCode))
  if (!kept || !slot || !room) return nowhere
  const back = placeAgain(session, kept, slot)
  if (!back) return { back: kept, broken: ['longer-than-slot'], occupant: null }
  const offsetMinutes = minutesBetween(slot.startsAt, kept.startsAt)
  const broken = await brokenAt(plan, [{ session: session.id, room: room.code, slot: slot.code, offsetMinutes }])
  return { back, broken, occupant: await occupantOf(tx, edition, back, session.number) }
}

export const restoreSession = (
  platform: Platform,
  by: By,
  wish: RestoreWish,
): Promise<Result<Place | null, RestoreRefusal>> => perform(platform, sessionBroughtBack, { ...by, wish })

/** Where a session would come back to, what is against it, and what confirms bringing it back. */
export const previewRestoring = (platform: Platform, by: By, sessionNumber: number) =>
  preview(platform, sessionBroughtBack, { ...by, wish: { sessionNumber, reason: '', place: 'back' } })
