import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'
import { sessionsOfOrganization } from './published.ts'

/**
 * An organization as an edition shows it: its part in the edition, its public submissions and published sessions. Null when it has none of
 * these here, so that a name typed into a draft has no page.
 */
export async function organizationOfEdition(db: Db, edition: EditionScope, id: string) {
  const organization = await db
    .selectFrom('organization')
    .select(['id', 'name', 'language', 'names', 'country', 'website'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!organization) return null
  const [roles, submissions, sessions] = await Promise.all([
    db
      .selectFrom('edition_organization')
      .select('role')
      .where('edition_id', '=', edition.id)
      .where('organization_id', '=', id)
      .execute(),
    db
      .selectFrom('public_submission')
      .select(['reference', 'title', 'language', 'last_submitted_at as receivedAt'])
      .where('edition_id', '=', edition.id)
      .where('organization_id', '=', id)
      .orderBy('number')
      .execute(),
    sessionsOfOrganization(db, edition, id),
  ])
  if (roles.length + submissions.length + sessions.length === 0) return null
  return { ...organization, names: organization.names as Localized, submissions, sessions }
}
export type OrganizationHere = NonNullable<Awaited<ReturnType<typeof organizationOfEdition>>>
