import type { EditionScope } from '../../access/public.ts'
import type { Call, EditionChange, editionFacts, Phase } from '../../consultation/public.ts'
import type { nominationsOf } from '../../nominations/public.ts'
import type { Language } from '../../platform/languages/public.ts'
import type { Counters, Entry, RegisterWords } from '../../register/public.ts'
import type { publicLibrary, publicPages } from '../../site/public.ts'
import type { Fibre } from '../fibres.ts'
import type { ProgrammeNow } from '../programme.ts'
import type { Stage } from '../stage.ts'

/** What the parts of the front page show. */
export type HomeProps = {
  edition: EditionScope
  facts: Awaited<ReturnType<typeof editionFacts>>
  phases: Phase[]
  calls: Call[]
  changes: EditionChange[]
  selections: Awaited<ReturnType<typeof nominationsOf>>
  organizations: { role: string; acronyms: Record<string, string>; id: string }[]
  counters: Counters
  fibres: Fibre[]
  latest: Entry[]
  states: Map<string, number>
  programme: ProgrammeNow | null
  /** What is public of them, the newest first. */
  news: Awaited<ReturnType<typeof publicPages>>
  library: Awaited<ReturnType<typeof publicLibrary>>
  words: RegisterWords
  stage: Stage
  axis: (Date | null)[]
  now: Date
  language: Language
  readerZone: string | null
}
