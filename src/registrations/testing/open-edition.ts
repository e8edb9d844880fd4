import fs from 'node:fs'
import path from 'node:path'
import type { EditionScope, Role } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { addTerms } from '../../forms/public.ts'
import { findOrAddPerson } from '../../identity/public.ts'
import { hashToken } from '../../identity/secrets.ts'
import { addSignIn, grantRole } from '../../identity/store.ts'
import type { PersonId } from '../../platform/db/schema.ts'
import type { Platform } from '../../platform/platform.ts'
import { openRegistration, registrationFile } from '../open-registration.ts'
import { registrationKept } from '../register.ts'
import type { Approval, Attendance } from '../registration.ts'

const FILE = path.join(import.meta.dirname, '../../../editions/wsis-forum-2022/registration.json')

/** Lets an edition take registrations by the form of 2022, with so many places on site. */
export async function openFor(
  { db }: Pick<Platform, 'db'>,
  edition: EditionScope,
  more: { places?: number; approval?: Approval } = {},
) {
  const file = registrationFile.parse({ ...JSON.parse(fs.readFileSync(FILE, 'utf8')), ...more })
  const name = { en: 'Academia' }
  await db.transaction().execute(async (tx) => {
    await addTerms(tx, edition.id, [
      { vocabulary: 'stakeholder_types', code: 'academia', position: 1, name, details: {} },
      { vocabulary: 'countries', code: 'KE', position: 1, name, details: {} },
    ])
    await openRegistration(tx, edition.id, file)
  })
}

/** What somebody answers to that form. */
export const answersFor = (name: string, presence: Attendance) => ({
  name,
  organization: 'Example University',
  stakeholder_type: 'academia',
  country: 'KE',
  presence,
  agree: true,
  conduct: true,
})

export const aPerson = ({ db, clock }: Platform, email: string): Promise<string> =>
  db.transaction().execute((tx) => findOrAddPerson(tx, { email, language: 'en' }, clock.now()))

/** A person registers as the demonstration and a test let them: through the act itself. */
export const register = (
  platform: Platform,
  edition: EditionScope,
  personId: string,
  { presence, name = 'Wanjiku Exampleton' }: { presence: Attendance; name?: string },
) =>
  perform(platform, registrationKept, {
    edition,
    actor: program(personId),
    wish: { answers: answersFor(name, presence), language: 'en' },
  })

/** Signs a person in as somebody with a role; answers the header by which a request is theirs. */
export async function signedIn(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  personId: string,
  role: Role | null,
): Promise<{ cookie: string }> {
  const now = clock.now()
  const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
  const signIn = { tokenHash: hashToken(personId), personId: personId as PersonId, method: 'code', device, now }
  const expiresAt = new Date(now.getTime() + 30 * 86_400_000)
  await db.transaction().execute(async (tx) => {
    await addSignIn(tx, { ...signIn, expiresAt })
    if (role) await grantRole(tx, { personId: personId as PersonId, role, editionId: edition.id, part: null }, now)
  })
  return { cookie: `convoke_sign_in=${personId}` }
}
