import { editionBySlug, loadEdition, readEditionFile } from '../consultation/public.ts'
import type { Platform } from '../platform/platform.ts'
import { loadVenue } from '../programme/public.ts'
import { type LoadedSamples, loadSamples } from './load-samples.ts'

const SLUG = 'wsis-forum-2022'

/** Loads the demonstration once: the edition, its venue, and the sample submissions. A second call changes nothing. */
export async function loadDemonstration(platform: Platform): Promise<LoadedSamples | null> {
  await loadEdition(platform, SLUG)
  const edition = await editionBySlug(platform.db, SLUG)
  if (!edition) throw new Error('The edition was loaded and is not there.')
  const there = await platform.db
    .selectFrom('submission')
    .select('id')
    .where('edition_id', '=', edition.id)
    .limit(1)
    .executeTakeFirst()
  if (there) return null
  await platform.db.transaction().execute((tx) => loadVenue(tx, edition, readEditionFile(SLUG, 'sample-venue')))
  return loadSamples(platform, edition)
}
