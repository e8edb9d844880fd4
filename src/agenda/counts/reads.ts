import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'
import type { Asker } from './session-counts.ts'

/** Who asked for what is public, by reference. */
export async function askersOf(db: Db, edition: EditionScope): Promise<ReadonlyMap<string, Asker>> {
  const rows = await db
    .selectFrom('public_submission')
    .innerJoin('session', 'session.submission_id', 'public_submission.id')
    .select(['public_submission.reference', 'public_submission.stakeholder_group as group', 'public_submission.region'])
    .where('public_submission.edition_id', '=', edition.id)
    .execute()
  return new Map(rows.map(({ reference, group, region }) => [reference, { group, region }]))
}
