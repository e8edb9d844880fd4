import type { EditionScope } from '../access/public.ts'
import { audit } from '../identity/public.ts'
import type { Db } from '../platform/db/db.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { addLock, removeLock } from './lock-store.ts'
import { roomForUpdate, sessionForUpdate, slotByCode } from './plan-reads.ts'

export type LockWish =
  | { readonly kind: 'session'; readonly number: number }
  | { readonly kind: 'room' | 'slot'; readonly code: string }

export type LockRefusal = Refusal<'session-unknown' | 'room-unknown' | 'slot-unknown' | 'not-placed'>

/**
 * Locks a session where it stands, or a room or slot as it is: searches neither move what is there nor put anything in. People may
 * still move a locked session by hand, and are told of the lock first.
 */
export function lock(
  db: Db,
  edition: EditionScope,
  wish: LockWish,
  by: { readonly personId: string | null; readonly reason: string },
  now: Date,
): Promise<Result<null, LockRefusal | Refusal<'already-locked'>>> {
  return db.transaction().execute(async (tx) => {
    let what: { sessionId: string | null; roomId: string | null; slotId: string | null }
    if (wish.kind === 'session') {
      const session = await sessionForUpdate(tx, edition, wish.number)
      if (!session) return refuse('session-unknown', { number: wish.number })
      if (!session.place) return refuse('not-placed', { number: wish.number })
      what = { sessionId: session.id, roomId: session.place.roomId, slotId: session.place.slotId }
    } else if (wish.kind === 'room') {
      const room = await roomForUpdate(tx, edition, wish.code)
      if (!room) return refuse('room-unknown')
      what = { sessionId: null, roomId: room.id, slotId: null }
    } else {
      const slot = await slotByCode(tx, edition, wish.code)
      if (!slot) return refuse('slot-unknown')
      what = { sessionId: null, roomId: null, slotId: slot.id }
    }
    if (!(await addLock(tx, edition, what, by, now))) return refuse('already-locked')
    await audit(tx, {
      at: now,
      personId: by.personId,
      editionId: edition.id,
      action: `${wish.kind} locked`,
      subject: wish.kind === 'session' ? String(wish.number) : wish.code,
    })
    return ok(null)
  })
}

/** Takes a lock away; one that is gone already is no fault. */
export function unlock(
  db: Db,
  edition: EditionScope,
  lockId: string,
  by: { readonly personId: string | null },
  now: Date,
): Promise<void> {
  return db.transaction().execute(async (tx) => {
    if (!(await removeLock(tx, edition, lockId))) return
    await audit(tx, { at: now, personId: by.personId, editionId: edition.id, action: 'unlocked', subject: lockId })
  })
}
