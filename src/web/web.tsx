import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { renderToString } from 'preact-render-to-string'
import { type Viewer, visitor } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { demoBar } from '../demo/public.ts'
import { DRAFT_COOKIE, resolveViewer } from '../identity/public.ts'
import { emptyForm, readForm, type SubmittedForm } from '../page/form.ts'
import { Layout } from '../page/layout.tsx'
import type { Cookie, PageRequest, PageView, Reply, Route } from '../page/route.ts'
import { pageTexts } from '../page/texts.ts'
import { isLanguage, isZone, LANGUAGES, type Language, negotiate } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { notReady } from '../platform/ready.ts'
import { ok } from '../platform/result.ts'
import { refuseUnwatched } from './access-table.ts'
import { follows, tidyAddress } from './addresses.ts'
import { type Assets, openAssets } from './assets.ts'
import { compress, compressed, encodingFor } from './compress.ts'
import { absentFormView, type ErrorKey, errorView, refusedFormView } from './error-page.tsx'
import { databaseAway } from './faults.ts'
import { routes } from './modules.ts'
import { nearestPage, withCookies } from './nearest.ts'

type Env = {
  Variables: { nonce: string; id: string; route?: string }
  Bindings: { incoming?: { socket?: { remoteAddress?: string } } }
}

// Grouped, because the router would otherwise let the first alternative end the whole path.
const LANGUAGE = `:lang{(?:${LANGUAGES.join('|')})}`

/** The web application: a plain function from request to response, whole in tests without a port. */
export function createWeb(platform: Platform): { fetch: Hono<Env>['fetch']; request: Hono<Env>['request'] } {
  const assets = openAssets()
  const app = new Hono<Env>()
  const secure = platform.config.origin.startsWith('https:')

  app.use(async (c, next) => {
    c.set('nonce', randomBytes(16).toString('base64'))
    c.set('id', randomBytes(6).toString('hex'))
    const began = performance.now()
    await next()
    for (const [name, value] of Object.entries(securityHeaders(c.get('nonce'), secure))) c.header(name, value)
    c.header('x-request-id', c.get('id'))
    // The pattern, never the address: numbers and searches can name a person.
    platform.log.info({
      request: c.get('id'),
      method: c.req.method,
      route: c.get('route') ?? null,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
    })
  })
  app.use(compress)
  app.onError((error, c) => {
    platform.log.error({ request: c.get('id'), err: { message: error.message, stack: error.stack } }, 'fault')
    if (databaseAway(error)) {
      c.header('retry-after', '60')
      return errorPage(c, platform, assets, languageOf(c), 503, 'error.503')
    }
    return errorPage(c, platform, assets, languageOf(c), 500, 'error.500', { id: c.get('id') })
  })
  app.notFound((c) => nothingHere(c, platform, assets))

  app.get('/*', (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    const tidy = tidyAddress(pathname, search)
    return tidy ? c.redirect(tidy, 301) : next()
  })
  app.get('/health/live', (c) => c.json({ alive: true }))
  app.get('/health/ready', async (c) => {
    const reason = await notReady(platform)
    return reason ? c.json({ ready: false, reason }, 503) : c.json({ ready: true })
  })
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }),
  )
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /*/me\nDisallow: /*/drafts/\n'))
  app.get('/assets/:file', (c) => asset(c, assets))
  app.get('/', (c) => {
    c.header('vary', 'accept-language, cookie')
    const kept = getCookie(c, 'language')
    return c.redirect(`/${isLanguage(kept) ? kept : negotiate(c.req.header('accept-language'))}`, 302)
  })

  refuseUnwatched(routes)
  for (const route of routes) {
    const look = async (path: string, cookie: string) => (await app.request(path, { headers: { cookie } })).status
    const handle = (c: Context<Env>) => answer(c, platform, assets, route, look)
    for (const address of route.bare
      ? [`/${LANGUAGE}${route.path}`, route.path]
      : [`/${LANGUAGE}${route.path === '/' ? '' : route.path}`]) {
      app.on(route.method, address, handle)
    }
  }
  // An address without a language, as people type it, leads to the page in the reader's own.
  app.get('/*', (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!routes.some((route) => route.method === 'GET' && follows(route.path, pathname))) return next()
    c.header('vary', 'accept-language, cookie')
    return c.redirect(`/${languageOf(c)}${pathname}${search}`, 302)
  })
  return app
}

/** The status a path would be answered with, for these cookies. */
type Look = (path: string, cookie: string) => Promise<number>

async function answer(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  route: Route,
  look: Look,
): Promise<Response> {
  const language = languageOf(c)
  c.set('route', route.path)
  if (route.method === 'POST' && !sameSite(c.req.raw, platform.config.origin)) {
    const typed = await readForm(c.req.raw, route.bodyLimitBytes)
    const view = refusedFormView(pageTexts(language), new URL(c.req.url).pathname, typed.ok ? typed.value : emptyForm)
    return document(c, platform, assets, anonymous(c, language), view, 403)
  }
  const params = c.req.param() as Record<string, string>
  const edition = params.edition ? await editionBySlug(platform.db, params.edition) : null
  const viewer = await resolveViewer(platform, (name) => getCookie(c, name) ?? null)
  const posted = route.method === 'POST' ? await readForm(c.req.raw, route.bodyLimitBytes) : ok(emptyForm)
  if ((params.edition && !edition) || !route.rule.allows(viewer, edition))
    return route.method === 'GET' && !edition && params.edition
      ? nothingHere(c, platform, assets)
      : absentPage(c, platform, assets, anonymous(c, language), posted.ok ? posted.value : emptyForm)
  if (!posted.ok) {
    if (posted.refusal.code === 'unreadable') return errorPage(c, platform, assets, language, 400, 'error.broken')
    return errorPage(c, platform, assets, language, 413, 'error.large', {
      megabytes: Math.floor(route.bodyLimitBytes / 1024 / 1024),
    })
  }
  const url = new URL(c.req.url)
  const zone = getCookie(c, 'zone')
  const request: PageRequest = {
    platform,
    viewer,
    language,
    edition,
    params,
    url,
    query: url.searchParams,
    form: posted.value,
    cookie: (name) => getCookie(c, name) ?? null,
    readerZone: isZone(zone) ? zone : null,
    remote: c.env?.incoming?.socket?.remoteAddress ?? 'local',
    userAgent: c.req.header('user-agent') ?? null,
  }
  const reply = await route.handle(request)
  if (reply.kind === 'to' && reply.nearest) {
    const cookie = withCookies(c.req.header('cookie') ?? '', reply.cookies)
    const path = await nearestPage(reply.path, (candidate) => look(candidate, cookie))
    return send(c, platform, assets, request, { ...reply, path })
  }
  return send(c, platform, assets, request, reply)
}

async function send(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  request: PageRequest,
  reply: Reply,
): Promise<Response> {
  if (reply.kind === 'absent') return absentPage(c, platform, assets, request, request.form)
  if (reply.kind === 'data') {
    const headers: Record<string, string> = { 'content-type': reply.type, 'cache-control': 'no-cache' }
    if (reply.etag) {
      headers.etag = reply.etag
      const asked = c.req.header('if-none-match')?.split(',') ?? []
      if (asked.some((tag) => tag.trim().replace(/^W\//, '') === reply.etag)) return c.body(null, 304, headers)
    }
    if (reply.filename)
      headers['content-disposition'] = `attachment; filename*=UTF-8''${encodeURIComponent(reply.filename)}`
    return c.body(reply.body as string, reply.status as 200, headers)
  }
  for (const cookie of reply.cookies) c.header('set-cookie', cookieLine(cookie, platform), { append: true })
  if (reply.kind === 'to') return c.redirect(reply.path, 303)
  if (reply.refreshSeconds) c.header('refresh', String(reply.refreshSeconds))
  return document(c, platform, assets, request, reply.view, reply.status)
}

async function document(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  of: Pick<PageRequest, 'language' | 'edition' | 'viewer' | 'url'>,
  view: PageView,
  status: number,
): Promise<Response> {
  const { language } = of
  const rest = of.url.pathname.replace(/^\/[a-z]{2}(?=\/|$)/, '') + of.url.search
  const frame = {
    language,
    edition: of.edition,
    viewer: of.viewer,
    rest,
    origin: platform.config.origin,
    nonce: c.get('nonce'),
    demo: platform.config.demo,
    bar: platform.config.demo ? await barOf(c, platform, language, of.viewer, rest) : null,
    assets: {
      css: assets.css,
      script: assets.script,
      fonts: c.req.header('save-data') === 'on' ? [] : assets.fontsFor(language),
    },
  }
  c.header('set-cookie', `language=${language}; Path=/; Max-Age=31536000; SameSite=Lax`, { append: true })
  c.header('content-language', language)
  c.header('cache-control', of.viewer.draftKey || of.viewer.person ? 'no-store' : 'no-cache')
  return c.html(`<!doctype html>${renderToString(<Layout frame={frame} view={view} />)}`, status as 200)
}

/** The bar of the demonstration; it knows who is looking on pages that otherwise do not. A database that is away has no bar. */
async function barOf(c: Context<Env>, platform: Platform, language: Language, viewer: Viewer, rest: string) {
  try {
    const looking = viewer.person ? viewer : await resolveViewer(platform, (name) => getCookie(c, name) ?? null)
    return await demoBar(platform, { language, viewer: looking, here: `/${language}${rest}` })
  } catch {
    return null
  }
}

function errorPage(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  language: Language,
  status: number,
  key: ErrorKey,
  values: Record<string, string | number> = {},
  request?: PageRequest,
): Promise<Response> {
  const view = errorView(pageTexts(language), key, values)
  return document(c, platform, assets, request ?? anonymous(c, language), view, status)
}

/** Hidden and absent look the same. Whatever was typed into a form for it is shown again, so that it is not lost. */
function absentPage(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  of: Pick<PageRequest, 'language' | 'edition' | 'viewer' | 'url'>,
  form: SubmittedForm,
): Promise<Response> {
  return document(c, platform, assets, of, absentFormView(pageTexts(of.language), of.url.pathname, form), 404)
}

/** No page answers here. Where a form is taken, as on reloading the address a form went to, the page says that. */
function nothingHere(c: Context<Env>, platform: Platform, assets: Assets): Promise<Response> {
  const [, first, ...rest] = new URL(c.req.url).pathname.split('/')
  const takesForms =
    c.req.method === 'GET' &&
    isLanguage(first) &&
    routes.some((route) => route.method === 'POST' && follows(route.path, `/${rest.join('/')}`))
  if (!takesForms) return errorPage(c, platform, assets, languageOf(c), 404, 'error.404')
  c.header('allow', 'POST')
  return errorPage(c, platform, assets, languageOf(c), 405, 'error.405')
}

const anonymous = (c: Context, language: Language) => ({
  language,
  edition: null,
  viewer: visitor(getCookie(c, DRAFT_COOKIE) ?? null),
  url: new URL(c.req.url),
})

const languageOf = (c: Context): Language => {
  const first = new URL(c.req.url).pathname.split('/')[1]
  if (isLanguage(first)) return first
  const kept = getCookie(c, 'language')
  return isLanguage(kept) ? kept : negotiate(c.req.header('accept-language'))
}

/** A form post must come from our own pages: browsers say so in one of three headers, and none lies about it to another site's favour. */
function sameSite(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const from = request.headers.get('origin') ?? originOf(request.headers.get('referer'))
  return from !== null && (from === origin || from === new URL(request.url).origin)
}

const originOf = (address: string | null): string | null => (address && URL.parse(address)?.origin) || null

function cookieLine(cookie: Cookie, platform: Platform): string {
  const secure = platform.config.origin.startsWith('https:') ? '; Secure' : ''
  const age = cookie.days === null ? '' : `; Max-Age=${Math.round(cookie.days * 86_400)}`
  return `${cookie.name}=${cookie.value}; Path=/; SameSite=Lax${age}${cookie.httpOnly === false ? '' : '; HttpOnly'}${secure}`
}

const securityHeaders = (nonce: string, secure: boolean): Record<string, string> => ({
  'content-security-policy': `default-src 'self'; style-src 'self' 'nonce-${nonce}'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  ...(secure ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' } : {}),
})

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
}

const pressed = new Map<string, Uint8Array>()

async function asset(c: Context<Env>, assets: Assets): Promise<Response> {
  const file = c.req.param('file') ?? ''
  const type = TYPES[path.extname(file)]
  if (!assets.folder || !type || !/^[\w.-]+$/.test(file)) return c.notFound()
  const full = path.join(assets.folder, 'assets', file)
  if (!fs.existsSync(full)) return c.notFound()
  const headers = {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  }
  const encoding = path.extname(file) === '.woff2' ? null : encodingFor(c.req.header('accept-encoding'))
  if (!encoding) return c.body(fs.readFileSync(full), 200, headers)
  const key = `${full} ${encoding}`
  const bytes = pressed.get(key) ?? (await compressed(fs.readFileSync(full), encoding, true))
  pressed.set(key, bytes)
  return c.body(bytes as Uint8Array<ArrayBuffer>, 200, { ...headers, 'content-encoding': encoding })
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 32" fill="none" stroke="#a1471b" stroke-width="2.4" stroke-linecap="round"><path d="M2 4c10 0 9 12 19 12h8M2 12c9 0 9 4 17 4M2 20c9 0 9-4 17-4M2 28c10 0 9-12 19-12"/><circle cx="33.5" cy="16" r="4.2" fill="#a1471b"/></svg>'
