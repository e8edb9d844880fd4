import type { Lock, Placement, RoomId, SessionId, SlotId } from './problem.ts'

/**
 * Locks that keep sessions exactly where a plan has them: the sessions named, all that stand in the rooms named, and all that begin
 * in the slots named. Free places in a locked room or slot may still be filled.
 */
export function locksOn(
  placements: Placement[],
  what: { sessions?: SessionId[]; rooms?: RoomId[]; slots?: SlotId[] },
): Lock[] {
  return placements
    .filter(
      (one) => what.sessions?.includes(one.session) || what.rooms?.includes(one.room) || what.slots?.includes(one.slot),
    )
    .map(({ session, room, slot, offsetMinutes }) => ({ session, room, slot, offsetMinutes }))
}
