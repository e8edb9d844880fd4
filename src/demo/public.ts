import { editionBySlug } from '../consultation/public.ts'
import type { Platform } from '../platform/platform.ts'
import { between, courseOf } from './course.ts'
import { layOut } from './lay-out.ts'
import { anyEdition, countsOf, standing } from './reads.ts'
import { type Ran, runCourse } from './run-course.ts'
import { comeToRest, markAsMade } from './store.ts'

export const SLUG = 'wsis-forum-2022'

export type LoadedSamples = Omit<Ran, 'acts'>

/**
 * Loads the demonstration: the edition, its venue, and what had happened until a moment. Again, it goes on from where it stopped, or
 * changes nothing. Throws in a database that holds something else: the demonstration makes its own.
 */
export async function loadDemonstration(platform: Platform, until: Date): Promise<LoadedSamples> {
  const { db } = platform
  const course = courseOf(SLUG)
  const stands = await standing(db)
  if (!stands && (await anyEdition(db))) throw new NotItsDatabase()
  if (!stands) await db.transaction().execute((tx) => markAsMade(tx, SLUG))
  const edition = stands?.reachedAt ? await editionBySlug(db, SLUG) : await layOut(platform, SLUG, course.samples)
  if (!edition) throw new Error('The demonstration has lost its edition.')
  const reachedAt = stands?.reachedAt ?? new Date(0)
  const { acts: _, ...loaded } = await runCourse(platform, edition, course, between(course.events, reachedAt, until))
  if (until > reachedAt) {
    await db.transaction().execute(async (tx) => comeToRest(tx, until, await countsOf(tx)))
  }
  return loaded
}

export class NotItsDatabase extends Error {
  constructor() {
    super('This database holds something else than the demonstration. Nothing was changed.')
  }
}

/** Whether the demonstration made this database, or may still make it because nothing is in it yet. */
export async function isItsDatabase({ db }: Platform): Promise<boolean> {
  return (await standing(db)) !== null || (await anyEdition(db)) === undefined
}

export { goToStep, mayMove } from './go-to-step.ts'
export { STEPS, type Step } from './steps.ts'
