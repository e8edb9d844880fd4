import type { Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { entryWords, type Worded } from '../entry-wording.ts'

/** The title of a session for a reader, marked with its language. */
export function EntryTitle({ entry, language }: { entry: Worded; language: Language }) {
  const title = entryWords(entry, 'title', language)
  return <Own language={title.language}>{title.text}</Own>
}
