import type { EditionScope } from '../access/public.ts'
import type { Tx } from '../platform/db/db.ts'
import { decideMoves, type NotMoved, type PlannedMove } from './decide-moves.ts'
import { lockPlan } from './plan-locks.ts'
import { roomsForUpdate, sessionsForUpdate, slotsOf, standingPlaces } from './plan-reads.ts'
import { removePlacement } from './plan-store.ts'
import { settle, type Why } from './settle.ts'

type AppliedPlaces = { readonly moved: readonly string[]; readonly notMoved: readonly NotMoved[] }

/**
 * Moves many sessions in the caller's transaction, each with its line of history, and says which could not move and why: the plan may
 * have changed since the places were found. Sessions already there are left alone. Whoever places at the same time waits.
 */
export async function applyPlaces(
  tx: Tx,
  edition: EditionScope,
  /** `kind` is how the history calls it; what really happens when left out. */
  { moves, kind, ...why }: Why & { readonly moves: readonly PlannedMove[]; readonly kind?: 'undone' },
  now: Date,
): Promise<AppliedPlaces> {
  await lockPlan(tx, edition)
  const ids = moves.map((move) => move.session)
  const sessions = new Map((await sessionsForUpdate(tx, edition, ids)).map((s) => [s.id, s]))
  const rooms = new Map((await roomsForUpdate(tx, edition)).map((room) => [room.code, room]))
  const slots = new Map((await slotsOf(tx, edition)).map((slot) => [slot.code, slot]))
  const places = await standingPlaces(tx, edition) // last: nobody moves any of them now
  const { wanted, out, notMoved } = decideMoves(moves, { sessions, rooms, slots, places })
  // All old places go first: sessions may change places with each other.
  for (const id of [...out, ...wanted.keys()]) if (places.has(id)) await removePlacement(tx, edition, id)
  for (const session of out) {
    const before = places.get(session) ?? null
    await settle(tx, edition, { session, kind: kind ?? 'unplaced', before, after: null, ...why }, now)
  }
  for (const [session, after] of wanted) {
    const before = places.get(session) ?? null
    await settle(tx, edition, { session, kind: kind ?? (before ? 'moved' : 'placed'), before, after, ...why }, now)
  }
  return { moved: [...out, ...wanted.keys()], notMoved }
}
