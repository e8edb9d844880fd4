import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { EditionScope, Viewer } from '../access/public.ts'
import type { SubmittedForm } from '../page/form.ts'
import { type Frame, Layout } from '../page/layout.tsx'
import { type PageView, pathTo, type Reply } from '../page/route.ts'
import { pageTexts } from '../page/texts.ts'
import { isLanguage } from '../platform/languages/public.ts'
import { follows } from './addresses.ts'
import { absentFormView, type ErrorKey, errorView, refusedFormView } from './error-page.tsx'
import { cookieLine } from './headers.ts'
import { cookiesOf, languageOf, type Site, type WebContext } from './site.ts'

/** For whom a page is: what stands around it follows from that. */
type Reader = { edition: EditionScope | null; viewer: Viewer }

/** What a form held, and whether it may be sent again from the page that shows it. */
type Typed = { form: SubmittedForm; again: boolean }

export type Replies = {
  /** What a handler has answered. */
  reply(answered: Reply, reader: Reader, typed: Typed): Promise<Response>
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
    async reply(answered, reader, typed) {
      if (answered.kind === 'absent') return absent(typed, reader)
      if (answered.kind === 'data') return dataReply(c, answered)
      const secure = site.platform.config.origin.startsWith('https:')
      for (const cookie of answered.cookies) c.header('set-cookie', cookieLine(cookie, secure), { append: true })
      if (answered.kind === 'to') return c.redirect(answered.path, 303)
      if (answered.refreshSeconds) c.header('refresh', String(answered.refreshSeconds))
      return show(answered.view, answered.status, reader)
    },
  }
}

function takesForms({ house }: Site, pathname: string): boolean {
  const [, language, ...rest] = pathname.split('/')
  const takes = house.routes.filter((route) => route.method === 'POST')
  return isLanguage(language) && takes.some((route) => follows(route.path, `/${rest.join('/')}`))
}

function dataReply(c: WebContext, { body, type, status, etag, filename }: Reply & { kind: 'data' }): Response {
  const headers: Record<string, string> = { 'content-type': type, 'cache-control': 'no-cache' }
  if (etag) {
    headers.etag = etag
    const known = c.req.header('if-none-match')?.split(',') ?? []
    if (known.some((tag) => tag.trim().replace(/^W\//, '') === etag)) return c.body(null, 304, headers)
  }
  if (filename) headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`
  return c.body(body as string, status as 200, headers)
}

async function showPage(site: Site, c: WebContext, reader: Reader, view: PageView, status: number): Promise<Response> {
  const frame = await frameOf(site, c, reader)
  const { language } = frame
  c.header('set-cookie', `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`, { append: true })
  c.header('content-language', language)
  c.header('cache-control', reader.viewer.draftKey || reader.viewer.person ? 'no-store' : 'no-cache')
  return c.html(`<!doctype html>${renderToString(<Layout frame={frame} view={view} />)}`, status as 200)
}

async function frameOf(site: Site, c: WebContext, { edition, viewer }: Reader): Promise<Frame> {
  const { platform, house, assets } = site
  const language = languageOf(c)
  const { pathname, search } = new URL(c.req.url)
  const rest = pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '') + search
  const signIn = pathTo(language, ...(house.signInWay(platform.config)?.path ?? []))
  return {
    ...{ language, edition, viewer, rest, house },
    origin: platform.config.origin,
    nonce: c.get('nonce'),
    corner: house.corner({ language, viewer, signIn }),
    above: await aboveOf(site, c, viewer, `/${language}${rest}`),
    assets: {
      css: assets.css,
      script: assets.script,
      fonts: c.req.header('save-data') === 'on' ? [] : assets.fontsFor(language),
    },
  }
}

/** What modules put above every page; where they cannot (the database is away), there is nothing. */
async function aboveOf({ platform, house }: Site, c: WebContext, viewer: Viewer, here: string): Promise<VNode[]> {
  const looking = async () => (viewer.person ? viewer : await house.viewers.resolve(platform, cookiesOf(c)))
  const of = { language: languageOf(c), here, looking }
  const asked = house.above.map((above) => above(platform, of).catch(() => null))
  return (await Promise.all(asked)).filter((node) => node !== null)
}
