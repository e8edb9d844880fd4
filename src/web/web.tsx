import { randomBytes } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { anyone } from '../access/public.ts'
import type { House } from '../page/house.ts'
import type { Reply, Route } from '../page/route.ts'
import { LANGUAGES } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { notReady } from '../platform/ready.ts'
import { refuseUnwatched } from './access-table.ts'
import { flawOf, follows, tidyAddress } from './addresses.ts'
import { assetReply } from './asset-reply.ts'
import { openAssets } from './assets.ts'
import { compress } from './compress.ts'
import { eventStreams, limitsOf } from './event-stream.ts'
import { databaseAway } from './faults.ts'
import { FAVICON } from './favicon.ts'
import { cookieName, framedHeaders, securityHeaders } from './headers.ts'
import { keptAnswers } from './kept-answers.ts'
import { nearestPage, withCookies } from './nearest.ts'
import { receive } from './receive.ts'
import { type Replies, replies } from './replies.tsx'
import { roomForBodies } from './room.ts'
import { type Env, keptLanguage, languageOf, type Site, type WebContext } from './site.ts'

type Web = Hono<Env>

// Grouped, because the router would otherwise let the first alternative end the whole path.
const LANGUAGE = `:lang{(?:${LANGUAGES.join('|')})}`

/** The web application of a house: a plain function from request to response, whole in tests without a port. */
export function createWeb(platform: Platform, house: House): { fetch: Web['fetch']; request: Web['request'] } {
  refuseUnwatched(house.routes)
  const site: Site = {
    platform,
    house,
    assets: openAssets(),
    kept: keptAnswers(),
    streams: eventStreams(limitsOf(platform.config.streams)),
    room: roomForBodies(),
  }
  const app: Web = new Hono<Env>()
  app.use(framed(platform))
  app.use(compress)
  app.onError((error, c) => fault(site, c, error))
  app.notFound((c) => replies(site, c).nothingHere())
  app.use((c, next) => {
    const flaw = flawOf(c.req.url)
    if (!flaw) return next()
    return flaw === 'too-long' ? replies(site, c).error(414, 'error.address') : replies(site, c).nothingHere()
  })
  app.get('/*', (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    const tidy = tidyAddress(pathname, search)
    return tidy ? c.redirect(tidy, 301) : next()
  })
  serveOwn(app, site)
  for (const route of house.routes)
    for (const address of addressesOf(route)) app.on(route.method, address, (c) => answer(app, site, c, route))
  // An address without a language, as people type it, leads to the page in the reader's own.
  app.get('/*', (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    if (!house.routes.some((route) => route.method === 'GET' && follows(route.path, pathname))) return next()
    c.header('vary', 'accept-language, cookie')
    return c.redirect(`/${languageOf(c)}${pathname}${search}`, 302)
  })
  return app
}

/** Around every answer: the browser's rules, a number for the log, and a line in it. */
const framed =
  ({ log, config }: Platform): MiddlewareHandler<Env> =>
  async (c, next) => {
    c.set('secure', config.origin.startsWith('https:'))
    c.set('id', randomBytes(6).toString('hex'))
    const began = performance.now()
    await next()
    const style = c.get('style') ?? null
    const rules = {
      ...securityHeaders(style, c.get('secure'), c.get('devices')),
      ...(shownInFrames(c) ? framedHeaders(style) : {}),
    }
    for (const [name, value] of Object.entries(rules))
      if (name !== 'cross-origin-resource-policy' || !c.res.headers.has(name)) c.header(name, value)
    c.header('x-request-id', c.get('id'))
    // The pattern, never the address: numbers and searches can name a person.
    log.info({
      request: c.get('id'),
      method: c.req.method,
      route: c.get('route') ?? null,
      status: c.res.status,
      milliseconds: Math.round(performance.now() - began),
    })
  }

/** Only the page itself: what is absent or refused is for no frame. */
const shownInFrames = (c: WebContext): boolean => c.get('inFrames') === true && [200, 304].includes(c.res.status)

function fault(site: Site, c: WebContext, error: Error): Promise<Response> {
  site.platform.log.error({ request: c.get('id'), err: error }, 'fault')
  return databaseAway(error)
    ? replies(site, c).later(SECONDS_TO_COME_BACK)
    : replies(site, c).error(500, 'error.500', { id: c.get('id') })
}

/** How long whoever is told to come back should wait: until the database is there, or this node knows the time again. */
const SECONDS_TO_COME_BACK = 60
const SECONDS_TO_MEASURE = 5

/** Addresses of the program itself, which no module has. */
function serveOwn(app: Web, { platform, assets }: Site): void {
  app.get('/health/live', (c) => c.json({ alive: true }))
  app.get('/health/ready', async (c) => {
    const reason = await notReady(platform)
    return reason ? c.json({ ready: false, reason }, 503) : c.json({ ready: true })
  })
  app.get('/favicon.svg', (c) =>
    c.body(FAVICON, 200, { 'content-type': 'image/svg+xml', 'cache-control': 'max-age=86400' }),
  )
  app.get('/robots.txt', (c) => c.text('User-agent: *\nDisallow: /*/me\nDisallow: /*/drafts/\n'))
  app.get('/assets/:file', (c) => assetReply(c, assets))
  app.get('/', (c) => {
    c.header('vary', 'accept-language, cookie')
    return c.redirect(`/${keptLanguage(c)}`, 302)
  })
}

function addressesOf({ path, bare }: Route): string[] {
  return bare ? [`/${LANGUAGE}${path}`, path] : [`/${LANGUAGE}${path === '/' ? '' : path}`]
}

/** What is behind it is somebody's: by its rule, or because its address is a secret that was sent to one person. */
const isOwn = ({ rule, path }: Route): boolean => rule !== anyone || /:(?:token|secret|key|code)\b/.test(path)

async function answer(app: Web, site: Site, c: WebContext, route: Route): Promise<Response> {
  c.set('route', route.path)
  c.set('inFrames', route.framed === true)
  c.set('own', isOwn(route))
  try {
    const received = await receive(site, c, route)
    if (received.kind !== 'request') return await refusal(replies(site, c), route, received)
    const { request } = received
    const answered = await nearer(app, c, await route.handle(request))
    return await replies(site, c).reply(answered, request, route)
  } finally {
    c.get('leave')?.()
  }
}

function refusal(
  give: Replies,
  route: Route,
  refused: Exclude<Awaited<ReturnType<typeof receive>>, { kind: 'request' }>,
): Promise<Response> {
  switch (refused.kind) {
    case 'foreign':
      return give.foreign(refused.typed, refused.viewer)
    case 'no-edition':
      return give.nothingHere()
    case 'not-theirs':
      return give.absent({ form: refused.typed, again: route.givesBack === true })
    case 'unreadable':
      return give.error(400, 'error.broken')
    case 'out-of-step':
      return give.later(SECONDS_TO_MEASURE)
    case 'no-room':
      return give.later(SECONDS_TO_MEASURE)
    case 'too-large':
      return give.error(413, 'error.large', { megabytes: Math.floor(route.bodyLimitBytes / 1024 / 1024) })
  }
}

/** Where an answer leads to the nearest page there is, the one that answers for the cookies it sets. */
async function nearer(app: Web, c: WebContext, reply: Reply): Promise<Reply> {
  if (reply.kind !== 'to' || !reply.nearest) return reply
  const cookie = withCookies(
    c.req.header('cookie') ?? '',
    reply.cookies.map((set) => ({ ...set, name: cookieName(set.name, c.get('secure')) })),
  )
  const path = await nearestPage(
    reply.path,
    async (candidate) => (await app.request(candidate, { headers: { cookie } })).status,
  )
  return { ...reply, path }
}
