import type { EditionScope } from '../access/public.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import type { Paper } from './kit/paper.ts'
import { letterPaper } from './letter.ts'

export const KINDS = ['letter'] as const
export type Kind = (typeof KINDS)[number]

type Asking = { readonly platform: Platform; readonly edition: EditionScope; readonly language: Language }

/** What a document of an edition says now; null while the edition has nothing for it. */
export function paperOf(kind: Kind, { platform, edition, language }: Asking): Promise<Paper | null> {
  switch (kind) {
    case 'letter':
      return letterPaper(platform.db, edition, language)
  }
}
