import type { EditionScope } from '../../access/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import type { AgendaChange } from '../agenda-changes.ts'
import type { AgendaChoice, AgendaDay } from '../agenda-choice.ts'

/** What the parts of the agenda's page show. */
export type AgendaProps = {
  edition: EditionScope
  language: Language
  version: { version: number; publishedAt: Date; changes: readonly AgendaChange[] } | null
  /** Every published session, for the choices offered. */
  all: readonly AgendaEntry[]
  count: number
  days: readonly AgendaDay[]
  shown: readonly AgendaDay[]
  choice: AgendaChoice
  zone: string
  readerZone: string | null
  query: URLSearchParams
  words: Words
  now: Date
  /** Not published yet: seen by whoever is about to publish it. */
  preview: Preview | null
}

/** Where the preview stands, what is said above it, and the way back. */
export type Preview = {
  readonly path: string
  readonly says: string
  readonly back: { readonly href: string; readonly label: string }
}
