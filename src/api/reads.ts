import type { EditionScope } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import type { Db } from '../platform/db/db.ts'

/** Editions in the order in which they were or will be held. */
export const slugsOfEditions = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('edition').select('slug').orderBy('slug').execute()).map(({ slug }) => slug)

/** Public submissions behind a number, in the order of numbers; one more than asked for tells whether others follow. */
export const submissionsBehind = (db: Db, edition: EditionScope, after: number, count: number) =>
  db
    .selectFrom('public_submission as s')
    .leftJoin('organization as o', 'o.id', 's.organization_id')
    .select([
      's.reference',
      's.number',
      's.kind',
      's.state',
      's.title',
      's.language',
      's.country',
      's.region',
      's.stakeholder_group as group',
      's.subjects',
      's.first_submitted_at as receivedAt',
      's.last_submitted_at as changedAt',
      'o.id as organizationId',
      'o.name as organizationName',
      'o.language as organizationLanguage',
    ])
    .where('s.edition_id', '=', edition.id)
    .where('s.number', '>', after)
    .orderBy('s.number')
    .limit(count)
    .execute()
export type SubmissionRow = Awaited<ReturnType<typeof submissionsBehind>>[number]

/** Organizations with a public submission or a part in the published programme. */
export async function organizationsShown(db: Db, edition: EditionScope) {
  const agenda = await publishedAgenda(db, edition)
  const held = (agenda?.entries ?? []).flatMap((entry) => [
    ...entry.organizations.map(({ id }) => id),
    ...entry.people.flatMap(({ organization }) => organization?.id ?? []),
  ])
  return db
    .selectFrom('organization as o')
    .select(['o.id', 'o.name', 'o.language', 'o.names', 'o.country', 'o.website'])
    .where(({ eb, or, exists, selectFrom }) =>
      or([
        ...(held.length > 0 ? [eb('o.id', 'in', [...new Set(held)])] : []),
        exists(
          selectFrom('public_submission as s')
            .select('s.id')
            .where('s.edition_id', '=', edition.id)
            .whereRef('s.organization_id', '=', 'o.id'),
        ),
      ]),
    )
    .orderBy('o.id')
    .execute()
}
