import type { EditionScope } from '../../access/public.ts'
import type { Tx } from '../../platform/db/db.ts'

type Found = {
  readonly clusters: readonly (readonly string[])[]
  readonly stamp: string
  readonly texts: number
  readonly at: Date
}

/** Keeps which submissions say nearly the same, in place of what was found before. */
export async function keepSimilar(tx: Tx, edition: EditionScope, { clusters, stamp, texts, at }: Found) {
  const run = { stamp, made_at: at, texts }
  await tx
    .insertInto('similar_run')
    .values({ edition_id: edition.id, ...run })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(run))
    .execute()
  await tx.deleteFrom('similar_submission').where('edition_id', '=', edition.id).execute()
  const rows = clusters.flatMap((ids, cluster) =>
    ids.map((submission_id) => ({ submission_id, edition_id: edition.id, cluster })),
  )
  for (let from = 0; from < rows.length; from += 1000)
    await tx
      .insertInto('similar_submission')
      .values(rows.slice(from, from + 1000))
      .execute()
}
