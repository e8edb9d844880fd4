import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type Context, Hono } from 'hono'
import { compress } from 'hono/compress'
import { getCookie } from 'hono/cookie'
import { renderToString } from 'preact-render-to-string'
import { visitor } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { DRAFT_COOKIE, resolveViewer } from '../identity/public.ts'
import { emptyForm, readForm } from '../page/form.ts'
import { Layout } from '../page/layout.tsx'
import type { Cookie, PageRequest, PageView, Reply, Route } from '../page/route.ts'
import { pageTexts } from '../page/texts.ts'
import { pendingMigrations } from '../platform/db/migrate.ts'
import { isLanguage, isZone, LANGUAGES, type Language, negotiate } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { type Assets, openAssets } from './assets.ts'
import { errorView } from './error-page.tsx'
import { routes } from './modules.ts'

type Env = {
  Variables: { nonce: string; id: string }
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
    await next()
    for (const [name, value] of Object.entries(securityHeaders(c.get('nonce'), secure))) c.header(name, value)
  })
  app.use(compress())
  app.onError((error, c) => {
    platform.log.error({ request: c.get('id'), err: { message: error.message, stack: error.stack } }, 'fault')
    return errorPage(c, platform, assets, languageOf(c), 500, 'error.500', { id: c.get('id') })
  })
  app.notFound((c) => errorPage(c, platform, assets, languageOf(c), 404, 'error.404'))

  app.get('/health/live', (c) => c.json({ alive: true }))
  app.get('/health/ready', async (c) => {
    const pending = await pendingMigrations(platform.db).catch(() => null)
    return pending?.length === 0
      ? c.json({ ready: true })
      : c.json({ ready: false, reason: pending ? 'migrations' : 'database' }, 503)
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

  for (const route of routes) {
    if (!route.rule) throw new Error(`${route.method} ${route.path} declares no rule of access`)
    const handle = (c: Context<Env>) => answer(c, platform, assets, route)
    for (const address of route.bare
      ? [`/${LANGUAGE}${route.path}`, route.path]
      : [`/${LANGUAGE}${route.path === '/' ? '' : route.path}`]) {
      app.on(route.method, address, handle)
    }
  }
  // A slash too many, as in links pasted from a letter, leads to the same page.
  app.get('/*', (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    return pathname.length > 1 && pathname.endsWith('/')
      ? c.redirect(pathname.replace(/\/+$/, '') + search, 301)
      : next()
  })
  return app
}

async function answer(c: Context<Env>, platform: Platform, assets: Assets, route: Route): Promise<Response> {
  const language = languageOf(c)
  if (route.method === 'POST' && !sameSite(c.req.raw, platform.config.origin)) {
    return errorPage(c, platform, assets, language, 403, 'error.foreign')
  }
  const params = c.req.param() as Record<string, string>
  const edition = params.edition ? await editionBySlug(platform.db, params.edition) : null
  const viewer = await resolveViewer(platform, (name) => getCookie(c, name) ?? null)
  if ((params.edition && !edition) || !route.rule.allows(viewer, edition)) {
    return errorPage(c, platform, assets, language, 404, 'error.404')
  }
  const form = route.method === 'POST' ? await readForm(c.req.raw, route.bodyLimitBytes) : emptyForm
  if (!form) {
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
    form,
    cookie: (name) => getCookie(c, name) ?? null,
    readerZone: isZone(zone) ? zone : null,
    remote: c.env?.incoming?.socket?.remoteAddress ?? 'local',
  }
  const reply = await route.handle(request)
  return send(c, platform, assets, request, reply)
}

function send(c: Context<Env>, platform: Platform, assets: Assets, request: PageRequest, reply: Reply): Response {
  if (reply.kind === 'absent') return errorPage(c, platform, assets, request.language, 404, 'error.404', {}, request)
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
  return document(c, platform, assets, request, reply.view, reply.status)
}

function document(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  of: Pick<PageRequest, 'language' | 'edition' | 'viewer' | 'url'>,
  view: PageView,
  status: number,
): Response {
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

function errorPage(
  c: Context<Env>,
  platform: Platform,
  assets: Assets,
  language: Language,
  status: number,
  key: 'error.404' | 'error.500' | 'error.foreign' | 'error.large',
  values: Record<string, string | number> = {},
  request?: PageRequest,
): Response {
  const of = request ?? {
    language,
    edition: null,
    viewer: visitor(getCookie(c, DRAFT_COOKIE) ?? null),
    url: new URL(c.req.url),
  }
  return document(c, platform, assets, of, errorView(pageTexts(language), key, values), status)
}

const languageOf = (c: Context): Language => {
  const first = new URL(c.req.url).pathname.split('/')[1]
  if (isLanguage(first)) return first
  const kept = getCookie(c, 'language')
  return isLanguage(kept) ? kept : negotiate(c.req.header('accept-language'))
}

/** A form post must come from our own pages: browsers say so in one of two headers, and none lies about it to another site's favour. */
function sameSite(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const from = request.headers.get('origin')
  return from !== null && (from === origin || from === new URL(request.url).origin)
}

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

function asset(c: Context<Env>, assets: Assets): Response | Promise<Response> {
  const file = c.req.param('file') ?? ''
  const type = TYPES[path.extname(file)]
  if (!assets.folder || !type || !/^[\w.-]+$/.test(file)) return c.notFound() as Response
  const full = path.join(assets.folder, 'assets', file)
  if (!fs.existsSync(full)) return c.notFound() as Response
  return c.body(fs.readFileSync(full), 200, {
    'content-type': type,
    'cache-control': 'public, max-age=31536000, immutable',
  })
}

const FAVICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 32" fill="none" stroke="#a1471b" stroke-width="2.4" stroke-linecap="round"><path d="M2 4c10 0 9 12 19 12h8M2 12c9 0 9 4 17 4M2 20c9 0 9-4 17-4M2 28c10 0 9-12 19-12"/><circle cx="33.5" cy="16" r="4.2" fill="#a1471b"/></svg>'
