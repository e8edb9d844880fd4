import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

/** The public submissions a session grew from: the one it was made of first, then those merged into it, in the order of numbers. */
export async function originsOf(db: Db, edition: EditionScope, submissionNumber: number) {
  const shown = db
    .selectFrom('public_submission as s')
    .select(['s.number', 's.reference', 's.title', 's.language', 's.first_submitted_at as receivedAt'])
    .where('s.edition_id', '=', edition.id)
  // Two questions with an index each; as one with "or" they would look at every submission.
  const [itself, merged] = await Promise.all([
    shown.where('s.number', '=', submissionNumber).execute(),
    shown
      .innerJoin('decision as d', 'd.submission_id', 's.id')
      .innerJoin('submission as into', 'into.id', 'd.into_submission_id')
      .where('into.edition_id', '=', edition.id)
      .where('into.number', '=', submissionNumber)
      .where('s.state', '=', 'merged')
      .where('d.revoked_at', 'is', null)
      .where('d.release_id', 'is not', null)
      .distinct()
      .orderBy('s.number')
      .execute(),
  ])
  return [...itself, ...merged.filter((row) => row.number !== submissionNumber)]
}
export type Origin = Awaited<ReturnType<typeof originsOf>>[number]
