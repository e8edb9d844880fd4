import type { EditionScope, Viewer } from '../../../access/public.ts'
import type { Language } from '../../../platform/languages/public.ts'
import type { AgendaEntry } from '../../agenda.ts'
import type { AgendaChange } from '../../agenda-changes.ts'

type Kept = {
  readonly numbers: readonly number[]
  readonly loose: readonly number[]
  readonly seen: number
  readonly feed: boolean
}
export type MyAgendaProps = {
  edition: EditionScope
  language: Language
  viewer: Viewer
  entries: readonly AgendaEntry[]
  kept: Kept
  clashes: ReadonlyMap<number, readonly AgendaEntry[]>
  news: readonly AgendaChange[]
  /** The newest version, whose changes the page shows. */
  version: number
  now: Date
  /** Address of this page, and the key of the calendar if it was made just now. */
  address: string
  feedKey: string | null
  isFull: boolean
}
