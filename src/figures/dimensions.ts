import { type Facet, type Names, type Term, termsIn, termsOfFacet } from '../forms/public.ts'
import { CHANNELS } from '../submissions/public.ts'
import type { FigureRow } from './rows.ts'

/** The value of whoever did not say; shown, counted and filtered by like any other. */
export const UNKNOWN = 'unknown'

/** What submissions can be counted by: the facets of the register, and what else is known of each of them. */
export type Dimension = {
  readonly code: string
  /** The facet of the register it is, where it is one: its rows can be listed there. */
  readonly facet: Facet | null
  /** The facet whose main terms it holds, where it does. */
  readonly mainOf?: Facet
  readonly of: 'facet' | 'main' | 'type' | 'country' | 'regions' | 'call' | 'channel' | 'month' | 'copies' | 'gender'
  /** Where its values have their names. */
  readonly vocabularies: readonly string[]
  /** The values in the order of the edition's lists; empty where they come in an order of their own. */
  readonly order: readonly string[]
  /** None: unknown. Several: the submission counts under each. */
  values(row: FigureRow): readonly string[]
}

const one = (value: string | null): string[] => (value === null ? [] : [value])

/**
 * Everything an edition's submissions can be counted by, in the order in which people look for it. `mains`: the vocabularies of which
 * somebody was asked for a main term.
 */
export function dimensionsOf(names: Names, facets: readonly Facet[], mains: ReadonlySet<string>): Dimension[] {
  const ofFacet = (facet: Facet): Dimension => ({
    code: facet.code,
    facet,
    of: 'facet',
    vocabularies: facet.vocabularies,
    order: termsOfFacet(names, facet).map(({ code }) => code),
    values: (row) => valuesOf(facet, row),
  })
  const codes = new Set(facets.map(({ code }) => code))
  const own: Dimension[] = [
    ...facets.flatMap((facet) => mainTerms(facet, names, mains)),
    plain('type', ['stakeholder_types'], names),
    plain('country', ['countries'], names),
    ...regionSystems(names),
    plain('call', [], names),
    { ...plain('channel', [], names), order: CHANNELS },
    plain('month', [], names),
    { ...plain('copies', [], names), order: ['own', 'copy'] },
  ]
  return [...facets.map(ofFacet), ...own.filter(({ code }) => !codes.has(code))]
}

/** A property of its own, in the order of its list; countries come by their size. */
function plain(
  of: 'type' | 'country' | 'call' | 'channel' | 'month' | 'copies',
  vocabularies: readonly string[],
  names: Names,
): Dimension {
  const listed = vocabularies.flatMap((path) => (names.get(path) ?? []).map((term) => term.code))
  return {
    code: of,
    facet: null,
    of,
    vocabularies,
    order: of === 'country' ? [] : listed,
    values: (row) => one(row[of]),
  }
}

/** What submissions are mainly about, where a form asks for that beside all they are about. */
function mainTerms(facet: Facet, names: Names, mains: ReadonlySet<string>): Dimension[] {
  if (facet.of !== 'terms' || !facet.vocabularies.some((path) => mains.has(path))) return []
  return [
    {
      code: `main_${facet.code}`,
      facet: null,
      mainOf: facet,
      of: 'main',
      vocabularies: facet.vocabularies,
      order: termsOfFacet(names, facet).map(({ code }) => code),
      values: (row) => facet.vocabularies.flatMap((vocabulary) => termsIn(row.main, vocabulary)),
    },
  ]
}

function valuesOf(facet: Facet, row: FigureRow): readonly string[] {
  if (facet.of === 'terms') return facet.vocabularies.flatMap((vocabulary) => termsIn(row.subjects, vocabulary))
  return one(row[facet.of])
}

/**
 * The systems of regions an edition knows: each property of its countries whose values are the terms of one list. They say where a
 * submitter sits; a facet of regions says what it speaks for.
 */
function regionSystems(names: Names): Dimension[] {
  const countries = names.get('countries') ?? []
  const keys = [...new Set(countries.flatMap(({ details }) => Object.keys(details)))].sort()
  return keys.flatMap((key): Dimension[] => {
    const ofCountry = new Map(countries.map(({ code, details }) => [code, details[key]]))
    const used = new Set([...ofCountry.values()].filter((value) => typeof value === 'string'))
    const found = [...names].find(
      ([path, terms]) => path.startsWith('regions.') && used.size > 1 && holdsAll(terms, used),
    )
    if (!found) return []
    const [path, terms] = found
    const value = ({ country }: FigureRow) => (country === null ? undefined : ofCountry.get(country))
    return [
      {
        code: `seat_${path.slice('regions.'.length)}`,
        facet: null,
        of: 'regions',
        vocabularies: [path],
        order: terms.map(({ code }) => code),
        values: (row) => {
          const region = value(row)
          return typeof region === 'string' ? [region] : []
        },
      },
    ]
  })
}

const holdsAll = (terms: readonly Term[], used: ReadonlySet<unknown>): boolean => {
  const codes = new Set<unknown>(terms.map(({ code }) => code))
  return [...used].every((value) => codes.has(value))
}
