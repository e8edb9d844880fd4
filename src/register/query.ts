import type { Facet } from '../forms/public.ts'

export const SORTS = ['newest', 'oldest', 'organization', 'match'] as const
export type Sort = (typeof SORTS)[number]

/** What narrows a list: the codes chosen of each facet that has any chosen. */
export type Chosen = ReadonlyMap<string, readonly string[]>
export type RegisterQuery = {
  search: string
  chosen: Chosen
  /** Each letter that several people sent is counted and listed once. */
  distinct: boolean
  sort: Sort
  page: number
}

const LONGEST_SEARCH = 200
const MOST_CODES = 20
const LAST_PAGE = 10_000

/** The whole register, in its first order. */
export const EVERYTHING: RegisterQuery = { search: '', chosen: new Map(), distinct: false, sort: 'newest', page: 1 }

/** What an address asks of the register. Filters are an allow-list, the edition's facets; anything else in the address is ignored. */
export function readQuery(parameters: URLSearchParams, facets: readonly Facet[]): RegisterQuery {
  const search = (parameters.get('q') ?? '').replaceAll('\0', '').slice(0, LONGEST_SEARCH).trim()
  const asked = SORTS.find((s) => s === parameters.get('sort')) ?? 'newest'
  return {
    search,
    chosen: new Map(
      facets
        .map(({ code }) => [code, codesIn(parameters.getAll(code))] as const)
        .filter(([, codes]) => codes.length > 0),
    ),
    distinct: parameters.get('distinct') === '1',
    sort: asked === 'match' && !search ? 'newest' : asked,
    page: Math.min(LAST_PAGE, Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1)),
  }
}

const codesIn = (given: readonly string[]) =>
  [...new Set(given.filter((code) => /^[\w.-]{1,60}$/.test(code)))].slice(0, MOST_CODES)

export const chosenOf = (query: RegisterQuery, facet: Pick<Facet, 'code'>): readonly string[] =>
  query.chosen.get(facet.code) ?? []

/** The same as an address, without anything that asks for nothing: two readers of one list share one address. */
export function queryString(query: RegisterQuery, changes: Partial<RegisterQuery> = {}): string {
  const { search, chosen, distinct, sort, page } = { ...query, page: 1, ...changes }
  const parts = new URLSearchParams()
  if (search) parts.set('q', search)
  for (const [facet, codes] of chosen) for (const code of codes) parts.append(facet, code)
  if (distinct) parts.set('distinct', '1')
  if (sort !== 'newest') parts.set('sort', sort)
  if (page > 1) parts.set('page', String(page))
  return parts.size > 0 ? `?${parts}` : ''
}

/** The list without one of its filters. */
export const without = (query: RegisterQuery, facet: Pick<Facet, 'code'>, code: string): Partial<RegisterQuery> => ({
  chosen: new Map(query.chosen).set(
    facet.code,
    chosenOf(query, facet).filter((c) => c !== code),
  ),
})

export const isNarrowed = (query: RegisterQuery): boolean =>
  query.search !== '' || query.distinct || query.chosen.size > 0
