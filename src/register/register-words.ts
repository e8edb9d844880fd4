import { type Facet, type Names, namesOfTerms, type Term, termsOfFacet } from '../forms/public.ts'
import { isLanguage, type Language, NATIVE_NAMES, pickText } from '../platform/languages/public.ts'
import { registerTexts } from './texts.ts'

/** States in the order a submission passes them. */
const STATES = [
  'submitted',
  'in_review',
  'accepted',
  'merged',
  'programmed',
  'reported',
  'deferred',
  'not_taken',
] as const

/** What the states are called, in the order a submission passes them. */
export const registerStates = (language: Language) =>
  STATES.map((state) => ({ state, words: registerTexts(language)(`state.${state}`) }))

/** The edition's facets and codes in a reader's words. */
export type RegisterWords = {
  readonly facets: readonly Facet[]
  readonly names: Names
  label(facet: Facet): string
  /** What a code of a facet is called. */
  term(facet: Facet, code: string): string
  /** The same where no heading says of what: led by the facet's label if the code alone says too little. */
  alone(facet: Facet, code: string): string
  /** What a property of a submission is called, such as its kind. */
  property(of: Facet['of'], code: string): string
  /** Codes in the order of the edition's lists. */
  order(facet: Facet): readonly string[]
}

export function registerWords(names: Names, facets: readonly Facet[], language: Language): RegisterWords {
  const nameOf = namesOfTerms(names, language)
  const label = (facet: Facet) => pickText(facet.label, language).text
  const term = (facet: Facet, code: string): string => {
    if (facet.of === 'language' && isLanguage(code)) return NATIVE_NAMES[code]
    if (facet.of === 'state') return registerStates(language).find((s) => s.state === code)?.words ?? code
    const has = (terms: readonly Term[] | undefined) => terms?.some((t) => t.code === code) ?? false
    const vocabulary = facet.vocabularies.find((path) => has(names.get(path)))
    return vocabulary ? nameOf(vocabulary, code) : code
  }
  return {
    facets,
    names,
    label,
    term,
    alone: (facet, code) => (facet.labelled ? `${label(facet)} ${term(facet, code)}` : term(facet, code)),
    property: (of, code) => {
      const facet = facets.find((f) => f.of === of)
      return facet ? term(facet, code) : code
    },
    order: (facet) => (facet.of === 'state' ? STATES : termsOfFacet(names, facet).map((t) => t.code)),
  }
}
