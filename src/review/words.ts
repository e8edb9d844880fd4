import type { Term } from '../forms/public.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../platform/languages/public.ts'

const VOCABULARIES = {
  kind: 'submission_kinds',
  group: 'stakeholder_groups',
  region: 'regions.itu_regions',
  line: 'action_lines',
} as const

/** Codes of the desk's list in the reader's words. */
export type Words = {
  name(of: keyof typeof VOCABULARIES, code: string): string
  /** Codes with their names, in the order of the edition's vocabulary. */
  all(of: keyof typeof VOCABULARIES): [code: string, name: string][]
  /** Place of a stakeholder group in the vocabulary, from 1: each has a pattern of its own. */
  pattern(group: string): number
}

export function wordsIn(vocabularies: Map<string, Term[]>, language: Language): Words {
  const terms = (of: keyof typeof VOCABULARIES) => vocabularies.get(VOCABULARIES[of]) ?? []
  const worldwide = vocabularies.get('regions.worldwide')?.[0]
  return {
    name(of, code) {
      const term = of === 'region' && code === 'worldwide' ? worldwide : terms(of).find((t) => t.code === code)
      return pickText(term?.name, language).text || code
    },
    all: (of) => terms(of).map((t) => [t.code, pickText(t.name, language).text || t.code]),
    pattern: (group) => terms('group').findIndex((t) => t.code === group) + 1,
  }
}

export const languageName = (code: string): string => (isLanguage(code) ? NATIVE_NAMES[code] : code)
