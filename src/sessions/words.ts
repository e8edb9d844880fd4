import type { EditionScope } from '../access/public.ts'
import { codesOfTerms, facetsOf, vocabulariesOf } from '../forms/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../platform/languages/public.ts'

/** The name of a code of the edition's vocabularies; the code itself when the edition does not know it. */
export type Words = {
  (vocabulary: string, code: string): string
  /** What a session is about ("vocabulary term"): its name, and its code as the reader's language writes it where people use codes. */
  readonly subject: (subject: string) => {
    readonly facet: string
    readonly term: string
    readonly code: string
    readonly name: string
  }
  /** What sessions of the edition can be about, each with its name for the reader. */
  readonly facets: readonly {
    readonly code: string
    readonly label: string
    readonly vocabularies: readonly string[]
  }[]
}

export async function wordsOf(db: Db, edition: EditionScope, language: Language): Promise<Words> {
  const [vocabularies, facets] = await Promise.all([vocabulariesOf(db, edition), facetsOf(db, edition)])
  const named = new Map<string, Map<string, string>>()
  const name = (vocabulary: string, code: string) => {
    let names = named.get(vocabulary)
    if (!names) {
      names = new Map(vocabularies.get(vocabulary)?.map((term) => [term.code, pickText(term.name, language).text]))
      named.set(vocabulary, names)
    }
    return names.get(code) || code
  }
  const codeOf = codesOfTerms(vocabularies, language)
  const ofTerms = facets.filter((facet) => facet.of === 'terms')
  return Object.assign(name, {
    subject: (subject: string) => {
      const [vocabulary = '', ...rest] = subject.split(' ')
      const term = rest.join(' ')
      const facet = ofTerms.find((one) => one.vocabularies.includes(vocabulary))
      // Where a facet writes terms with their codes, people know them by these.
      const code = facet?.shown?.includes('{code}') ? codeOf(vocabulary, term) : ''
      return { facet: facet?.code ?? '', term, code, name: name(vocabulary, term) }
    },
    facets: ofTerms.map(({ code, label, vocabularies: of }) => ({
      code,
      label: pickText(label, language).text,
      vocabularies: of,
    })),
  })
}

/** A language in its own words, for choosing it. */
export const ownName = (code: string): string => (isLanguage(code) ? NATIVE_NAMES[code] : code)
