import { type Acting, type ActRefusal, actorMay, defineAct, perform, preview } from '../../acts/public.ts'
import { minutesBetween } from '../../platform/clock.ts'
import type { Platform } from '../../platform/platform.ts'
import { ok, type Result, refuse } from '../../platform/result.ts'
import type { Breach, Placement } from '../../scheduling/public.ts'
import { hasBegun } from '../../sessions/public.ts'
import { applyPlaces } from '../apply-places.ts'
import { type NotMoved, type PlannedMove, samePlace } from '../decide-moves.ts'
import { type DeskSession, sessionsOnDesk } from '../desk-reads.ts'
import type { PlanFrame } from '../plan-frame.ts'
import { lockPlan } from '../plan-locks.ts'
import { planNow } from '../plan-now.ts'
import { changesOfAcceptance, slotsOf, standingPlaces } from '../plan-reads.ts'
import type { By } from '../session-acts.ts'
import { settle } from '../settle.ts'
import { standsAsPublished } from '../standing-still.ts'
import { askOfPlan } from '../thread/ask.ts'
import { type Before, closeRooms, revertChange } from './consequences.ts'
import { acceptanceOf } from './reads.ts'
import { markUndone } from './store.ts'

export type Undone = {
  readonly restored: number
  /** Sessions somebody has moved since; they stay where they are. */
  readonly movedSince: number
  readonly notMoved: readonly NotMoved[]
}

/** What undoing does to one session: it goes back, or stays because it was moved since, has begun, or would go back into the past. */
type Fate = 'back' | 'moved-since' | 'begun' | 'past'
type UndoItem = Awaited<ReturnType<typeof changesOfAcceptance>>[number] & {
  readonly fate: Fate
  readonly at: DeskSession
  readonly published: boolean
}

type Facts = {
  readonly id: string
  readonly before: Before
  readonly alreadyUndone: boolean
  readonly items: readonly UndoItem[]
  readonly moves: readonly PlannedMove[]
  readonly frame: PlanFrame
  /** Rules that would be broken and are not now. */
  readonly breaches: readonly Breach[]
}
type Code = 'not-allowed' | 'acceptance-unknown' | 'already-undone' | 'nothing-to-undo' | 'reason-missing'
export type UndoAcceptanceRefusal = ActRefusal<Code>
type UndoWish = { readonly id: string; readonly reason: string }

/**
 * Takes back everything an accepted plan did that can be taken back, in one step. What somebody has moved since, what has begun or ended
 * and what would go back into the past stay as they are. A reason is owed when the public has seen it, or when rules would be broken.
 */
export const acceptanceUndone = defineAct<UndoWish, Facts, string, Undone, Code>({
  name: 'accepted schedule undone',
  may: 'mayPlace',
  async look(at, { id }) {
    if (at.locking) await lockPlan(at.tx, at.edition)
    const acceptance = await acceptanceOf(at.tx, at.edition, id, at.locking)
    if (!acceptance) return refuse('acceptance-unknown')
    const before = acceptance.before as Before // written by acceptPlan only
    if (before.edition && !actorMay(at.actor, 'mayChangeMode', { edition: at.edition, part: null }))
      return refuse('not-allowed')
    const items = await itemsOf(at, id)
    return ok({
      id,
      before,
      alreadyUndone: acceptance.undoneAt !== null,
      items,
      ...(await movesBack(at, before, items)),
    })
  },
  shown: ({ items, breaches }) => ({
    ...Object.fromEntries(
      items.map(({ at, before, fate }) => [
        at.number,
        { fate, before, state: at.state, room: at.roomCode, time: at.startsAt },
      ]),
    ),
    ...(breaches.length > 0 ? { rules: breaches } : {}),
  }),
  decide({ alreadyUndone, items, before, breaches }, { reason }) {
    if (alreadyUndone) return refuse('already-undone')
    const back = items.filter(({ fate }) => fate === 'back')
    if (back.length === 0 && Object.keys(before).length === 0) return refuse('nothing-to-undo')
    const owed = breaches.length > 0 || back.some(({ published }) => published)
    return owed && reason.trim() === '' ? refuse('reason-missing') : ok(reason)
  },
  async do(at, reason, { id, before, items, moves }) {
    const { tx, edition, personId, now } = at
    const stay = new Set(items.filter(({ fate }) => fate === 'begun' || fate === 'past').map(({ session }) => session))
    const reverted = {
      ...before,
      ...(before.modes ? { modes: before.modes.filter(({ session }) => !stay.has(session)) } : {}),
      ...(before.presences ? { presences: before.presences.filter(({ session }) => !stay.has(session)) } : {}),
    }
    await revertChange(at, reverted)
    const why = { reason, personId }
    for (const { session } of items.filter(({ fate, kind }) => fate === 'back' && kind === 'cancelled'))
      await settle(tx, edition, { session, kind: 'restored', before: null, after: null, ...why }, now)
    const applied = await applyPlaces(tx, edition, { moves, ...why, kind: 'undone' }, now)
    await closeRooms(tx, edition, before)
    await markUndone(tx, id, personId, now)
    const movedSince = items.filter(({ fate }) => fate === 'moved-since').length
    return { restored: applied.moved.length, movedSince, notMoved: applied.notMoved }
  },
  record: ({ restored }, reason, { id, items }) => ({
    subject: id,
    details: { restored, stayed: items.length - restored, reason },
  }),
})

async function itemsOf({ tx, edition, now }: Acting, id: string): Promise<UndoItem[]> {
  const changes = await changesOfAcceptance(tx, id)
  const sessions = new Map((await sessionsOnDesk(tx, edition, 'en')).map((s) => [s.id, s]))
  const places = await standingPlaces(tx, edition)
  const { facts } = await planNow(tx, edition)
  return changes.flatMap((change) => {
    const at = sessions.get(change.session)
    if (!at) return []
    const inPlan = facts.sessions.find((s) => s.id === change.session)
    const isWhereItWasPut =
      change.kind === 'cancelled'
        ? at.state === 'cancelled'
        : samePlace(change.after, places.get(change.session) ?? null) && at.state !== 'cancelled'
    const published = inPlan !== undefined && standsAsPublished(facts, inPlan)
    return [{ ...change, at, published, fate: fateOf(change.before?.startsAt ?? null, at, isWhereItWasPut, now) }]
  })
}

function fateOf(back: Date | null, { state, startsAt }: DeskSession, isWhereItWasPut: boolean, now: Date): Fate {
  if (hasBegun(state) || (startsAt !== null && startsAt <= now)) return 'begun'
  if (!isWhereItWasPut) return 'moved-since'
  return back !== null && back <= now ? 'past' : 'back'
}

/** Where the sessions go back to, and what that would break. */
async function movesBack({ tx, edition }: Acting, before: Before, items: readonly UndoItem[]) {
  const slots = new Map((await slotsOf(tx, edition)).map((slot) => [slot.code, slot]))
  const moves = items
    .filter(({ fate }) => fate === 'back')
    .map(({ session, before: place }) => {
      const slot = place && slots.get(place.slotCode)
      const offsetMinutes = slot ? minutesBetween(slot.startsAt, place.startsAt) : 0
      return { session, to: place ? { room: place.roomCode, slot: place.slotCode, offsetMinutes } : null }
    })
  const planned = await planNow(tx, edition)
  const { frame } = await askOfPlan(planned, 'standing', null)
  const places = moves.flatMap(({ session, to }): Placement[] => (to ? [{ session, ...to, team: null }] : []))
  const broken = await askOfPlan(planned, 'back', { sessions: moves.map(({ session }) => session), places })
  // Undoing a change of the edition also brings back the modes and rooms the places need; people stay in one place at a time.
  const isChange = Object.keys(before).length > 0
  const breaches = isChange ? broken.filter(({ constraint }) => constraint === 'person-in-two-places') : broken
  return { moves, frame, breaches }
}

export const undoAcceptance = (
  platform: Platform,
  by: By,
  wish: UndoWish,
): Promise<Result<Undone, UndoAcceptanceRefusal>> => perform(platform, acceptanceUndone, { ...by, wish })

/** What undoing would do, session by session, and what confirms it. */
export const previewUndoing = (platform: Platform, by: By, id: string) =>
  preview(platform, acceptanceUndone, { ...by, wish: { id, reason: '' } })
export type UndoFacts = Facts
