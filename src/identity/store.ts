// Without a scope, all of it: people and their sign-ins belong to no edition, and a role says itself where it is held.

import { sql } from 'kysely'
import type { Db, Tx } from '../platform/db/db.ts'
import type { OrganizationId, PersonId, SignInId } from '../platform/db/schema.ts'
import { type NameKnown, personName } from '../platform/languages/public.ts'
import { emailKey } from './address.ts'
import type { Device } from './device.ts'
import { newId } from './ids.ts'
import type { Profile } from './profile.ts'
import { type HeldRole, isGrant } from './role-grants.ts'
import type { AskedCode } from './sign-in.ts'

type PersonFacts = {
  email?: string | null
  givenName?: string
  familyName?: string
  /** Where the whole name is known as it is written, and as lists sort it. */
  writtenName?: string | null
  sortName?: string | null
  honorific?: string | null
  jobTitle?: string | null
  organizationId?: OrganizationId | null
  country?: string | null
  stakeholderType?: string | null
  gender?: string | null
  language: string
  biography?: string | null
}

const factColumns = (facts: PersonFacts) => ({
  given_name: facts.givenName ?? '',
  family_name: facts.familyName ?? '',
  written_name: facts.writtenName ?? null,
  sort_name: facts.sortName ?? null,
  honorific: facts.honorific ?? null,
  job_title: facts.jobTitle ?? null,
  organization_id: facts.organizationId ?? null,
  country: facts.country ?? null,
  stakeholder_type: facts.stakeholderType ?? null,
  gender: facts.gender ?? null,
  language: facts.language,
  biography: facts.biography ?? null,
})

/**
 * The person of this e-mail address, or a new one with these facts. A person who is known stays exactly as they are. Two requests at once
 * end with one row. Only for an address that its owner proves, or that the secretariat vouches for.
 */
export async function findOrAddPerson(tx: Tx, facts: PersonFacts, now: Date, id = newId('p')): Promise<string> {
  const email = facts.email ? emailKey(facts.email) : null
  const added = await tx
    .insertInto('person')
    .values({ id, email, ...factColumns(facts), created_at: now })
    .onConflict((oc) => oc.column('email').doUpdateSet((eb) => ({ email: eb.ref('excluded.email') }))) // so that the row is answered
    .returning('id')
    .executeTakeFirstOrThrow()
  return added.id
}

/** The same for many, each with an address, in their order: whoever is known stays as they are. */
export async function findOrAddPeople(
  tx: Tx,
  people: readonly (PersonFacts & { email: string })[],
  now: Date,
): Promise<PersonId[]> {
  // In the order of addresses: two who add the same people never wait for each other.
  const byAddress = new Map(people.map((facts) => [emailKey(facts.email), facts] as const))
  const rows = [...byAddress]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([email, facts]) => {
      return { id: newId('p'), ...factColumns(facts), email, created_at: now }
    })
  const ids = new Map<string | null, PersonId>()
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const found = await tx
      .insertInto('person')
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .onConflict((oc) => oc.column('email').doUpdateSet((eb) => ({ email: eb.ref('excluded.email') })))
      .returning(['id', 'email'])
      .execute()
    for (const { id, email } of found) ids.set(email, id)
  }
  return people.map(({ email }) => ids.get(emailKey(email)) as PersonId) // each was added or found
}

/**
 * People whom another person named, in their order. Whoever was named before under the same address and by the same name is the same person;
 * otherwise the person is new, also beside one with the same address: an office shares its address, and nobody has proven it. Nothing that is
 * said this way reaches anybody's account.
 */
export async function findOrAddNamed(tx: Tx, named: readonly PersonFacts[], now: Date): Promise<string[]> {
  const known = await namedBefore(tx, named)
  const added: (PersonFacts & { id: string; saidEmail: string | null })[] = []
  const ids = named.map((facts) => {
    const saidEmail = facts.email ? emailKey(facts.email) : null
    const key = saidEmail && `${saidEmail}\n${nameKey(factColumns(facts))}`
    const same = key && known.get(key)
    if (same) return same
    const id = newId('p')
    if (key) known.set(key, id)
    added.push({ ...facts, id, saidEmail })
    return id
  })
  for (let from = 0; from < added.length; from += ROWS_AT_ONCE) {
    const rows = added.slice(from, from + ROWS_AT_ONCE).map(({ id, saidEmail, ...facts }) => ({
      id,
      email: null,
      said_email: saidEmail,
      ...factColumns(facts),
      created_at: now,
    }))
    await tx.insertInto('person').values(rows).execute()
  }
  return ids
}

/** A statement holds 65,535 values at most. */
const ROWS_AT_ONCE = 1000

/** Who was named under these addresses before: their ids by address and name, the oldest of equals. */
async function namedBefore(tx: Tx, named: readonly PersonFacts[]): Promise<Map<string, string>> {
  const addresses = [...new Set(named.flatMap(({ email }) => (email ? emailKey(email) : [])))].sort()
  if (addresses.length === 0) return new Map()
  // Two releases at once name one person once; in one order, so that neither waits for the other for ever.
  await sql`
    select pg_advisory_xact_lock(hashtextextended(address, 0))
    from (select address from unnest(${addresses}::text[]) with ordinality as a (address, place) order by place) as ordered`.execute(
    tx,
  )
  const rows = await tx
    .selectFrom('person')
    .select(['id', 'given_name', 'family_name', 'written_name', 'said_email'])
    .where('said_email', 'in', addresses)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return new Map(rows.map((p) => [`${p.said_email}\n${nameKey(p)}`, p.id]))
}

/** Names that differ by case and spaces only are the same name as written. */
const nameKey = (known: NameKnown): string => personName(known).written.toLowerCase()

export async function keepCode(
  tx: Tx,
  code: {
    email: string
    codeHash: string
    linkHash: string
    browserHash: string
    language: string
    returnTo: string | null
  },
  now: Date,
  expiresAt: Date,
) {
  // An older code of this browser and address stops working: the newest letter is the one that counts.
  await tx
    .updateTable('sign_in_code')
    .set({ used_at: now })
    .where('email', '=', code.email)
    .where('browser_hash', '=', code.browserHash)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('sign_in_code')
    .values({
      email: code.email,
      code_hash: code.codeHash,
      link_hash: code.linkHash,
      browser_hash: code.browserHash,
      language: code.language,
      return_to: code.returnTo,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute()
}

const askedColumns = [
  'id',
  'email',
  'language',
  'code_hash as codeHash',
  'browser_hash as browserHash',
  'attempts',
  'expires_at as expiresAt',
  'used_at as usedAt',
  'return_to as returnTo',
] as const

/** The newest code this browser asked for, locked so that two guesses at once both count. */
export async function newestCodeForUpdate(tx: Tx, browserHash: string): Promise<AskedCode | null> {
  const row = await tx
    .selectFrom('sign_in_code')
    .select(askedColumns)
    .where('browser_hash', '=', browserHash)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function codeByLink(db: Db | Tx, linkHash: string, lock = false): Promise<AskedCode | null> {
  let query = db.selectFrom('sign_in_code').select(askedColumns).where('link_hash', '=', linkHash)
  if (lock) query = query.forUpdate()
  return (await query.executeTakeFirst()) ?? null
}

export const countGuess = (tx: Tx, id: string) =>
  tx
    .updateTable('sign_in_code')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()

export const spendCode = (tx: Tx, id: string, now: Date) =>
  tx.updateTable('sign_in_code').set({ used_at: now }).where('id', '=', id).execute()

/** The person has answered from this address for the first time; later sign-ins leave that moment as it is. */
export const proveAddress = (tx: Tx, personId: PersonId, now: Date) =>
  tx
    .updateTable('person')
    .set({ email_proven_at: now })
    .where('id', '=', personId)
    .where('email_proven_at', 'is', null)
    .execute()

export async function addSignIn(
  tx: Tx,
  signIn: { tokenHash: string; personId: PersonId; method: string; device: Device; now: Date; expiresAt: Date },
): Promise<string> {
  const row = await tx
    .insertInto('sign_in')
    .values({
      token_hash: signIn.tokenHash,
      person_id: signIn.personId,
      method: signIn.method,
      device: signIn.device.kind,
      browser: signIn.device.browser,
      system: signIn.device.system,
      created_at: signIn.now,
      last_seen_at: signIn.now,
      expires_at: signIn.expiresAt,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export const endSignIn = (tx: Tx, id: string, personId: PersonId, now: Date) =>
  tx
    .updateTable('sign_in')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()

export const endOtherSignIns = (tx: Tx, personId: PersonId, keepId: SignInId, now: Date) =>
  tx
    .updateTable('sign_in')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('id', '<>', keepId)
    .where('ended_at', 'is', null)
    .execute()

export const saveProfile = (tx: Tx, personId: PersonId, { givenName, familyName, language }: Profile) =>
  tx
    .updateTable('person')
    .set({ given_name: givenName, family_name: familyName, language })
    .where('id', '=', personId)
    .execute()

export const touchSignIn = (db: Db, id: string, now: Date) =>
  db.updateTable('sign_in').set({ last_seen_at: now }).where('id', '=', id).execute()

/** Sign-ins that stand, with whose they are, to be set up again where the same people exist under other identifiers. */
export const standingSignIns = (db: Db | Tx, now: Date) =>
  db
    .selectFrom('sign_in')
    .innerJoin('person', 'person.id', 'sign_in.person_id')
    .select([
      'person.email',
      'sign_in.token_hash',
      'sign_in.method',
      'sign_in.browser',
      'sign_in.system',
      'sign_in.device',
      'sign_in.created_at',
      'sign_in.last_seen_at',
      'sign_in.expires_at',
    ])
    .where('sign_in.ended_at', 'is', null)
    .where('sign_in.expires_at', '>', now)
    .where('person.email', 'is not', null)
    .execute()
type StandingSignIn = Awaited<ReturnType<typeof standingSignIns>>[number]

/** Sets sign-ins up again for the people of the same addresses; whoever is not known there is signed out. */
export async function setUpSignIns(tx: Tx, signIns: StandingSignIn[]): Promise<void> {
  for (const { email, ...signIn } of signIns) {
    const person = await tx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
    if (person)
      await tx
        .insertInto('sign_in')
        .values({ ...signIn, person_id: person.id })
        .execute()
  }
}

/** Moves the times of sign-ins that stand at `now`: the clock was set to another moment, and nobody has been away for so long. */
export async function shiftSignIns(tx: Tx, now: Date, milliseconds: number): Promise<void> {
  const later = (column: 'created_at' | 'last_seen_at' | 'expires_at') =>
    sql<Date>`${sql.ref(column)} + ${milliseconds} * interval '1 millisecond'`
  await tx
    .updateTable('sign_in')
    .set({
      created_at: later('created_at'),
      last_seen_at: later('last_seen_at'),
      expires_at: later('expires_at'),
    })
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

/** Whether the role is new: one that is held already stays as it is. */
export async function grantRole(tx: Tx, grant: HeldRole, now: Date): Promise<boolean> {
  const { personId, role, editionId, part } = grant
  const added = await tx
    .insertInto('role_grant')
    .values({
      person_id: personId,
      role,
      edition_id: editionId,
      part_of: part?.of ?? null,
      part_id: part?.id ?? null,
      granted_at: now,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (added.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export const endRole = (tx: Tx, grant: HeldRole, now: Date) =>
  tx.updateTable('role_grant').set({ ended_at: now }).where(isGrant(grant)).execute()

/** Ends all sign-ins of a person. */
export const endSignInsOf = (tx: Tx, personId: PersonId, now: Date) =>
  tx
    .updateTable('sign_in')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .execute()

export const keepKnownBrowser = (tx: Tx, tokenHash: string, personId: PersonId, now: Date) =>
  tx
    .insertInto('known_browser')
    .values({ token_hash: tokenHash, person_id: personId, seen_at: now })
    .onConflict((oc) => oc.columns(['token_hash', 'person_id']).doUpdateSet({ seen_at: now }))
    .execute()

/** Forgets browsers last seen before a moment; how many. */
export async function removeKnownBrowsers(tx: Tx, seenBefore: Date): Promise<number> {
  const gone = await tx.deleteFrom('known_browser').where('seen_at', '<', seenBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Removes codes that expired before a moment; how many. */
export async function removeCodes(tx: Tx, expiredBefore: Date): Promise<number> {
  const gone = await tx.deleteFrom('sign_in_code').where('expires_at', '<', expiredBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Removes sign-ins that ended or passed their end before one moment, or were last used before another; how many. */
export async function removeSignIns(tx: Tx, overBefore: Date, unusedSince: Date): Promise<number> {
  const gone = await tx
    .deleteFrom('sign_in')
    .where((eb) =>
      eb.or([eb('ended_at', '<', overBefore), eb('expires_at', '<', overBefore), eb('last_seen_at', '<', unusedSince)]),
    )
    .executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** Removes counters whose window began before a moment; how many. */
export async function removeRateCounts(tx: Tx, beganBefore: Date): Promise<number> {
  const gone = await tx.deleteFrom('rate_count').where('window_starts_at', '<', beganBefore).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

/** People of one organization become those of another; who they are, so that they can come back. Without a scope: people belong to no edition. */
export async function peopleToOrganization(tx: Tx, from: OrganizationId, into: OrganizationId): Promise<PersonId[]> {
  const moved = await tx
    .updateTable('person')
    .set({ organization_id: into })
    .where('organization_id', '=', from)
    .returning('id')
    .execute()
  return moved.map(({ id }) => id)
}

/** The same back again, of those who are still where they were moved to. Without a scope: people belong to no edition. */
export async function peopleBackToOrganization(
  tx: Tx,
  ids: readonly PersonId[],
  { from, into }: { readonly from: OrganizationId; readonly into: OrganizationId },
): Promise<void> {
  if (ids.length === 0) return
  await tx
    .updateTable('person')
    .set({ organization_id: from })
    .where('id', 'in', [...ids])
    .where('organization_id', '=', into)
    .execute()
}
