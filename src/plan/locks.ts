import type { EditionScope } from '../access/public.ts'
import { audit } from '../identity/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { addLock, type LockedThing, removeLock } from './lock-store.ts'
import { roomByCode, sessionForUpdate, slotByCode } from './plan-reads.ts'

export type LockWish =
  | { readonly kind: 'session'; readonly number: number }
  | { readonly kind: 'room' | 'slot'; readonly code: string }

type LockOrder = { readonly wish: LockWish; readonly reason: string; readonly personId: PersonId | null }

export type LockRefusal = Refusal<'session-unknown' | 'room-unknown' | 'slot-unknown' | 'not-placed'>

/**
 * Locks a session where it stands, or a room or slot as it is: searches neither move what is there nor put anything in. People may
 * still move a locked session by hand, and are told of the lock first.
 */
export function lock(
  db: Db,
  edition: EditionScope,
  { wish, reason, personId }: LockOrder,
  now: Date,
): Promise<Result<null, LockRefusal | Refusal<'already-locked'>>> {
  return db.transaction().execute(async (tx) => {
    const what = await toLock(tx, edition, wish)
    if (!what.ok) return what
    if (!(await addLock(tx, edition, { ...what.value, reason, personId, at: now }))) return refuse('already-locked')
    await audit(tx, {
      at: now,
      personId,
      editionId: edition.id,
      action: `${wish.kind} locked`,
      subject: wish.kind === 'session' ? String(wish.number) : wish.code,
    })
    return ok(null)
  })
}

/** What a wish names: a session with its place, a room, or a slot. */
async function toLock(tx: Tx, edition: EditionScope, wish: LockWish): Promise<Result<LockedThing, LockRefusal>> {
  if (wish.kind === 'session') {
    const { number } = wish
    const session = await sessionForUpdate(tx, edition, number)
    if (!session) return refuse('session-unknown', { number })
    if (!session.place) return refuse('not-placed', { number })
    return ok({ sessionId: session.id, roomId: session.place.roomId, slotId: session.place.slotId })
  }
  const nothing = { sessionId: null, roomId: null, slotId: null }
  if (wish.kind === 'room') {
    const room = await roomByCode(tx, edition, wish.code)
    return room ? ok({ ...nothing, roomId: room.id }) : refuse('room-unknown')
  }
  const slot = await slotByCode(tx, edition, wish.code)
  return slot ? ok({ ...nothing, slotId: slot.id }) : refuse('slot-unknown')
}

/** Takes a lock away; one that is gone already is no fault. */
export function unlock(
  db: Db,
  edition: EditionScope,
  { id, personId }: { readonly id: string; readonly personId: PersonId | null },
  now: Date,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await removeLock(tx, edition, id))) return
    await audit(tx, { at: now, personId, editionId: edition.id, action: 'unlocked', subject: id })
  })
}
