import { Readable } from 'node:stream'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { EditionScope, Viewer } from '../access/public.ts'
import type { SubmittedForm } from '../page/form.ts'
import type { DeskTab, NavEntry } from '../page/joining.ts'
import { type Frame, Layout } from '../page/layout.tsx'
import { type PageRequest, type PageView, pathTo, type Reply, type Route } from '../page/route.ts'
import { pageTexts } from '../page/texts.ts'
import { isLanguage } from '../platform/languages/public.ts'
import { networkOf } from '../platform/network.ts'
import { follows } from './addresses.ts'
import { encodingFor } from './compress.ts'
import { absentFormView, type ErrorKey, errorView, refusedFormView } from './error-page.tsx'
import { cookieLine, styleSource } from './headers.ts'
import type { KeptAnswer } from './kept-answers.ts'
import { cookiesOf, languageOf, type Site, type WebContext } from './site.ts'

/** For whom a page is: what stands around it follows from that. */
type Reader = { edition: EditionScope | null; viewer: Viewer }

/** What a form held, and whether it may be sent again from the page that shows it. */
type Typed = { form: SubmittedForm; again: boolean }

export type Replies = {
  /** What a handler has answered. */
  reply(answered: Reply, request: Reader & Pick<PageRequest, 'form' | 'remote'>, route: Route): Promise<Response>
  /** A page that says what happened, what is kept, and what to do next. */
  error(status: number, key: ErrorKey, values?: Record<string, string | number>): Promise<Response>
  /** What passes: come back after so many seconds. */
  later(seconds: number): Promise<Response>
  /** A form that did not come from our own page; nothing has been carried out. What was typed is given back to `viewer`, its owner. */
  foreign(typed: SubmittedForm, viewer: Viewer | null): Promise<Response>
  /** Hidden and absent look the same. Whatever was typed into a form for it is shown again, so that it is not lost. */
  absent(typed: Typed, reader?: Reader): Promise<Response>
  /** No page answers here. Where a form is taken, as on reloading the address a form went to, the page says that. */
  nothingHere(): Promise<Response>
}

/** The ways one request can be answered. */
export function replies(site: Site, c: WebContext): Replies {
  const t = pageTexts(languageOf(c))
  const { pathname } = new URL(c.req.url)
  const nobody: Reader = { edition: null, viewer: site.house.viewers.visitor(cookiesOf(c)) }
  const show = (view: PageView, status: number, reader = nobody) => showPage(site, c, reader, view, status)

  const error: Replies['error'] = (status, key, values = {}) => show(errorView(t, key, values), status)
  const absent: Replies['absent'] = ({ form, again }, reader) =>
    show(absentFormView(t, pathname, form, again), 404, reader)
  return {
    error,
    absent,
    later(seconds) {
      c.header('retry-after', String(seconds))
      return error(503, 'error.503')
    },
    foreign: (typed, viewer) =>
      viewer
        ? show(refusedFormView(t, pathname, typed, viewer), 403, { edition: null, viewer })
        : error(403, 'error.foreign'),
    nothingHere() {
      if (c.req.method !== 'GET' || !takesForms(site, pathname)) return error(404, 'error.404')
      c.header('allow', 'POST')
      return error(405, 'error.405')
    },
    async reply(answered, request, route) {
      if (answered.kind === 'absent') return absent({ form: request.form, again: route.givesBack === true }, request)
      if (answered.kind === 'made-once') {
        const made = await onceReply(site, c, request, answered)
        return made instanceof Response ? made : this.reply(made, request, route)
      }
      if (answered.kind === 'events') {
        const { viewer, remote } = request
        const listener = viewer.person ? { person: viewer.person.id } : { network: networkOf(remote) }
        return site.streams.open(listener, answered.subscribe) ?? this.later(SECONDS_UNTIL_ROOM)
      }
      if (answered.kind === 'data') return dataReply(c, answered, c.get('own') === true)
      if (answered.kind === 'stream') return streamReply(c, answered)
      for (const cookie of answered.cookies)
        c.header('set-cookie', cookieLine(cookie, c.get('secure')), { append: true })
      if (answered.kind === 'to') return c.redirect(answered.path, 303)
      if (answered.refreshSeconds) c.header('refresh', String(answered.refreshSeconds))
      return show(answered.view, answered.status, request)
    },
  }
}

/** When a page that finds no room for another stream may ask again; until then it looks by itself. */
const SECONDS_UNTIL_ROOM = 20

function takesForms({ house }: Site, pathname: string): boolean {
  const [, language, ...rest] = pathname.split('/')
  const takes = house.routes.filter((route) => route.method === 'POST')
  return isLanguage(language) && takes.some((route) => follows(route.path, `/${rest.join('/')}`))
}

function dataReply(c: WebContext, answered: Data, own: boolean): Response {
  const headers = dataHeaders(answered, own)
  if (answered.etag) {
    headers.etag = answered.etag
    if (isKnown(c, answered.etag)) return c.body(null, 304, headers)
  }
  return c.body(answered.body as string, answered.status as 200, headers)
}

/** Sent as it is made: nothing on the way gathers it up to press it. */
function streamReply(c: WebContext, { parts, type, filename }: Reply & { kind: 'stream' }): Response {
  const headers = dataHeaders({ kind: 'data', body: '', type, filename, status: 200 }, true)
  const body = Readable.toWeb(Readable.from(parts)) as ReadableStream
  return c.body(body, 200, { ...headers, 'cache-control': 'no-store, no-transform' })
}

type Data = Reply & { kind: 'data' }

/** What belongs to somebody (`own`) stays on no disk. */
function dataHeaders({ type, filename, open }: Data, own: boolean): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': type, 'cache-control': own ? 'no-store' : 'no-cache' }
  if (open && !own) Object.assign(headers, READABLE_ELSEWHERE)
  if (filename) headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`
  return headers
}

/** For scripts of other sites; `framed` leaves the rule about whose pages may use it as it is said here. */
const READABLE_ELSEWHERE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, link',
  'cross-origin-resource-policy': 'cross-origin',
}

function isKnown(c: WebContext, etag: string): boolean {
  const known = c.req.header('if-none-match')?.split(',') ?? []
  return known.some((tag) => tag.trim().replace(/^W\//, '') === etag)
}

async function showPage(site: Site, c: WebContext, reader: Reader, view: PageView, status: number): Promise<Response> {
  const html = await documentOf(site, c, reader, view)
  describePage(c, reader.viewer, status)
  c.set('style', view.style ? styleSource(view.style) : null)
  c.set('devices', { camera: view.camera === true, microphone: view.microphone === true })
  return c.html(html, status as 200)
}

async function documentOf(site: Site, c: WebContext, reader: Reader, view: PageView): Promise<string> {
  const frame = await frameOf(site, c, reader)
  return `<!doctype html>${renderToString(<Layout frame={frame} view={view} />)}`
}

/** What is somebody's is stored nowhere and found by no search machine; what is closed looks like what is absent, in this too. */
function describePage(c: WebContext, viewer: Viewer, status = 200): void {
  const language = languageOf(c)
  if (c.get('inFrames')) {
    c.header('content-language', language)
    c.header('cache-control', 'no-cache')
    return // a frame leaves nothing in the browser of whoever reads another site
  }
  const cookie = { name: 'language', value: language, days: 365, httpOnly: false }
  c.header('set-cookie', cookieLine(cookie, c.get('secure')), { append: true })
  c.header('content-language', language)
  const own = c.get('own') === true && status !== 404
  if (own) c.header('x-robots-tag', 'noindex')
  c.header('cache-control', own || viewer.draftKey || viewer.person ? 'no-store' : 'no-cache')
}

type MadeOnce = Reply & { kind: 'made-once' }

/** Out of what is kept where the reader is nobody in particular and nothing stands above the page; else made for this one reader. */
async function onceReply(site: Site, c: WebContext, reader: Reader, answered: MadeOnce): Promise<Response | Reply> {
  const { viewer } = reader
  const { pathname, search: asked } = new URL(c.req.url)
  const search = answered.anySearch ? '' : asked
  const above = viewer.person || answered.forAll ? [] : await aboveOf(site, c, viewer, pathname)
  const own = viewer.person !== null && !answered.forAll
  if (own || above.length > 0 || search.length > LONGEST_KEPT_SEARCH) return answered.make()
  const saving = c.req.header('save-data') === 'on' ? 'without fonts' : ''
  let instead: Reply | null = null
  const kept = await site.kept.of([languageOf(c), pathname + search, saving, answered.mark].join('\n'), async () => {
    const made = await answered.make()
    if (made.kind === 'page' && made.status === 200 && made.cookies.length === 0 && !made.refreshSeconds)
      return {
        body: await documentOf(site, c, reader, made.view),
        headers: { 'content-type': 'text/html; charset=utf-8' },
        style: made.view.style ? styleSource(made.view.style) : null,
      }
    if (made.kind === 'data' && made.status === 200)
      return { body: made.body, headers: dataHeaders(made, false), style: null }
    instead = made
    return null
  })
  if (!kept) return instead ?? answered.make()
  if (kept.headers['content-type']?.startsWith('text/html')) describePage(c, viewer)
  return keptReply(c, kept)
}

/** Filters of many words are hardly asked for twice. */
const LONGEST_KEPT_SEARCH = 300

async function keptReply(c: WebContext, kept: KeptAnswer): Promise<Response> {
  const encoding = encodingFor(c.req.header('accept-encoding'))
  const etag = `"${kept.tag}${encoding ? `-${encoding}` : ''}"`
  c.set('style', kept.style)
  for (const [name, value] of Object.entries(kept.headers)) c.header(name, value)
  c.header('vary', 'accept-encoding, cookie')
  c.header('etag', etag)
  if (isKnown(c, etag)) return c.body(null, 304)
  if (encoding) c.header('content-encoding', encoding)
  const bytes = await kept.bytes(encoding)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { 'content-length': String(bytes.length) })
}

async function frameOf(site: Site, c: WebContext, { edition, viewer }: Reader): Promise<Frame> {
  const { platform, house, assets } = site
  const language = languageOf(c)
  const { pathname, search } = new URL(c.req.url)
  const rest = pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '') + search
  const signIn = pathTo(language, ...(house.signInWay(platform.config)?.path ?? []))
  return {
    ...{ language, edition, viewer, rest },
    house: edition ? await houseIn(site, edition) : house,
    origin: platform.config.origin,
    corner: house.corner({ language, viewer, signIn }),
    above: await aboveOf(site, c, viewer, `/${language}${rest}`),
    assets: {
      css: assets.css,
      script: assets.script,
      worker: assets.worker,
      fonts: c.req.header('save-data') === 'on' ? [] : assets.fontsFor(language),
    },
  }
}

/** What leads somewhere in this edition; where nobody can tell (the database is away), all of it. */
async function houseIn({ platform, house }: Site, edition: EditionScope): Promise<Frame['house']> {
  const standing = async <Entry extends NavEntry | DeskTab>(entries: readonly Entry[]) => {
    const there = await Promise.all(entries.map((entry) => entry.there?.(platform, edition).catch(() => true) ?? true))
    return entries.filter((_, i) => there[i])
  }
  return { nav: await standing(house.nav), desk: await standing(house.desk) }
}

/** What modules put above every page; where they cannot (the database is away), there is nothing. */
async function aboveOf({ platform, house }: Site, c: WebContext, viewer: Viewer, here: string): Promise<VNode[]> {
  const looking = async () => (viewer.person ? viewer : await house.viewers.resolve(platform, cookiesOf(c)))
  const of = { language: languageOf(c), here, looking }
  const asked = house.above.map((above) => above(platform, of).catch(() => null))
  return (await Promise.all(asked)).filter((node) => node !== null)
}
