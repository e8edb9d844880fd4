import type { EditionScope } from '../../access/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { Led } from '../lead.ts'
import type { Meeting } from '../meeting.ts'

/** What every page of a floor is made of. */
export type FloorProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly meeting: Meeting
  readonly rehearsal: boolean
  /** Address of the floor's page, without what follows. */
  readonly here: string
  readonly led: Led
  readonly words: Words
  readonly now: Date
}
