import type { EditionScope } from '../access/public.ts'
import { codesOfTerms, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../platform/languages/public.ts'

type Vocabulary = 'session_types' | 'session_roles' | 'participation_modes' | 'action_lines' | 'sdgs'

/** The name of a code of the edition's vocabularies; the code itself when the edition does not know it. */
export type Words = {
  (vocabulary: Vocabulary, code: string): string
  /** The code as the reader's language writes it. */
  readonly code: (vocabulary: Vocabulary, code: string) => string
}

export async function wordsOf(db: Db, edition: EditionScope, language: Language): Promise<Words> {
  const vocabularies = await vocabulariesOf(db, edition)
  const named = new Map<string, Map<string, string>>()
  const name = (vocabulary: Vocabulary, code: string) => {
    let names = named.get(vocabulary)
    if (!names) {
      names = new Map(vocabularies.get(vocabulary)?.map((term) => [term.code, pickText(term.name, language).text]))
      named.set(vocabulary, names)
    }
    return names.get(code) || code
  }
  return Object.assign(name, { code: codesOfTerms(vocabularies, language) })
}

const languageNames = new Map<Language, Intl.DisplayNames>()

/** A language's name in the reader's language. */
export function languageName(code: string, language: Language): string {
  let names = languageNames.get(language)
  if (!names) {
    names = new Intl.DisplayNames(language, { type: 'language', fallback: 'code' })
    languageNames.set(language, names)
  }
  return /^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code
}

/** A language in its own words, for choosing it. */
export const ownName = (code: string): string => (isLanguage(code) ? NATIVE_NAMES[code] : code)
