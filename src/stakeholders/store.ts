import { sql } from 'kysely'
import type { EditionScope } from '../access/public.ts'
import type { Db, Tx } from '../platform/db/db.ts'
import type { EditionId, OrganizationId, OrganizationMergeId, PersonId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import { type KnownOrganization, sortKeyOf } from './names.ts'

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
export async function knownOrganizations(db: Db | Tx): Promise<KnownOrganization[]> {
  const rows = await db
    .selectFrom('organization as o')
    .select(['o.id', 'o.name', 'o.names', 'o.acronyms', 'o.country', 'o.stakeholder_type'])
    .where('o.confirmed', '=', true)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('organization_merge as m')
            .select('m.id')
            .whereRef('m.from_id', '=', 'o.id')
            .where('m.undone_at', 'is', null),
        ),
      ),
    )
    .orderBy('o.sort_key')
    .limit(1000)
    .execute()
  return rows.map(({ id, name, names, acronyms, country, stakeholder_type: stakeholderType }) => ({
    id,
    name,
    country,
    stakeholderType,
    called: [...new Set([name, ...Object.values(names as Localized), ...Object.values(acronyms as Localized)])].filter(
      (one) => one !== undefined,
    ),
  }))
}

/** Keeps that an officer said two organizations are one. */
export async function addMerge(
  tx: Tx,
  edition: EditionScope,
  merge: { fromId: OrganizationId; intoId: OrganizationId; by: PersonId | null; moved: Moved; at: Date },
): Promise<OrganizationMergeId> {
  const { id } = await tx
    .insertInto('organization_merge')
    .values({
      edition_id: edition.id,
      from_id: merge.fromId,
      into_id: merge.intoId,
      merged_by: merge.by,
      merged_at: merge.at,
      moved: JSON.stringify(merge.moved),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export const endMerge = (tx: Tx, edition: EditionScope, id: OrganizationMergeId, by: PersonId | null, at: Date) =>
  tx
    .updateTable('organization_merge')
    .set({ undone_by: by, undone_at: at })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()

/** A module notes what of its own went along with a merge, so that exactly that can come back. */
export const noteMoved = (tx: Tx, edition: EditionScope, id: OrganizationMergeId, moved: Moved) =>
  tx
    .updateTable('organization_merge')
    .set({ moved: sql`moved || ${JSON.stringify(moved)}::jsonb` })
    .where('edition_id', '=', edition.id)
    .where('id', '=', id)
    .execute()

/** What went from one organization to the other, by kind: what names each thing that was moved. */
export type Moved = Readonly<Record<string, readonly unknown[]>>

/** Which organization one stands under today: itself, unless it was merged, also through several. Without a scope: organizations belong to no edition. */
export async function standingOrganization(db: Db | Tx, id: OrganizationId): Promise<OrganizationId> {
  const { rows } = await sql<{ id: OrganizationId }>`
    with recursive way (id, step) as (
      select ${id}::text, 0
      union all
      select m.into_id, way.step + 1 from way join organization_merge m on m.from_id = way.id
      where m.undone_at is null and way.step < ${LONGEST_CHAIN}
    )
    select id from way order by step desc limit 1`.execute(db)
  return rows[0]?.id ?? id
}

/** Every organization that stands under this one today, itself among them. Without a scope: organizations belong to no edition. */
export async function organizationsUnder(db: Db | Tx, id: OrganizationId): Promise<OrganizationId[]> {
  const { rows } = await sql<{ id: OrganizationId }>`
    with recursive under (id) as (
      select ${id}::text
      union
      select m.from_id from under join organization_merge m on m.into_id = under.id where m.undone_at is null
    )
    select id from under`.execute(db)
  return rows.map((row) => row.id)
}

/** Nobody merges so often in a row; a circle, which no act makes, would end here. */
const LONGEST_CHAIN = 50
