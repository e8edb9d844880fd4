import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'
import { addInterpretationTeam, addReservedBlock, addRoom, addSlot } from './store.ts'
import { venueOf } from './venue.ts'
import type { VenueFile } from './venue-file.ts'

/**
 * Gives an edition the rooms, slots, reserved blocks and interpretation teams of a venue file (format 2).
 * May be repeated: what is known by its code is brought up to date, nothing is removed.
 */
export async function loadVenue(tx: Tx, edition: EditionScope, file: VenueFile): Promise<void> {
  const venue = venueOf(file, edition.zone)
  for (const room of venue.rooms) await addRoom(tx, edition, room)
  for (const slot of venue.slots) await addSlot(tx, edition, slot)
  for (const block of venue.reserved) await addReservedBlock(tx, edition, block)
  for (const team of venue.teams) await addInterpretationTeam(tx, edition, team)
}
