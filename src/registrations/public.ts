import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { PersonId } from '../platform/db/schema.ts'
import { allRegistrations, registrationOf } from './reads.ts'
import { type Attendance, takesPart } from './registration.ts'

export { scansKept } from './door/check-in.ts'
export { sessionJoined } from './joining/join.ts'
export { joinLinkKept } from './joining/keep-link.ts'
export { openRegistration, type RegistrationFile, registrationFile } from './open-registration.ts'
export { registrationKept } from './register.ts'

/**
 * How a person takes part in an edition as registered, with the number of the registration and the name it is under; null when they are
 * not registered, or no longer. Whoever waits for a place on site takes part from afar meanwhile.
 */
export async function registeredAs(
  db: Db | Tx,
  edition: EditionScope,
  personId: string,
): Promise<{ readonly number: number; readonly name: string; readonly presence: Attendance } | null> {
  const own = await registrationOf(db, edition, personId)
  const presence = own && takesPart(own)
  return own && presence ? { number: own.number, name: own.name, presence } : null
}

/** Everybody who takes part in an edition, with the number of their registration, and how. */
export async function participants(
  db: Db,
  edition: EditionScope,
): Promise<{ readonly number: number; readonly personId: PersonId; readonly presence: Attendance }[]> {
  return (await allRegistrations(db, edition)).flatMap((one) => {
    const presence = takesPart(one)
    return presence ? [{ number: one.number, personId: one.personId, presence }] : []
  })
}
