import type { EditionScope } from '../access/public.ts'
import type { Db } from '../platform/db/db.ts'

/** The public submissions a session grew from: the one it was made of first, then those merged into it, in the order of numbers. */
export async function originsOf(db: Db, edition: EditionScope, submissionNumber: number) {
  const rows = await db
    .selectFrom('public_submission as s')
    .leftJoin('decision as d', (join) =>
      join.onRef('d.submission_id', '=', 's.id').on('d.revoked_at', 'is', null).on('d.release_id', 'is not', null),
    )
    .leftJoin('submission as into', 'into.id', 'd.into_submission_id')
    .select(['s.number', 's.reference', 's.title', 's.language', 's.first_submitted_at as receivedAt'])
    .distinct()
    .where('s.edition_id', '=', edition.id)
    .where((eb) =>
      eb.or([
        eb('s.number', '=', submissionNumber),
        eb.and([eb('s.state', '=', 'merged'), eb('into.number', '=', submissionNumber)]),
      ]),
    )
    .orderBy('s.number')
    .execute()
  const own = (row: (typeof rows)[number]) => Number(row.number === submissionNumber)
  return rows.sort((a, b) => own(b) - own(a))
}
export type Origin = Awaited<ReturnType<typeof originsOf>>[number]
