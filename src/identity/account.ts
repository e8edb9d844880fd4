import type { PersonId, SignInId } from '../platform/db/schema.ts'
import type { Platform } from '../platform/platform.ts'
import { ok, type Result } from '../platform/result.ts'
import { type Profile, type ProfileRefusal, readProfile } from './profile.ts'
import { endOtherSignIns, endSignIn, saveProfile } from './store.ts'

/** Sets a person's own name, and the language of the letters to them. */
export async function changeProfile(
  { db }: Pick<Platform, 'db'>,
  personId: PersonId,
  typed: { givenName: string; familyName: string; language: string },
): Promise<Result<Profile, ProfileRefusal>> {
  const read = readProfile(typed)
  if (!read.ok) return read
  await db.transaction().execute((tx) => saveProfile(tx, personId, read.value))
  return ok(read.value)
}

/** Ends one sign-in of a person; what is not theirs, or over already, is left as it is. */
export function endOne({ db, clock }: Pick<Platform, 'db' | 'clock'>, personId: PersonId, signInId: SignInId) {
  return db.transaction().execute((tx) => endSignIn(tx, signInId, personId, clock.now()))
}

/** Ends all sign-ins of a person but the one that asks. */
export function endOthers({ db, clock }: Pick<Platform, 'db' | 'clock'>, personId: PersonId, keepId: SignInId) {
  return db.transaction().execute((tx) => endOtherSignIns(tx, personId, keepId, clock.now()))
}
