import type { EditionScope } from '../access/public.ts'
import { type Acting, type ActRefusal, defineAct, perform } from '../acts/public.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { planChanged } from './board/board-changed.ts'
import { addLock, type LockedThing, removeLock } from './lock-store.ts'
import { lockPlan } from './plan-locks.ts'
import { roomByCode, sessionForUpdate, slotByCode } from './plan-reads.ts'
import { type By, placeKept } from './session-acts.ts'

export type LockWish =
  /** `at` is the place the page had shown, as `placeMark` writes it; without it the session is locked wherever it is. */
  | { readonly kind: 'session'; readonly number: number; readonly at?: string }
  | { readonly kind: 'room' | 'slot'; readonly code: string }

type LockCode = 'session-unknown' | 'room-unknown' | 'slot-unknown' | 'not-placed' | 'session-moved' | 'nothing-to-lock'
export type LockRefusal = ActRefusal<LockCode>
type LocksWish = { readonly things: readonly LockWish[]; readonly reason: string }
type ToLock = LockedThing & { readonly subject: string; readonly after: ReturnType<typeof placeKept> | null }

/** A place in one word, to travel with a form that locks a session where it is. */
export const placeMark = (place: { readonly roomCode: string | null; readonly startsAt: Date | null }): string =>
  `${place.roomCode ?? ''}@${place.startsAt?.toISOString() ?? ''}`

/**
 * Locks sessions where they stand, or rooms and slots as they are, all or none: searches neither move what is there nor put anything in.
 * People may still move a locked session by hand, and are told of the lock first. What is locked already is no fault.
 */
export const thingsLocked = defineAct<
  LocksWish,
  readonly ToLock[],
  { readonly things: readonly ToLock[]; readonly reason: string },
  readonly ToLock[],
  LockCode
>({
  name: 'locked',
  may: 'mayLock',
  async look(at, { things }) {
    if (things.length === 0) return refuse('nothing-to-lock')
    if (at.locking) await lockPlan(at.tx, at.edition)
    const found: ToLock[] = []
    for (const thing of things) {
      const one = await toLock(at, thing)
      if (!one.ok) return one
      found.push(one.value)
    }
    return ok(found)
  },
  decide: (things, { reason }) => ok({ things, reason }),
  async do({ tx, edition, personId, now }, { things, reason }) {
    const added: ToLock[] = []
    for (const { subject, after, ...thing } of things)
      if (await addLock(tx, edition, { ...thing, reason, personId, at: now })) added.push({ subject, after, ...thing })
    if (added.length > 0) await planChanged(tx, edition)
    return added
  },
  record: (added, { reason }) =>
    added.map(({ subject, after }) => ({ subject, ...(after ? { after } : {}), details: { reason } })),
})

/** What a wish names: a session with its place, a room, or a slot. */
async function toLock(at: Acting, wish: LockWish): Promise<Result<ToLock, Refusal<LockCode>>> {
  const { tx, edition } = at
  if (wish.kind === 'session') return sessionToLock(at, wish)
  const { kind, code } = wish
  const nothing = { sessionId: null, roomId: null, slotId: null, subject: `${kind} ${code}`, after: null }
  if (kind === 'room') {
    const room = await roomByCode(tx, edition, code)
    return room ? ok({ ...nothing, roomId: room.id }) : refuse('room-unknown')
  }
  const slot = await slotByCode(tx, edition, code)
  return slot ? ok({ ...nothing, slotId: slot.id }) : refuse('slot-unknown')
}

async function sessionToLock(
  { tx, edition, locking }: Acting,
  wish: Extract<LockWish, { kind: 'session' }>,
): Promise<Result<ToLock, Refusal<LockCode>>> {
  const { number } = wish
  const session = await sessionForUpdate(tx, edition, number, locking)
  if (!session) return refuse('session-unknown', { number })
  const { place } = session
  if (!place) return refuse('not-placed', { number })
  if (wish.at !== undefined && wish.at !== placeMark(place)) return refuse('session-moved', { number })
  const held = { sessionId: session.id, roomId: place.roomId, slotId: place.slotId }
  return ok({ ...held, subject: String(number), after: placeKept(place) })
}

export const lock = (platform: Platform, by: By, wish: LocksWish): Promise<Result<readonly ToLock[], LockRefusal>> =>
  perform(platform, thingsLocked, { ...by, wish })

type LockKept = { readonly subject: string; readonly reason: string } | null

/** Takes a lock away; one that is gone already is no fault, and leaves no line. */
export const lockTakenAway = defineAct<{ readonly id: string }, LockKept, string, boolean, never>({
  name: 'unlocked',
  may: 'mayLock',
  look: async ({ tx, edition }, { id }) => ok(await lockKept(tx, edition, id)),
  decide: (_, { id }) => ok(id),
  async do({ tx, edition }, id) {
    await planChanged(tx, edition)
    return removeLock(tx, edition, id)
  },
  record: (removed, _, kept) =>
    removed && kept ? { subject: kept.subject, before: { locked: true }, details: { reason: kept.reason } } : [],
})

async function lockKept(tx: Acting['tx'], edition: EditionScope, id: string): Promise<LockKept> {
  const row = await tx
    .selectFrom('schedule_lock')
    .leftJoin('session', 'session.id', 'schedule_lock.session_id')
    .leftJoin('room', 'room.id', 'schedule_lock.room_id')
    .leftJoin('slot', 'slot.id', 'schedule_lock.slot_id')
    .select(['session.number', 'room.code as room', 'slot.code as slot', 'schedule_lock.reason'])
    .where('schedule_lock.edition_id', '=', edition.id)
    .where('schedule_lock.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const subject = row.number !== null ? String(row.number) : row.room ? `room ${row.room}` : `slot ${row.slot}`
  return { subject, reason: row.reason }
}

export const unlock = (platform: Platform, by: By, id: string): Promise<Result<boolean, ActRefusal<never>>> =>
  perform(platform, lockTakenAway, { ...by, wish: { id } })
