import { isLanguage, type Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import type { SessionWords } from '../../sessions/public.ts'
import type { AgendaEntry } from '../agenda.ts'

type Worded = Pick<AgendaEntry, 'title' | 'abstract' | 'objectives' | 'language' | 'others'>

/** Words of a session for a reader: in their language where there are some, else as they were written; with the language they are in. */
export function wordsFor(
  entry: Worded,
  part: keyof SessionWords,
  language: Language,
): { text: string; language: string } {
  const other = entry.language === language || !isLanguage(language) ? undefined : entry.others?.[language]?.[part]
  return other ? { text: other, language } : { text: entry[part], language: entry.language }
}

/** The title of a session for a reader, marked with its language. */
export function EntryTitle({ entry, language }: { entry: Worded; language: Language }) {
  const title = wordsFor(entry, 'title', language)
  return <Own language={title.language}>{title.text}</Own>
}
