import type { EditionScope } from '../../access/public.ts'
import type { Names } from '../../forms/public.ts'
import type { PublishedReport } from '../../outcomes/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Words } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'
import type { Origin } from '../origin-reads.ts'
import type { SessionChange } from '../session-history.ts'

/** What the parts of a session's page show. */
export type SessionProps = {
  edition: EditionScope
  entry: AgendaEntry
  /** The whole agenda, for what comes next. */
  all: readonly AgendaEntry[]
  origins: readonly Origin[]
  /** What versions changed of it since it was first published, the newest first. */
  history: readonly SessionChange[]
  /** What it reported, as published. */
  reports: readonly PublishedReport[]
  names: Names
  language: Language
  readerZone: string | null
  words: Words
  now: Date
}
