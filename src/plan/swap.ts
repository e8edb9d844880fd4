import { type Acting, type ActRefusal, defineAct, perform } from '../acts/public.ts'
import { minutesBetween } from '../platform/clock.ts'
import { asWritten, isBlank, type Said } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { brokenAt } from './gate.ts'
import { decidePlace, type Place, type PlaceRefusal } from './placing.ts'
import { lockPlan } from './plan-locks.ts'
import { slotByCode } from './plan-reads.ts'
import { removePlacement } from './plan-store.ts'
import { type By, placeKept, type SessionInPlan, sessionInPlan, sessionShown, tooLate } from './session-acts.ts'
import { settle } from './settle.ts'

type Code =
  | PlaceRefusal
  | 'session-unknown'
  | 'not-placed'
  | 'locked'
  | 'clashes'
  | 'reason-missing'
  | 'room-occupied'
  | 'place-past'
export type SwapRefusal = ActRefusal<Code>

type SwapWish = {
  /** Numbers of the two sessions. */
  readonly sessions: readonly [number, number]
  readonly reason: Said
  /** Although hard constraints break; needs a reason. */
  readonly anyway: boolean
}

/** A session and the place it would get. */
type Going = SessionInPlan & { readonly to: Result<Place, Refusal<PlaceRefusal>> }
type Facts = { readonly both: readonly Going[]; readonly broken: readonly string[] }
type Order = { readonly reason: Said; readonly places: readonly Place[] }

/** Two sessions change places, both or neither: each through the gate that a single move goes through, judged as they would then stand. */
export const sessionsSwapped = defineAct<SwapWish, Facts, Order, readonly Place[], Code>({
  name: 'sessions swapped',
  may: 'mayPlace',
  async look(at, { sessions }) {
    if (at.locking) await lockPlan(at.tx, at.edition)
    const found: SessionInPlan[] = []
    for (const number of sessions.toSorted((a, b) => a - b)) {
      const one = await sessionInPlan(at, number)
      if (!one) return refuse('session-unknown', { number })
      found.push(one)
    }
    const [one, other] = found
    if (!one || !other) return refuse('session-unknown', { number: sessions[0] })
    const both = [await going(at, one, other), await going(at, other, one)]
    return ok({ both, broken: await brokenThen(both) })
  },
  shown: ({ both }) => Object.assign({}, ...both.map(({ session }) => sessionShown(session, session.place))),
  decide({ both, broken }, { reason, anyway }, now) {
    const nowhere = both.find(({ session }) => !session.place)
    if (nowhere) return refuse('not-placed', { number: nowhere.session.number })
    const places: Place[] = []
    for (const { session, locked, to } of both) {
      const { number } = session
      if (locked) return refuse('locked', { number })
      if (!to.ok) return to
      const late = tooLate(session, to.value, now)
      if (late) return { ok: false, refusal: late }
      places.push(to.value)
    }
    const number = both[0]?.session.number ?? 0
    if (broken.length > 0 && !anyway) return refuse('clashes', { number, constraints: broken.join(', ') })
    if (broken.length > 0 && isBlank(reason)) return refuse('reason-missing')
    return ok({ reason, places })
  },
  async do({ tx, edition, personId, now }, { reason, places }, { both }) {
    // Both leave first: of two sessions the database allows one to a room and time.
    for (const { session } of both) await removePlacement(tx, edition, session.id)
    for (const [i, { session }] of both.entries()) {
      const why = { before: session.place, after: places[i] ?? null, reason, personId }
      await settle(tx, edition, { session: session.id, kind: 'moved', ...why }, now)
    }
    return places
  },
  record: (places, { reason }, { both }) =>
    both.map(({ session }, i) => ({
      subject: String(session.number),
      before: placeKept(session.place),
      after: placeKept(places[i] ?? null),
      details: { reason: asWritten(reason).text },
    })),
  // A third session has the room for part of the time: the longer of the two does not fit.
  refusalOf: async (error) =>
    (error as { code?: string }).code === ROOM_TAKEN
      ? { code: 'room-occupied', facts: { room: '', number: '', title: '' } }
      : null,
})

/** The database's own word for two sessions in one room at one time. */
const ROOM_TAKEN = '23P01'

/** Where one session would be in place of the other. */
async function going({ tx, edition }: Acting, own: SessionInPlan, other: SessionInPlan): Promise<Going> {
  const place = other.session.place
  const slot = place && (await slotByCode(tx, edition, place.slotCode))
  if (!place || !slot)
    return { ...own, to: refuse('outside-slot', { number: own.session.number, slot: place?.slotCode ?? '' }) }
  const room = { id: place.roomId, code: place.roomCode, key: place.roomKey }
  return { ...own, to: decidePlace(own.session, slot, room, place.startsAt) }
}

/** Names of the rules that would be broken once both stand in each other's place. */
async function brokenThen(both: readonly Going[]): Promise<string[]> {
  const [first] = both
  if (!first) return []
  const { plan } = first
  const slots = new Map(plan.facts.slots.map((slot) => [slot.code, slot.starts_at]))
  const there = both.flatMap(({ session, to }) => {
    const begins = to.ok && slots.get(to.value.slotCode)
    if (!to.ok || !begins) return []
    const offsetMinutes = minutesBetween(begins, to.value.startsAt)
    return [{ session: session.id, room: to.value.roomCode, slot: to.value.slotCode, offsetMinutes }]
  })
  return brokenAt(plan, there)
}

export const swapSessions = (
  platform: Platform,
  by: By,
  wish: SwapWish,
): Promise<Result<readonly Place[], SwapRefusal>> => perform(platform, sessionsSwapped, { ...by, wish })
