import { z } from 'zod'
import type { Localized } from '../../platform/languages/public.ts'
import type { Answers } from '../answers.ts'
import type { Form } from '../form.ts'
import { kindOf } from '../kinds/all.ts'
import type { Names, Term } from './terms.ts'

/** What of a submission a facet looks at: one of its own properties, or the terms it was given in answers. */
export const FACETS_OF = ['kind', 'state', 'group', 'region', 'language', 'terms'] as const
export type FacetOf = (typeof FACETS_OF)[number]

export const facetDefinition = z.object({
  code: z.string().regex(/^[a-z][a-z0-9_]*$/),
  of: z.enum(FACETS_OF),
  label: z.record(z.string(), z.string()),
  /** Where its terms stand; the first list in its order, then the next. */
  vocabularies: z.array(z.string()).default([]),
  /** How a term is written where its code belongs to the name, such as "{code} {name}". */
  shown: z.string().optional(),
  /** A term standing alone is led by the facet's label: "SDG 4" says more than "4". */
  labelled: z.boolean().optional(),
  /** Of a property that follows from an answer: the vocabulary answered in, and where its terms carry the facet's code. */
  from: z.object({ vocabulary: z.string(), detail: z.string() }).optional(),
})

/** A way to narrow and count the register, as an edition declares it. */
export type Facet = Omit<z.infer<typeof facetDefinition>, 'label'> & { label: Localized }
export type NewFacet = Facet

export const termsOfFacet = (names: Names, facet: Facet): readonly Term[] =>
  facet.vocabularies.flatMap((vocabulary) => names.get(vocabulary) ?? [])

/** The facet's code that follows from an answer, such as the region of a country; null = unknown. */
export function derived(facet: Facet | undefined, names: Names, code: string): string | null {
  const term = facet?.from && names.get(facet.from.vocabulary)?.find((t) => t.code === code)
  const value = term?.details[facet?.from?.detail ?? '']
  return typeof value === 'string' ? value : null
}

export const WEIGHTS = ['primary', 'secondary'] as const
/** A term of a vocabulary that is a facet, given in an answer. */
export type GivenTerm = { vocabulary: string; term: string; weight: (typeof WEIGHTS)[number] }

/**
 * What a submission is about: the terms given in public answers of the vocabularies that are facets, those it is mainly about first, each
 * once. Another forum's tracks need no more than a facet and a question.
 */
export const givenTerms = (form: Asking, answers: Answers, facets: readonly Facet[]): GivenTerm[] =>
  givenIn(
    form,
    answers,
    facets.filter((f) => f.of === 'terms').flatMap((f) => f.vocabularies),
  )

/** The codes of one vocabulary given in public answers, what it is mainly about first. */
export const chosenIn = (form: Asking, answers: Answers, vocabulary: string): string[] =>
  givenIn(form, answers, [vocabulary]).map(({ term }) => term)

type Asking = Pick<Form, 'questions'>

/** The terms of a vocabulary among subjects, as a submission keeps them: "vocabulary term" each, what it is mainly about first. */
export const termsIn = (subjects: readonly string[], vocabulary: string): string[] =>
  subjects.filter((s) => s.startsWith(`${vocabulary} `)).map((s) => s.slice(vocabulary.length + 1))

function givenIn(form: Asking, answers: Answers, vocabularies: readonly string[]): GivenTerm[] {
  const all = form.questions.flatMap((q): GivenTerm[] => {
    const vocabulary = q.vocabulary ?? ''
    const answer = answers[q.id]
    if (q.visibility !== 'public' || answer === undefined || !vocabularies.includes(vocabulary)) return []
    return kindOf(q)
      .codes(q, answer)
      .map((term) => ({ vocabulary, term, weight: q.weight ?? 'secondary' }))
  })
  const once = new Map<string, GivenTerm>()
  for (const weight of WEIGHTS)
    for (const given of all) {
      const key = `${given.vocabulary} ${given.term}`
      if (given.weight === weight && !once.has(key)) once.set(key, given)
    }
  return [...once.values()]
}
