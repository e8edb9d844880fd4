import { z } from 'zod'
import type { Localized } from '../../platform/languages/public.ts'
import type { Names, Term } from './term.ts'

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
  /** Sessions that share a term of it never run at the same time. */
  apart: z.boolean().optional(),
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
