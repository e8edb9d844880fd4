import type { Answers } from '../answers.ts'
import type { Form } from '../form.ts'
import { kindOf } from '../kinds/all.ts'
import type { Facet } from './facets.ts'

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
