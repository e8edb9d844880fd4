import { isLanguage, type Language } from '../platform/languages/public.ts'
import type { SessionWords } from '../sessions/public.ts'
import type { AgendaEntry } from './agenda.ts'

export type Worded = Pick<AgendaEntry, 'title' | 'abstract' | 'objectives' | 'language' | 'others'>

/** Words of a session for a reader: in their language where there are some, else as they were written; with the language they are in. */
export function entryWords(
  entry: Worded,
  part: keyof SessionWords,
  language: Language,
): { text: string; language: string } {
  const other = entry.language === language || !isLanguage(language) ? undefined : entry.others?.[language]?.[part]
  return other ? { text: other, language } : { text: entry[part], language: entry.language }
}
