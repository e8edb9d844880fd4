import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { OrganizationId } from '../platform/db/schema.ts'
import type { Localized } from '../platform/languages/public.ts'
import { organizationsUnder } from '../stakeholders/public.ts'
import { sessionsOfOrganization } from './published.ts'

/**
 * An organization as an edition shows it: its part in the edition, its public submissions and published sessions. Null when it has none of
 * these here, so that a name typed into a draft has no page.
 */
export async function organizationOfEdition(db: Db, edition: EditionScope, id: OrganizationId) {
  const organization = await db
    .selectFrom('organization')
    .select(['id', 'name', 'language', 'names', 'country', 'website'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!organization) return null
  // What was published under a name that was merged since stands here until the next version.
  const here = await organizationsUnder(db, organization.id)
  const [roles, submissions, sessions] = await Promise.all([
    db
      .selectFrom('edition_organization')
      .select('role')
      .where('edition_id', '=', edition.id)
      .where('organization_id', 'in', here)
      .execute(),
    db
      .selectFrom('public_submission')
      .select(['reference', 'title', 'language', 'last_submitted_at as receivedAt'])
      .where('edition_id', '=', edition.id)
      .where('organization_id', 'in', here)
      .orderBy('number')
      .execute(),
    sessionsOfOrganization(db, edition, here),
  ])
  if (roles.length + submissions.length + sessions.length === 0) return null
  return { ...organization, names: organization.names as Localized, submissions, sessions }
}
export type OrganizationHere = NonNullable<Awaited<ReturnType<typeof organizationOfEdition>>>
