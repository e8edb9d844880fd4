import type { Cookie, PageRequest } from './route.ts'

/** A state of a list under a name; `search` is what stands behind the list's address. One without an id lives in this browser alone. */
export type KeptView = {
  readonly name: string
  readonly search: string
  readonly id?: string
  readonly own?: boolean
  readonly shared?: boolean
  /** Whose it is. */
  readonly by?: string
}

const cookieName = (list: string) => `views-${list}`

/** Views that an older version of the program kept in this browser; a cookie nobody can read is none. */
export function cookieViews(request: Pick<PageRequest, 'cookie'>, list: string): { name: string; search: string }[] {
  try {
    const read: unknown = JSON.parse(decodeURIComponent(request.cookie(cookieName(list)) ?? '[]'))
    if (!Array.isArray(read)) return []
    return read
      .filter(
        (pair): pair is [string, string] =>
          Array.isArray(pair) && pair.length === 2 && pair.every((part) => typeof part === 'string'),
      )
      .slice(0, MOST)
      .map(([name, search]) => ({ name, search: tidy(search) }))
  } catch {
    return []
  }
}
const MOST = 12

/** Once they are with the person, the browser need not keep them. */
export const forgetCookieViews = (list: string): Cookie => ({ name: cookieName(list), value: '', days: 0 })

/** The same wishes in the same order, without the page: two addresses of one view are equal. */
export function tidy(search: string): string {
  const query = new URLSearchParams(search)
  query.delete('page')
  query.sort()
  return query.toString()
}
