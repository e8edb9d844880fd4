import type { EditionScope } from '../../access/public.ts'
import { clustersApart } from '../../analysis/public.ts'
import { everyEdition } from '../../consultation/public.ts'
import type { Platform } from '../../platform/platform.ts'
import { stampOfTexts, textsCompared } from '../../submissions/public.ts'
import { keepSimilar } from './store.ts'

/** Looks anew, in every edition where a submission came in or changed since it was last looked, which of them say nearly the same. */
export async function findSimilarEverywhere(platform: Platform): Promise<void> {
  for (const edition of await everyEdition(platform.db)) await findSimilar(platform, edition)
}

/** Reads the texts of an edition and compares them in a thread of its own; false when nothing has changed since the last time. */
export async function findSimilar({ db, clock }: Platform, edition: EditionScope): Promise<boolean> {
  const stamp = await stampOfTexts(db, edition, 'standing')
  const last = await db
    .selectFrom('similar_run')
    .select('stamp')
    .where('edition_id', '=', edition.id)
    .executeTakeFirst()
  if (last?.stamp === stamp) return false
  const compared = await textsCompared(db, edition, 'standing')
  const texts = compared.map(({ id, words, title }) => ({ id, text: words || title })).filter(({ text }) => text)
  const clusters = (await clustersApart(texts)).map((ids) => ids.map(String))
  await db
    .transaction()
    .execute((tx) => keepSimilar(tx, edition, { clusters, stamp, texts: texts.length, at: clock.now() }))
  return true
}
