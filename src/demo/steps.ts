import { editionWith, readEditionFile } from '../editions/public.ts'
import { type Step, type Story, storyFile } from './story.ts'

export type { Step } from './story.ts'

/** The edition that is shown: the one that comes with the program and brings a course. */
export const shownEdition = (): string => {
  const slug = editionWith('sample-course')
  if (!slug) throw new Error('No edition that comes with the program has a sample-course.json to show.')
  return slug
}

let read: Story | undefined
/** The story of the demonstration, as the edition's folder tells it; it does not change while the program runs. */
export function story(): Story {
  read ??= storyFile.parse(readEditionFile(shownEdition(), 'sample-course'))
  return read
}

/** The zone whose hours the demonstration tells; its bar stands on pages that know no edition. */
export const zoneShown = (): string => {
  const { forum } = readEditionFile(shownEdition(), 'edition') as { forum: { zone: string } } // checked when it was loaded
  return forum.zone
}

export const stepOf = (code: string | null): Step | null => story().steps.find((s) => s.code === code) ?? null

/** Where the demonstration stands: the step it was moved to, else the last one its course has passed. */
export const presentStep = (stands: { step: string | null; reachedAt: Date | null }): Step | null =>
  stepOf(stands.step) ?? story().steps.findLast((s) => stands.reachedAt !== null && s.at <= stands.reachedAt) ?? null
