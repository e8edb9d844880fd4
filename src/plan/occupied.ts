import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import { refuse } from '../platform/result.ts'
import type { Place } from './placing.ts'
import { occupants } from './plan-reads.ts'

/** PostgreSQL's code for a broken exclusion constraint: here, the room is taken at that time. */
const EXCLUSION_VIOLATION = '23P01'

/** Whether the database has refused a place because the room is taken. */
export const isTaken = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === EXCLUSION_VIOLATION

/** Says who has the room. */
export async function refuseOccupied(db: Db, edition: EditionScope, place: Place, sessionNumber: number) {
  const [by] = (await occupants(db, edition, place)).filter((o) => o.number !== sessionNumber)
  return refuse('room-occupied', {
    room: place.roomCode,
    at: place.startsAt.toISOString(),
    // Whoever had the room may have left it again by now; then trying once more succeeds.
    ...(by ? { number: by.number, title: by.title } : {}),
  })
}
