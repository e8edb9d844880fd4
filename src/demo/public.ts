import { editionBySlug, loadEdition, readEditionFile } from '../consultation/public.ts'
import type { Platform } from '../platform/platform.ts'
import { loadVenue } from '../programme/public.ts'
import { type LoadedSamples, loadSamples } from './load-samples.ts'

const SLUG = 'wsis-forum-2022'

/** Loads the demonstration: the edition, its venue, and the sample submissions that had arrived until a moment. Again, it changes nothing. */
export async function loadDemonstration(platform: Platform, until: Date): Promise<LoadedSamples> {
  await loadEdition(platform, SLUG)
  const edition = await editionBySlug(platform.db, SLUG)
  if (!edition) throw new Error('The edition was loaded and is not there.')
  await platform.db.transaction().execute((tx) => loadVenue(tx, edition, readEditionFile(SLUG, 'sample-venue')))
  return loadSamples(platform, edition, until)
}

export { STEPS } from './steps.ts'
