import type { EditionScope } from '../access/public.ts'
import type { TopicsFound } from '../analysis/public.ts'
import type { Tx } from '../platform/db/db.ts'
import type { Localized } from '../platform/languages/public.ts'

type Run = {
  readonly stamp: string
  readonly analyser: number
  readonly texts: number
  readonly found: TopicsFound
  readonly names: readonly Localized[]
  readonly service: string | null
  readonly at: Date
}

/** Keeps how a machine sorted the texts, in place of what it found before. */
export async function keepTopics(tx: Tx, edition: EditionScope, { found, names, at, ...run }: Run): Promise<void> {
  const values = { ...run, found: JSON.stringify(found), names: JSON.stringify(names), made_at: at }
  await tx
    .insertInto('topic_run')
    .values({ edition_id: edition.id, ...values })
    .onConflict((conflict) => conflict.column('edition_id').doUpdateSet(values))
    .execute()
}
