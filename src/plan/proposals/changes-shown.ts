import type { Breach } from '../../scheduling/public.ts'
import type { Difference } from './comparison.ts'

/** By what the changes of a plan are narrowed; the gravest first. */
export const CHANGE_FILTERS = ['all', 'unplaced', 'broken', 'published', 'moved', 'placed'] as const
export type ChangeFilter = (typeof CHANGE_FILTERS)[number]
export const CHANGES_A_PAGE = 50

type Change = Difference & { readonly published: boolean; readonly broken: boolean }
export type ChangesShown = {
  readonly filter: ChangeFilter
  readonly page: number
  /** All that fit the filter. */
  readonly count: number
  readonly counts: Readonly<Record<ChangeFilter, number>>
  readonly rows: readonly Change[]
}

type Changes = {
  readonly differences: readonly Difference[]
  readonly published: ReadonlySet<string>
  readonly broken: readonly Breach[]
}

/**
 * One page of what a plan changes. Whoever loses a place comes first, then whoever stands where a rule is broken, then what the public
 * has seen; within that, the order of the sessions.
 */
export function changesShown(
  { differences, published, broken }: Changes,
  { filter, page }: { readonly filter: string; readonly page: number },
): ChangesShown {
  const breaking = new Set<string>(broken.flatMap((breach) => breach.sessions))
  const all = differences
    .filter((one) => one.kind !== 'left-out')
    .map((one) => ({ ...one, published: published.has(one.session), broken: breaking.has(one.session) }))
    .sort((a, b) => gravity(b) - gravity(a))
  const chosen = CHANGE_FILTERS.find((one) => one === filter) ?? 'all'
  const found = all.filter(FITS[chosen])
  const last = Math.max(1, Math.ceil(found.length / CHANGES_A_PAGE))
  const shown = Math.min(Math.max(1, page), last)
  return {
    filter: chosen,
    page: shown,
    count: found.length,
    counts: Object.fromEntries(
      CHANGE_FILTERS.map((one) => [one, all.filter(FITS[one]).length]),
    ) as ChangesShown['counts'],
    rows: found.slice((shown - 1) * CHANGES_A_PAGE, shown * CHANGES_A_PAGE),
  }
}

const FITS: Readonly<Record<ChangeFilter, (change: Change) => boolean>> = {
  all: () => true,
  unplaced: ({ kind }) => kind === 'unplaced',
  broken: ({ broken }) => broken,
  published: ({ published }) => published,
  moved: ({ kind }) => kind === 'moved',
  placed: ({ kind }) => kind === 'placed',
}

const KINDS: Readonly<Record<Difference['kind'], number>> = { unplaced: 8, moved: 1, placed: 0, 'left-out': 0 }
const gravity = ({ kind, broken, published }: Change) => KINDS[kind] + (broken ? 4 : 0) + (published ? 2 : 0)
