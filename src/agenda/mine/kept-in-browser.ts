/** What a browser keeps of an edition: numbers of sessions, and the version whose changes were looked at. */
export type Keeping = { readonly seen: number; readonly numbers: readonly number[] }

/** As many as a forum of four weeks lets one person attend, and few enough for a cookie. */
export const MOST_KEPT = 300
const MOST_EDITIONS = 3
const PART = /^([a-z0-9][a-z0-9-]{0,60})\.(\d{1,6})((?:\.\d{1,9}){0,300})$/

/** Name of the cookie; scripts may read it, to mark what is kept on pages that are the same for everybody. */
export const COOKIE = 'kept'

/** All editions of which a browser keeps something: `forum-2022.3.101.133~forum-2023.1.7`. What is none is passed over. */
export function keptFrom(cookie: string | null): Map<string, Keeping> {
  const kept = new Map<string, Keeping>()
  for (const part of (cookie ?? '').slice(0, 4000).split('~')) {
    const [, slug, seen, numbers = ''] = PART.exec(part) ?? []
    if (slug) kept.set(slug, { seen: Number(seen), numbers: inOrder(numbers.split('.').filter(Boolean).map(Number)) })
  }
  return kept
}

/** The cookie with an edition's part as it is now; the others stay, the ones not touched for longest go first. */
export function keptInCookie(cookie: string | null, slug: string, keeping: Keeping): string {
  const all = keptFrom(cookie)
  all.delete(slug)
  const others = [...all].slice(-(MOST_EDITIONS - 1))
  const own: [string, Keeping][] = keeping.numbers.length > 0 ? [[slug, keeping]] : []
  return [...others, ...own].map(([name, { seen, numbers }]) => [name, seen, ...numbers].join('.')).join('~')
}

export const inOrder = (numbers: Iterable<number>): number[] =>
  [...new Set(numbers)].sort((a, b) => a - b).slice(0, MOST_KEPT)
