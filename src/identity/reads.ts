import { CAPABILITIES_OF, type Capability, type Grant, type Part, ROLES, type Viewer } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { EditionId, OrganizationId, PersonId } from '../platform/db/schema.ts'
import { type Language, type NameKnown, personName } from '../platform/languages/public.ts'
import type { Device } from './device.ts'
import { type HeldRole, isGrant } from './role-grants.ts'
import { isSignedIn } from './sign-in.ts'

type Person = {
  id: string
  givenName: string
  familyName: string
  name: string
  email: string | null
  language: Language
  jobTitle: string | null
  organizationId: OrganizationId | null
  country: string | null
}

/** What a person is called; an account without a name yet is called by its address. */
export const fullName = (p: NameKnown & { readonly email?: string | null }): string =>
  personName(p).written || p.email || ''

/** What somebody is called where others read it: never by the address that stands where there is no name yet. */
export const nameGiven = (person: { readonly name: string; readonly email: string } | null): string =>
  person && person.name !== person.email ? person.name : ''

export async function personById(db: Db | Tx, id: string): Promise<Person | null> {
  const row = await db
    .selectFrom('person')
    .select([
      'id',
      'given_name',
      'family_name',
      'written_name',
      'email',
      'language',
      'job_title',
      'organization_id',
      'country',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        givenName: row.given_name,
        familyName: row.family_name,
        name: fullName(row),
        email: row.email,
        language: row.language as Language, // written by us from a Language only
        jobTitle: row.job_title,
        organizationId: row.organization_id,
        country: row.country,
      }
    : null
}

/** What people are called, by their ids: for lines that say who did something. */
export async function personNames(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'written_name', 'email'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map((row) => [row.id, fullName(row)]))
}

/** Who has these addresses, as `readAddress` gives them, and in which language each is written to; nobody has those left out. */
export async function peopleByAddress(
  db: Db | Tx,
  addresses: readonly string[],
): Promise<Map<string, { readonly id: PersonId; readonly language: Language }>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'email', 'language'])
    .where('email', 'in', [...addresses])
    .execute()
  return new Map(rows.map((row) => [row.email ?? '', { id: row.id, language: row.language as Language }])) // written by us from a Language only
}

/** The address somebody has shown to be theirs; null: none. */
export async function provenAddressOf(db: Db | Tx, personId: PersonId): Promise<string | null> {
  const row = await db
    .selectFrom('person')
    .select('email')
    .where('id', '=', personId)
    .where('email_proven_at', 'is not', null)
    .executeTakeFirst()
  return row?.email ?? null
}

/** The id of the person with this address, in small letters. */
export async function personByEmail(db: Db | Tx, email: string): Promise<string | null> {
  const row = await db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id ?? null
}

/** Whether somebody with this address has signed in with this browser before. */
export async function isKnownBrowser(db: Db | Tx, tokenHash: string, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('known_browser')
    .innerJoin('person', 'person.id', 'known_browser.person_id')
    .select('person.id')
    .where('known_browser.token_hash', '=', tokenHash)
    .where('person.email', '=', email)
    .executeTakeFirst()
  return row !== undefined
}

type KnownSignIn = { viewer: Viewer; lastSeenAt: Date }

/** A person with the roles held now, for what was ordered earlier and is carried out without them; null when there is no such person. */
export async function viewerOfPerson(db: Db, personId: PersonId): Promise<Viewer | null> {
  const rows = await db
    .selectFrom('person')
    .leftJoin('role_grant', (join) =>
      join.onRef('role_grant.person_id', '=', 'person.id').on('role_grant.ended_at', 'is', null),
    )
    .select(['person.id as personId', 'given_name', 'family_name', 'written_name', 'email', 'language'])
    .select(['role_grant.role', 'role_grant.edition_id as editionId', 'role_grant.part_of as partOf'])
    .select('role_grant.part_id as partId')
    .where('person.id', '=', personId)
    .execute()
  const first = rows[0]
  if (!first) return null
  const { email, language } = first
  const person = { id: first.personId, name: fullName(first), email: email ?? '', language: language as Language }
  return { person, grants: rows.flatMap(grantOf), signInId: null, draftKey: null }
}

/** Whose sign-in this is, with the roles held, in one query; null when it ended or never was. */
export async function viewerOfToken(
  db: Db,
  tokenHash: string,
  draftKey: string | null,
  now: Date,
): Promise<KnownSignIn | null> {
  const rows = await db
    .selectFrom('sign_in')
    .innerJoin('person', 'person.id', 'sign_in.person_id')
    .leftJoin('role_grant', (join) =>
      join.onRef('role_grant.person_id', '=', 'person.id').on('role_grant.ended_at', 'is', null),
    )
    .select([
      'sign_in.id as signInId',
      'sign_in.ended_at as endedAt',
      'sign_in.expires_at as expiresAt',
      'sign_in.last_seen_at as lastSeenAt',
      'person.id as personId',
      'person.given_name',
      'person.family_name',
      'person.written_name',
      'person.email',
      'person.language',
      'role_grant.role',
      'role_grant.edition_id as editionId',
      'role_grant.part_of as partOf',
      'role_grant.part_id as partId',
    ])
    .where('sign_in.token_hash', '=', tokenHash)
    .execute()
  const first = rows[0]
  if (!first || !isSignedIn(first, now)) return null
  return {
    lastSeenAt: first.lastSeenAt,
    viewer: {
      person: {
        id: first.personId,
        name: fullName(first),
        email: first.email ?? '',
        language: first.language as Language,
      },
      grants: rows.flatMap(grantOf),
      signInId: first.signInId,
      draftKey,
    },
  }
}

/** A role the tables know and this version of the program does not opens nothing. */
function grantOf(r: {
  role: string | null
  editionId: EditionId | null
  partOf: string | null
  partId: string | null
}): Grant[] {
  const role = ROLES.find((known) => known === r.role)
  if (!role) return []
  const part = r.partOf && r.partId ? { of: r.partOf as Part['of'], id: r.partId } : null
  return [{ role, editionId: r.editionId, part }]
}

/** Roles that work at the desk; their sign-ins are shorter. */
const STAFF_ROLES = ROLES.filter((role) => CAPABILITIES_OF[role].includes('maySeeDesk'))

export const holdsRole = async (tx: Db | Tx, grant: HeldRole): Promise<boolean> =>
  (await tx.selectFrom('role_grant').select('id').where(isGrant(grant)).executeTakeFirst()) !== undefined

export async function holdsStaffRole(tx: Db | Tx, personId: PersonId): Promise<boolean> {
  const row = await tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('role', 'in', STAFF_ROLES)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export type ListedSignIn = {
  id: string
  device: Device
  method: string
  beganAt: Date
  lastSeenAt: Date
}

/** The sign-ins of a person that count now, the one last used first. */
export async function signInsOf(db: Db, personId: PersonId, now: Date): Promise<ListedSignIn[]> {
  const rows = await db
    .selectFrom('sign_in')
    .select(['id', 'device', 'browser', 'system', 'method', 'created_at', 'last_seen_at', 'expires_at', 'ended_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .orderBy('id')
    .execute()
  return rows
    .filter((row) =>
      isSignedIn({ endedAt: row.ended_at, expiresAt: row.expires_at, lastSeenAt: row.last_seen_at }, now),
    )
    .map((row) => ({
      id: row.id,
      device: { kind: row.device as Device['kind'], browser: row.browser, system: row.system }, // written by us only
      method: row.method,
      beganAt: row.created_at,
      lastSeenAt: row.last_seen_at,
    }))
}

/** Who may do something in an edition, by the roles that hold there as a whole; in the order of their names. */
export async function holdersOf(db: Db | Tx, edition: { readonly id: string }, capability: Capability) {
  const rows = await db
    .selectFrom('role_grant as r')
    .innerJoin('person as p', 'p.id', 'r.person_id')
    .select(['p.id', 'p.given_name', 'p.family_name', 'p.email', 'p.language'])
    .distinct()
    .where('r.ended_at', 'is', null)
    .where('r.part_of', 'is', null)
    .where((eb) => eb.or([eb('r.edition_id', '=', edition.id), eb('r.edition_id', 'is', null)]))
    .where(
      'r.role',
      'in',
      ROLES.filter((role) => CAPABILITIES_OF[role].includes(capability)),
    )
    .execute()
  return rows
    .map((row) => ({ id: row.id, name: fullName(row), email: row.email, language: row.language as Language }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
}
