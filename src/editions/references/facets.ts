import { type Fault, type Files, type Place, twice, unknown } from './place.ts'

/** Facets of the register: each once, over vocabularies there are. */
export function facetMistakes({ facets, terms }: Files): Fault[] {
  const all = facets.list('facets')
  return [...twice(all, 'code', 'facet'), ...all.flatMap((facet) => facetFaults(facet, terms))]
}

function facetFaults(facet: Place, terms: Files['terms']): Fault[] {
  const empty = facet.text('of') === 'terms' && facet.list('vocabularies').length === 0
  return [
    ...facet.list('vocabularies').flatMap((name) => unknown(name, terms, 'vocabulary')),
    ...unknown(facet.get('from').get('vocabulary'), terms, 'vocabulary'),
    ...(empty ? [facet.fault('a facet of terms names the "vocabularies" they stand in')] : []),
  ]
}
