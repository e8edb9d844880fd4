import type { EditionScope } from '../access/public.ts'
import { codesOfTerms, type Facet, facetsOf, namesOfTerms, termsOfFacet, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../platform/languages/public.ts'

type Of = 'kind' | 'group' | 'region'

/** Codes of the desk's list in the reader's words, as the edition's facets name them. */
export type Words = {
  name(of: Of, code: string): string
  /** Codes with their names, in the order of the edition's vocabulary. */
  all(of: Of): [code: string, name: string][]
  /** Place of a stakeholder group in the vocabulary, from 1: each has a pattern of its own. */
  pattern(group: string): number
  /** The way a session is asked for; empty where nothing was said. */
  mode(code: string | null): string
  /** A code of a subject as the reader's language writes it. */
  code(vocabulary: string, code: string): string
  /** What submissions can be about, each with its label. */
  readonly subjects: readonly { readonly facet: Facet; readonly label: string }[]
}

export async function wordsOfDesk(db: Db, edition: EditionScope, language: Language): Promise<Words> {
  const [names, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const nameOf = namesOfTerms(names, language)
  const codes = (of: Of) => {
    const facet = facets.find((f) => f.of === of)
    return facet ? termsOfFacet(names, facet).map((t) => t.code) : []
  }
  const name = (of: Of, code: string): string => {
    const paths = facets.find((f) => f.of === of)?.vocabularies ?? []
    const path = paths.find((one) => names.get(one)?.some((t) => t.code === code))
    return path ? nameOf(path, code) : code
  }
  return {
    name,
    all: (of) => codes(of).map((code) => [code, name(of, code)]),
    mode: (code) => (code ? nameOf('participation_modes', code) : ''),
    code: codesOfTerms(names, language),
    pattern: (group) => codes('group').indexOf(group) + 1,
    subjects: facets
      .filter((f) => f.of === 'terms')
      .map((facet) => ({ facet, label: pickText(facet.label, language).text })),
  }
}

export const languageName = (code: string): string => (isLanguage(code) ? NATIVE_NAMES[code] : code)
