import { editionOf, type PageRequest } from '../../page/route.ts'
import { deskPath, withQuery } from '../desk-addresses.ts'
import { inQueue, listAsked } from '../list/asked.ts'
import { placeIn, referencesIn } from '../list/reads.ts'

/** A list that is decided upon one after another: which one, and where in it a submission stands. */
export type Queue = {
  /** What says which submissions and in which order; stands in every address of the queue. */
  readonly search: string
  readonly previous: string | null
  readonly next: string | null
  /** How many stand before this one, and how many there are. */
  readonly before: number
  readonly count: number
}

/** A page belongs to a queue when its address names an order. */
const isQueue = (search: string) => new URLSearchParams(search).has('sort')

/** The queue of an address as seen from a submission; null when the address names none. */
export async function queueAt(request: PageRequest, search: string, reference: string): Promise<Queue | null> {
  if (!isQueue(search)) return null
  const { list } = await listAsked(request, new URLSearchParams(search))
  const kept = inQueue(
    new URLSearchParams(search),
    list.filters.map(({ name }) => name),
  )
  return { search: kept, ...(await placeIn(request.platform.db, list, reference)) }
}

/** Where one goes on after a submission: to the next of the list, from its end to what is left at its beginning, else to the list itself. */
export async function onwards(request: PageRequest, search: string, reference: string): Promise<string> {
  const { list } = await listAsked(request, new URLSearchParams(search))
  const { next } = await placeIn(request.platform.db, list, reference)
  const first = next ? [] : await referencesIn(request.platform.db, list, 2)
  const to = next ?? first.find((one) => one !== reference)
  const edition = editionOf(request)
  return to
    ? withQuery(deskPath(edition, request.language, 'submissions', to), search)
    : withQuery(deskPath(edition, request.language, 'submissions'), search)
}
