export const FACETS = ['kind', 'state', 'group', 'region', 'language', 'action_line', 'sdg'] as const
export type Facet = (typeof FACETS)[number]

export const SORTS = ['newest', 'oldest', 'organization', 'match'] as const
export type Sort = (typeof SORTS)[number]

export type RegisterQuery = { search: string; chosen: Record<Facet, string[]>; sort: Sort; page: number }

const LONGEST_SEARCH = 200
const MOST_CODES = 60
const LAST_PAGE = 10_000

/** What an address asks of the register. Filters are an allow-list; anything else in the address is ignored. */
export function readQuery(parameters: URLSearchParams): RegisterQuery {
  const search = (parameters.get('q') ?? '').replaceAll('\0', '').slice(0, LONGEST_SEARCH).trim()
  const asked = SORTS.find((s) => s === parameters.get('sort')) ?? 'newest'
  return {
    search,
    chosen: Object.fromEntries(
      FACETS.map((facet) => [
        facet,
        [...new Set(parameters.getAll(facet).filter((code) => /^[\w.-]{1,60}$/.test(code)))].slice(0, MOST_CODES),
      ]),
    ) as Record<Facet, string[]>,
    sort: asked === 'match' && !search ? 'newest' : asked,
    page: Math.min(LAST_PAGE, Math.max(1, Number.parseInt(parameters.get('page') ?? '1', 10) || 1)),
  }
}

/** The same as an address, without anything that asks for nothing: two readers of one list share one address. */
export function queryString(query: RegisterQuery, changes: Partial<RegisterQuery> = {}): string {
  const { search, chosen, sort, page } = { ...query, page: 1, ...changes }
  const parts = new URLSearchParams()
  if (search) parts.set('q', search)
  for (const facet of FACETS) for (const code of chosen[facet]) parts.append(facet, code)
  if (sort !== 'newest') parts.set('sort', sort)
  if (page > 1) parts.set('page', String(page))
  return parts.size > 0 ? `?${parts}` : ''
}

/** The list without one of its filters. */
export const without = (query: RegisterQuery, facet: Facet, code: string): Partial<RegisterQuery> => ({
  chosen: { ...query.chosen, [facet]: query.chosen[facet].filter((c) => c !== code) },
})

export const isNarrowed = (query: RegisterQuery): boolean =>
  query.search !== '' || FACETS.some((facet) => query.chosen[facet].length > 0)
