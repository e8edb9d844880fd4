import fs from 'node:fs'
import path from 'node:path'
import type { EditionScope, Role } from '../../access/public.ts'
import { perform, program } from '../../acts/public.ts'
import { addTerms } from '../../forms/public.ts'
import { findOrAddPerson, grantRole, hashToken } from '../../identity/public.ts'
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

export const aPerson = ({ db, clock }: Platform, email: string): Promise<PersonId> =>
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

/** Makes a person somebody with a role, and says what keeps them signed in: the row, and the header by which a request is theirs. */
export async function inRole(
  { db, clock }: Pick<Platform, 'db' | 'clock'>,
  edition: EditionScope,
  personId: PersonId,
  role: Role,
) {
  const now = clock.now()
  const device = { kind: 'phone', browser: 'Firefox', system: 'Android' } as const
  const expiresAt = new Date(now.getTime() + 30 * 86_400_000)
  const granted = { personId, role, editionId: edition.id, part: null }
  await db.transaction().execute((tx) => grantRole(tx, granted, now))
  return {
    signIn: { tokenHash: hashToken(personId), personId, method: 'code', device, now, expiresAt },
    cookie: `convoke_sign_in=${personId}`,
  }
}
