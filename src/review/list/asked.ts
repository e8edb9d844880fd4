import { may } from '../../access/public.ts'
import { type ListWish, wishFrom } from '../../page/list.ts'
import { editionOf, type PageRequest } from '../../page/route.ts'
import { deskColumns } from '../views/columns.tsx'
import { wordsOfDesk } from '../words.ts'
import { filtersOf } from './filters.ts'
import { deskQuery } from './query.ts'
import type { DeskList } from './rows.ts'

/** What an address asks of the desk's list: for the page, its files, its queue, and acts on all of it alike. */
export async function listAsked(request: PageRequest, address: URLSearchParams = request.query) {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const [words, filters] = await Promise.all([
    wordsOfDesk(platform.db, edition, language),
    filtersOf(platform.db, edition, language),
  ])
  const query = deskQuery(
    address,
    filters.map(({ name }) => name),
    viewer.person?.id ?? null,
  )
  const columns = deskColumns({
    edition,
    language,
    words,
    search: inQueue(
      address,
      filters.map(({ name }) => name),
    ),
  })
  const wish: ListWish = wishFrom(address, columns, USUAL)
  const list: DeskList = { edition, query, filters, wish, addresses: may(viewer, 'maySeeAddresses', { edition }) }
  return { list, wish, columns, words }
}

const USUAL = '-received'

/** Of an address what says which submissions and in which order, without the page and the columns. The order is always named. */
export function inQueue(address: URLSearchParams, filters: readonly string[]): string {
  const kept = [...address].filter(([name, value]) => value !== '' && ['q', 'sort', ...filters].includes(name))
  const queue = new URLSearchParams(kept)
  if (!queue.has('sort')) queue.set('sort', USUAL)
  return queue.toString()
}
