/** Where a submission stands; each stands at one of them, so that their counts add up to all. */
export const STAGES = ['undecided', 'pending', 'deferred', 'accepted', 'merged', 'not_taken', 'withdrawn'] as const

/** What narrows the desk's list: words, and the codes chosen of each filter that has any chosen. */
export type DeskQuery = {
  readonly search: string
  readonly chosen: ReadonlyMap<string, readonly string[]>
}

const LONGEST_SEARCH = 200
const MOST_CODES = 20

/** Nothing asked: every submission of the edition. */
export const EVERY: DeskQuery = { search: '', chosen: new Map() }

/** What an address asks of the list. `names`: the filters there are; anything else in the address is ignored. `me` is whoever asks. */
export function deskQuery(address: URLSearchParams, names: readonly string[], me: string | null): DeskQuery {
  return {
    search: (address.get('q') ?? '').replaceAll('\0', '').slice(0, LONGEST_SEARCH).trim(),
    chosen: new Map(
      names
        .map((name) => [name, codesIn(name, address.getAll(name), me)] as const)
        .filter(([, codes]) => codes.length > 0),
    ),
  }
}

const codesIn = (name: string, given: readonly string[], me: string | null) =>
  [...new Set(given.filter((code) => /^[\w.-]{1,60}$/.test(code)))]
    .slice(0, MOST_CODES)
    .map((code) => (name === ASSIGNEE && code === 'me' ? (me ?? NOBODY) : code))
    .filter((code) => name !== 'stage' || code !== 'all')

/** Whoever looks after it. In an address `me` is whoever reads it, so that a link can be shared. */
export const ASSIGNEE = 'assignee'
export const NOBODY = 'nobody'

export const chosenOf = (query: DeskQuery, name: string): readonly string[] => query.chosen.get(name) ?? []

/** The same for everybody who asks for the same: what counts are kept under. */
export const keyOf = ({ search, chosen }: DeskQuery): string =>
  JSON.stringify([search, ...[...chosen].sort(([a], [b]) => (a < b ? -1 : 1))])
