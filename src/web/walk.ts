import type { Route } from '../page/route.ts'
import { follows } from './addresses.ts'

/** Somebody who looks through the house: what reports call them, and the cookies of their browser. */
export type Looker = { readonly name: string; readonly cookie: string }

/** A page that was found: of which route, where, and who found it. */
export type Found = {
  readonly route: string
  readonly path: string
  readonly looker: Looker
  readonly html: string
}

type Wish = {
  readonly language: string
  /** What stands for `:edition` in addresses that nobody links. */
  readonly edition: string
  /** Addresses from elsewhere: letters, printed codes. */
  readonly seeds: readonly string[]
  readonly lookers: readonly Looker[]
}

/** Addresses of one route that are tried until one is a page; a number of things may have no such page of their own. */
const TRIES = 8
/** A list asked in another way (a view, a choice) is looked at as well, but not in all its ways. */
const WAYS = 2

/**
 * One page of each route of the house, and some asked in another way: found as people find them, by following links and forms that ask.
 * A page that somebody adds is found by itself. `unseen` are the routes that answered nothing to anybody.
 */
export async function walk(
  ask: (path: string, looker: Looker) => Promise<Response>,
  routes: readonly Route[],
  wish: Wish,
): Promise<{ pages: Found[]; unseen: string[] }> {
  const asking = routes.filter(({ method }) => method === 'GET').map(({ path }) => path)
  const found = new Map<string, Found>()
  const answered = new Set<string>()
  for (const looker of wish.lookers) {
    const road = roadOf(asking, wish.language)
    road.join([...wish.seeds, ...plainAddresses(asking, wish)])
    for (let next = road.next(); next; next = road.next()) {
      const answer = await ask(next.path, looker)
      road.join([answer.headers.get('location') ?? ''])
      if (answer.status < 400) answered.add(next.route)
      if (!isPage(answer)) continue
      const html = await answer.text()
      road.was(next.kind)
      if (!found.has(next.kind)) found.set(next.kind, { route: next.route, path: next.path, looker, html })
      road.join(linksOf(html))
    }
  }
  return { pages: [...found.values()], unseen: asking.filter((route) => !answered.has(route)).sort() }
}

/** What is shown; a file in the same format is kept elsewhere. */
const isPage = ({ status, headers }: Response): boolean =>
  status === 200 && headers.get('content-type')?.startsWith('text/html') === true && !headers.has('content-disposition')

/** Addresses that name nothing but the edition need no link to be known. */
const plainAddresses = (routes: readonly string[], { language, edition }: Wish): string[] =>
  routes
    .map((route) => route.replace('/:edition', `/${edition}`))
    .filter((path) => !path.includes(':'))
    .map((path) => `/${language}${path === '/' ? '' : path}`)

/** What one looker still has before them: each address once, each kind of page until one was found. */
function roadOf(routes: readonly string[], language: string) {
  const waiting: string[] = []
  const gone = new Set<string>()
  const seen = new Set<string>()
  const tries = new Map<string, number>()
  const kindsOf = (route: string) => [...tries.keys()].filter((kind) => kind.startsWith(`${route}?`)).length
  return {
    join: (links: readonly string[]) => void waiting.push(...links.filter(Boolean).map(pathIn)),
    was: (kind: string) => void seen.add(kind),
    next(): { route: string; kind: string; path: string } | null {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        const route = routeOf(routes, path, language)
        if (!route || gone.has(path)) continue
        gone.add(path)
        const kind = kindOf(route, path)
        const tried = tries.get(kind) ?? 0
        if (seen.has(kind) || tried >= TRIES || (tried === 0 && kind !== route && kindsOf(route) >= WAYS)) continue
        tries.set(kind, tried + 1)
        return { route, kind, path }
      }
      return null
    },
  }
}

/** The route an address leads to; null for what is none of the house in this language. Files stand with and without it. */
function routeOf(routes: readonly string[], path: string, language: string): string | null {
  const { pathname } = new URL(path, 'http://house')
  if (/^\/[a-z]{2}(?:\/|$)/.test(pathname) && !new RegExp(`^/${language}(?:/|$)`).test(pathname)) return null
  const bare = pathname.replace(new RegExp(`^/${language}(?=/|$)`), '') || '/'
  // Where a fixed word and a part of the address both fit, the fixed word is meant.
  const parts = (route: string) => route.split('/:').length
  return routes.filter((route) => follows(route, bare)).sort((a, b) => parts(a) - parts(b))[0] ?? null
}

/** A route asked with other words behind the question mark is another kind of page; what is asked for by each word is not. */
function kindOf(route: string, path: string): string {
  const { searchParams } = new URL(path, 'http://house')
  const asked = [...new Set([...searchParams].filter(([, value]) => value !== '').map(([name]) => name))].sort()
  return asked.length > 0 ? `${route}?${asked.join('&')}` : route
}

const pathIn = (address: string): string => {
  const { pathname, search } = new URL(address, 'http://house')
  return pathname + search
}

/** Where a page leads: its links, and its forms that only ask, with the first of what can be ticked and the words behind each button. */
function linksOf(html: string): string[] {
  const links = [...html.matchAll(/<a\s[^>]*?href="([^"#]+)/g)].map(([, href = '']) => plain(href))
  const forms = [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)].flatMap(([, attributes = '', inside = '']) => {
    const action = /action="([^"]+)"/.exec(attributes)?.[1]
    return action && !attributes.includes('method="post"') ? askedBy(plain(action), inside) : []
  })
  return [...links, ...forms].filter((link) => link.startsWith('/'))
}

function askedBy(action: string, inside: string): string[] {
  const inputs = [...inside.matchAll(/<(input|button)\b([^>]*)>/g)].map(([, tag, attributes = '']) => ({
    kind: tag === 'button' ? 'button' : attribute(attributes, 'type'),
    pair: [attribute(attributes, 'name'), attribute(attributes, 'value')],
    action: attribute(attributes, 'formaction') || action,
  }))
  const kept = inputs.filter(({ kind, pair }) => kind === 'hidden' && pair[0]).map(({ pair }) => pair)
  const tick = inputs.find(({ kind, pair }) => kind === 'checkbox' && pair[0] && pair[1])
  const ticked = tick ? [...kept, tick.pair] : kept
  const buttons = inputs.filter(({ kind }) => kind === 'button')
  return buttons.map(({ pair, action: to }) => {
    const words = new URLSearchParams(pair[0] ? [...ticked, pair] : ticked)
    return words.size > 0 ? `${to}?${words}` : to
  })
}

const attribute = (attributes: string, name: string): string =>
  plain(new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '')

const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
