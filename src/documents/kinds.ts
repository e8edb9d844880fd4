import type { EditionScope } from '../access/public.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { briefPaper } from './brief.ts'
import { forumOutcomesPaper } from './forum-outcomes.ts'
import type { Paper } from './kit/paper.ts'
import { letterPaper } from './letter.ts'
import { matrixPaper } from './matrix.ts'
import { minutesPaper } from './minutes.ts'
import { organizationsPaper } from './organizations.ts'
import { outcomesPaper } from './outcomes.ts'
import { programmePaper } from './programme.ts'
import { sessionSheetsPaper } from './session-sheets.ts'

export const KINDS = [
  'letter',
  'programme',
  'outcomes',
  'minutes',
  'forum',
  'brief',
  'matrix',
  'organizations',
  'sheets',
] as const
export type Kind = (typeof KINDS)[number]

type Asking = {
  readonly platform: Platform
  readonly edition: EditionScope
  readonly language: Language
  /** Of a document that is revised: which draft it is. */
  readonly draft?: string
}

/** What a document of an edition says now; null while the edition has nothing for it. */
export function paperOf(kind: Kind, { platform, edition, language, draft = '1.0' }: Asking): Promise<Paper | null> {
  switch (kind) {
    case 'letter':
      return letterPaper(platform.db, edition, language)
    case 'programme':
      return programmePaper(platform.db, edition, language)
    case 'outcomes':
      return outcomesPaper(platform.db, edition, language, draft)
    case 'minutes':
      return minutesPaper(platform.db, edition, language, draft)
    case 'forum':
      return forumOutcomesPaper(platform.db, edition, language, draft)
    case 'brief':
      return briefPaper(platform.db, edition, language, draft)
    case 'matrix':
      return matrixPaper(platform.db, edition, language)
    case 'organizations':
      return organizationsPaper(platform.db, edition, language)
    case 'sheets':
      return sessionSheetsPaper({ platform, edition, language })
  }
}
