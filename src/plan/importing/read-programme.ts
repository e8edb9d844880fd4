import { readSchedule } from '../../interchange/public.ts'

/** A file that lies on the desk, and the zone its local times are said to be in. */
export type ReadingQuestion = { readonly bytes: Uint8Array; readonly zone: string | null }

/** What a file holds, or why it cannot be read. A file of a few megabytes takes a second: ask the plan's thread. */
export const readProgramme = ({ bytes, zone }: ReadingQuestion) => readSchedule(bytes, { zone })
