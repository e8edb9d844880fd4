import { editionBySlug } from '../consultation/public.ts'
import { moveDemoClock } from '../platform/demo-clock.ts'
import type { Platform } from '../platform/platform.ts'
import { between, courseOf } from './course.ts'
import { goToStep } from './go-to-step.ts'
import { layOut } from './lay-out.ts'
import { DEMO_PEOPLE } from './people.ts'
import { anyEdition, countsOf, standing } from './reads.ts'
import { type Ran, runCourse } from './run-course.ts'
import { type Step, shownEdition, stepOf, story } from './steps.ts'
import { comeToRest, markAsMade } from './store.ts'

type LoadedSamples = Omit<Ran, 'acts'>

export const OTHER_DATABASE =
  'This database holds something else than the demonstration, so nothing was started or changed.\nChoose an empty CONVOKE_DATA or DATABASE_URL for the demonstration, or leave CONVOKE_DEMO out.'

/** Thrown where the demonstration would have to stand beside something else. */
export class NotItsDatabase extends Error {
  constructor() {
    super('This database holds something else than the demonstration. Nothing was changed.')
  }
}

/**
 * Loads the demonstration: the edition, its venue, and what had happened until a moment. Again, it goes on from where it stopped, or
 * changes nothing. Throws `NotItsDatabase` in a database that holds something else: the demonstration makes its own.
 */
export async function loadDemonstration(platform: Platform, until: Date): Promise<LoadedSamples> {
  const { db } = platform
  const slug = shownEdition()
  const course = courseOf(slug)
  const stands = await standing(db)
  if (!stands && (await anyEdition(db))) throw new NotItsDatabase()
  if (!stands) await db.transaction().execute((tx) => markAsMade(tx, slug))
  const edition = stands?.reachedAt ? await editionBySlug(db, slug) : await layOut(platform, slug, course.samples)
  if (!edition) throw new Error('The demonstration has lost its edition.')
  const reachedAt = stands?.reachedAt ?? new Date(0)
  const part = { ...course, events: between(course.events, reachedAt, until) }
  const { acts: _, ...loaded } = await runCourse(platform, edition, part)
  if (until > reachedAt) await db.transaction().execute(async (tx) => comeToRest(tx, until, await countsOf(tx)))
  return loaded
}

/**
 * Makes the demonstration where there is none, standing where its story begins, and mends one that was left half made. One that stands is
 * left as it is. Answers whether anything was made.
 */
export async function startDemonstration(platform: Platform): Promise<boolean> {
  const first = stepOf(story().begins_at) as Step // the story was read so
  const stands = await standing(platform.db)
  if (stands?.reachedAt && !stands.unfinished && stands.movingTo === null) return false
  if (stands) {
    const done = await goToStep(platform, first)
    if (!done.ok) throw new Error(`The demonstration could not be mended: ${done.refusal.code}`)
    return true
  }
  await loadDemonstration(platform, first.at)
  await platform.db.transaction().execute((tx) => moveDemoClock(tx, platform.live, first.at, first.code))
  return true
}

/** Whether the demonstration made this database, or may still make it because nothing is in it yet. */
const MADE_BY_DEMONSTRATION =
  'This database was made by the demonstration, with people in it who may sign in as heads of the secretariat, so nothing was started.\nChoose an empty CONVOKE_DATA or DATABASE_URL for a real forum, or set CONVOKE_DEMO=1 for the demonstration.'

/** Why the program may not serve what a database holds: a demonstration and a real forum never share one. */
export async function refusesDatabase(platform: Platform): Promise<string | null> {
  if (platform.config.demo) return (await isItsDatabase(platform)) ? null : OTHER_DATABASE
  return (await standing(platform.db)) === null ? null : MADE_BY_DEMONSTRATION
}

export const isItsDatabase = async ({ db }: Platform): Promise<boolean> =>
  (await standing(db)) !== null || (await anyEdition(db)) === undefined

/** Who can be chosen, and what there is to look at, for whoever starts the program. */
export function signInsInWords(origin: string): string {
  const slug = shownEdition()
  const rows = [
    ['participant', `${origin}/en/me`],
    ['secretariat_officer', `${origin}/en/${slug}/desk/submissions`],
    ['secretariat_head', `${origin}/en/${slug}/desk/release`],
    ['auditor', `${origin}/en/${slug}/desk/programme`],
  ] as const
  return [
    `Demonstration: choose a moment and who you are in the bar above every page, or at ${origin}/en/demo`,
    ...rows.map(([role, address]) => {
      const { givenName, familyName } = DEMO_PEOPLE[role]
      return `  ${role.replace('_', ' ').padEnd(20)}${`${givenName} ${familyName}`.padEnd(20)}${address}`
    }),
    `  ${'letters'.padEnd(40)}${origin}/en/demo/letters`,
  ].join('\n')
}
