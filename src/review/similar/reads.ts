import type { EditionScope } from '../../access/public.ts'
import type { Db } from '../../platform/db/db.ts'

/** A page shows so many; a campaign may have hundreds, and its first are enough to see that it is one. */
const MOST_SHOWN = 6

/** Submissions whose texts say nearly the same as this one's, how many there are, and when that was looked up; null = not yet. */
export async function similarTo(db: Db, edition: EditionScope, submissionId: string) {
  const run = await db
    .selectFrom('similar_run')
    .select('made_at as at')
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (!run) return null
  const like = db
    .selectFrom('similar_submission as own')
    .innerJoin('similar_submission as other', (join) =>
      join.onRef('other.edition_id', '=', 'own.edition_id').onRef('other.cluster', '=', 'own.cluster'),
    )
    .innerJoin('submission as s', 's.id', 'other.submission_id')
    .where('own.submission_id', '=', submissionId)
    .where('own.edition_id', '=', edition.id)
    .where('s.id', '<>', submissionId)
    .where('s.state', '<>', 'withdrawn')
  const [others, { count }] = await Promise.all([
    like
      .leftJoin('decision as d', (join) =>
        join.onRef('d.submission_id', '=', 's.id').on('d.revoked_at', 'is', null).on('d.release_id', 'is', null),
      )
      .select(['s.reference', 's.title', 's.language', 's.state', 's.kind', 'd.outcome as pending'])
      .orderBy('s.number')
      .limit(MOST_SHOWN)
      .execute(),
    like.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow(),
  ])
  return { at: run.at, others, count }
}
export type Similar = NonNullable<Awaited<ReturnType<typeof similarTo>>>
