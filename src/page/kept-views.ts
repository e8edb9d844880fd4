import { type Cookie, type PageRequest, type Reply, seeOther } from './route.ts'

/** A state of a list under a name of one's own; `search` is what stands behind the list's address. */
export type KeptView = { readonly name: string; readonly search: string }

const MOST = 12
const NAME_LENGTH = 60
/** All views of a list together must fit into one cookie, which browsers cut at 4096 octets. */
const OCTETS = 3500
const DAYS = 400

const cookieName = (list: string) => `views-${list}`

/** The views kept in this browser; a cookie nobody can read is none. */
export function keptViews(request: Pick<PageRequest, 'cookie'>, list: string): KeptView[] {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(request.cookie(cookieName(list)) ?? '[]'))
    if (!Array.isArray(read)) return []
    return read
      .filter(
        (pair): pair is [string, string] =>
          Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
      )
      .slice(0, MOST)
      .map(([name, search]) => ({ name, search }))
  } catch {
    return []
  }
}

const encoded = (views: readonly KeptView[]) =>
  encodeURIComponent(JSON.stringify(views.map(({ name, search }) => [name, search])))

/** The views with one more, newest first; one of the same name gives way, and the oldest when they no longer fit. */
export function withView(views: readonly KeptView[], view: KeptView): KeptView[] {
  const name = view.name.trim().slice(0, NAME_LENGTH)
  const rest = views.filter((one) => one.name !== name)
  if (name === '') return [...views]
  let kept = [{ name, search: tidy(view.search) }, ...rest].slice(0, MOST)
  while (kept.length > 1 && encoded(kept).length > OCTETS) kept = kept.slice(0, -1)
  return encoded(kept).length > OCTETS ? [...views] : kept
}

/** The same wishes in the same order, without the page: two addresses of one view are equal. */
export function tidy(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('page')
  query.sort()
  return query.toString()
}

/** Keeps or forgets a view as the posted form says, and leads back to the list in that state. */
export function answerViewForm(request: PageRequest, list: string, base: string): Reply {
  const { form } = request
  const search = tidy(form.get('search').slice(0, 1000))
  const views = keptViews(request, list)
  const next =
    form.get('act') === 'forget'
      ? views.filter((one) => one.search !== search)
      : withView(views, { name: form.get('name'), search })
  const cookie: Cookie = { name: cookieName(list), value: encoded(next), days: DAYS }
  return seeOther(search ? `${base}?${search}` : base, [cookie])
}
