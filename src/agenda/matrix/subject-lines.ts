import type { EditionScope } from '../../access/public.ts'
import { facetsOf, termsOfFacet, vocabulariesOf } from '../../forms/public.ts'
import type { Db } from '../../platform/db/db.ts'
import { type Language, pickText } from '../../platform/languages/public.ts'
import { wordsOf } from '../../sessions/public.ts'
import type { Line } from './subject-matrix.ts'

/** What sessions of an edition can be about by one of its facets, term by term, as a reader knows them. */
export type SubjectLines = {
  readonly facet: string
  readonly name: string
  readonly vocabularies: readonly string[]
  readonly lines: readonly Line[]
}

/** The facets of terms of an edition in its order, each with its terms. */
export async function subjectLines(db: Db, edition: EditionScope, language: Language): Promise<SubjectLines[]> {
  const [facets, names, words] = await Promise.all([
    facetsOf(db, edition),
    vocabulariesOf(db, edition),
    wordsOf(db, edition, language),
  ])
  return facets
    .filter((facet) => facet.of === 'terms')
    .map((facet) => ({
      facet: facet.code,
      name: pickText(facet.label, language).text,
      vocabularies: facet.vocabularies,
      lines: facet.vocabularies.flatMap((vocabulary) =>
        termsOfFacet(names, { ...facet, vocabularies: [vocabulary] }).map(({ code }) => {
          const subject = `${vocabulary} ${code}`
          const said = words.subject(subject)
          return { facet: facet.code, term: code, subject, label: said.code || said.name, name: said.name }
        }),
      ),
    }))
}
