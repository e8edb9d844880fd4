import type { Db, Tx } from '../platform/db/db.ts'
import type { EditionId, OrganizationId } from '../platform/db/schema.ts'

/** A name folded for comparison: case, accents and spacing do not tell two organizations apart. */
const sortKeyOf = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

export type OrganizationFacts = {
  id: string
  name: string
  language: string
  names?: Record<string, string>
  acronyms?: Record<string, string>
  stakeholderType?: string | null
  country?: string | null
  worldwide?: boolean
  website?: string | null
  confirmed?: boolean
}

/** Adds an organization, or leaves the one of this id as it is. Without a scope: organizations belong to no edition. */
export async function addOrganization(tx: Tx, facts: OrganizationFacts, now: Date): Promise<void> {
  await tx
    .insertInto('organization')
    .values({
      id: facts.id,
      name: facts.name,
      language: facts.language,
      names: JSON.stringify(facts.names ?? {}),
      acronyms: JSON.stringify(facts.acronyms ?? {}),
      stakeholder_type: facts.stakeholderType ?? null,
      country: facts.country ?? null,
      worldwide: facts.worldwide ?? false,
      website: facts.website ?? null,
      sort_key: sortKeyOf(facts.name),
      confirmed: facts.confirmed ?? false,
      created_at: now,
    })
    .onConflict((oc) => oc.column('id').doNothing())
    .execute()
}

/** The organization of this name, or a new unconfirmed one the secretariat will look at. Without a scope: organizations belong to no edition. */
export async function findOrAddOrganization(
  tx: Tx,
  facts: Omit<OrganizationFacts, 'id'>,
  newId: () => string,
  now: Date,
): Promise<string> {
  const found = await tx
    .selectFrom('organization')
    .select('id')
    .where('sort_key', '=', sortKeyOf(facts.name))
    .orderBy('confirmed', 'desc')
    .orderBy('created_at')
    .limit(1)
    .executeTakeFirst()
  if (found) return found.id
  const id = newId()
  await addOrganization(tx, { ...facts, id }, now)
  return id
}

/** Says what an organization is to an edition. Without a scope: the edition is only being made. */
export async function nameEditionRole(
  tx: Tx,
  editionId: EditionId,
  { organizationId, role, position }: { organizationId: OrganizationId; role: string; position: number },
): Promise<void> {
  await tx
    .insertInto('edition_organization')
    .values({ edition_id: editionId, organization_id: organizationId, role, position })
    .onConflict((oc) => oc.doNothing())
    .execute()
}

/** Who convenes and supports an edition, in the order of its letter. */
export async function organizationsOfEdition(db: Db, editionId: EditionId) {
  const rows = await db
    .selectFrom('edition_organization')
    .innerJoin('organization', 'organization.id', 'edition_organization.organization_id')
    .select([
      'organization.id',
      'organization.names',
      'organization.acronyms',
      'organization.name',
      'edition_organization.role',
    ])
    .where('edition_organization.edition_id', '=', editionId)
    .orderBy('edition_organization.role')
    .orderBy('edition_organization.position')
    .execute()
  return rows.map((r) => ({
    id: r.id,
    role: r.role,
    name: r.name,
    names: r.names as Record<string, string>,
    acronyms: r.acronyms as Record<string, string>,
  }))
}

/** Organizations the secretariat has confirmed, by name, to pick from on a form; at most 1,000. Without a scope: organizations belong to no edition. */
export async function knownOrganizations(db: Db) {
  const rows = await db
    .selectFrom('organization')
    .select(['name', 'country', 'stakeholder_type'])
    .where('confirmed', '=', true)
    .orderBy('sort_key')
    .limit(1000)
    .execute()
  return rows.map((r) => ({ name: r.name, country: r.country, stakeholderType: r.stakeholder_type }))
}
