import type { EditionScope } from '../access/public.ts'
import { program } from '../acts/public.ts'
import { placeSession } from '../plan/public.ts'
import type { PersonId } from '../platform/db/schema.ts'
import type { Said } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { sessionWishes, venueOf } from './reads.ts'

const TRIES = 40

/** Moves a session to another slot near its organizers' wishes, the first where the named constraints find nothing against it. */
export async function moveSession(
  platform: Platform,
  edition: EditionScope,
  { number, fromSlot }: { number: number; fromSlot: string },
  why: { reason: Said; personId: PersonId | null },
): Promise<boolean> {
  const { db, clock } = platform
  const session = await sessionWishes(db, edition, number)
  const { rooms, slots } = await venueOf(db, edition)
  const online = session.mode === 'virtual'
  const worth = (slot: (typeof slots)[number]) =>
    (session.wishes.dates?.includes(slot.day) ? 2 : 0) + (session.wishes.bands?.includes(slot.band ?? '') ? 1 : 0)
  const places = slots
    .filter((slot) => (slot.mode === 'virtual') === online && slot.startsAt > clock.now() && slot.code !== fromSlot)
    .sort((a, b) => worth(b) - worth(a))
    .flatMap((slot) =>
      rooms
        .filter((r) => (r.kind === 'online') === online && (r.seats ?? 0) >= (session.audience ?? 0))
        .sort((a, b) => b.booths - a.booths)
        .map((room) => ({ slotCode: slot.code, roomCode: room.code })),
    )
  for (const place of places.slice(0, TRIES)) {
    const order = { ...why, ...place, sessionNumber: number, startsAt: null, anyway: false }
    if ((await placeSession(platform, { edition, actor: program(why.personId) }, order)).ok) return true
  }
  return false
}
