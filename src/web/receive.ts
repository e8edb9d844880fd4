import type { EditionScope, Viewer } from '../access/public.ts'
import { cleanText, emptyForm, readForm, readPlain, type SubmittedForm } from '../page/form.ts'
import type { PageRequest, Route } from '../page/route.ts'
import { isZone } from '../platform/languages/public.ts'
import { clientAddress, networkOf } from '../platform/network.ts'
import { BEGINNING_BYTES, type Begun, begin } from './body.ts'
import { type Sender, senderOf } from './origin.ts'
import { cookiesOf, languageOf, type Site, type WebContext } from './site.ts'

/** What has come in, and whether a handler may see it. `typed` is what a refused form holds, so that it can be shown again. */
type Received =
  | { kind: 'request'; request: PageRequest }
  | { kind: 'foreign'; typed: SubmittedForm; viewer: Viewer | null }
  | { kind: 'no-edition' }
  | { kind: 'not-theirs'; typed: SubmittedForm }
  | { kind: 'too-large' }
  | { kind: 'unreadable' }
  | { kind: 'out-of-step' }
  | { kind: 'no-room' }

/** The one door of all requests. */
export const receive = (site: Site, c: WebContext, route: Route): Promise<Received> =>
  route.method === 'POST' ? receivePosted(site, c, route) : receiveAsked(site, c, route)

async function receiveAsked(site: Site, c: WebContext, route: Route): Promise<Received> {
  const asked = await askedBy(site, c)
  if (asked.slug && !asked.edition) return { kind: 'no-edition' }
  if (!(await mayPass(site, route, asked))) return { kind: 'not-theirs', typed: emptyForm }
  return { kind: 'request', request: requestOf(site, c, { ...asked, form: emptyForm }, site.platform.clock.now()) }
}

/**
 * In this order: where a form comes from, when its last byte arrived, whether this node can tell the time, whether the rule of the route
 * lets the viewer pass and the thing is theirs, how large it is, whether there is room for it, and only then what it holds. A form that is refused is read no further
 * than its beginning, so that nobody's words are lost and nobody's megabytes are looked at.
 */
async function receivePosted(site: Site, c: WebContext, route: Route): Promise<Received> {
  const { clock, config } = site.platform
  const sender = route.forPrograms ? 'ours' : senderOf(c.req.raw, config.origin)
  if (sender === 'another' || (sender === 'unnamed' && !route.givesBack)) return FOREIGN
  const begun = await begin(c.req.raw)
  const arrivedWhole = begun.whole ? clock.now() : null
  if (clock.inStep?.() === false) return { kind: 'out-of-step' }
  const asked = await askedBy(site, c)
  const passes = (!asked.slug || asked.edition !== null) && (await mayPass(site, route, asked))
  if (sender === 'unnamed' || !passes) return refused(sender, passes ? asked.viewer : null, await shown(c, begun))
  if (!begun.whole && !(await takeRoom(site, c, route))) return { kind: 'no-room' }
  const form = await read(c, route, begun)
  if (!form.ok) return { kind: form.refusal.code }
  return { kind: 'request', request: requestOf(site, c, { ...asked, form: form.value }, arrivedWhole ?? clock.now()) }
}

/** A program may send its words as they are. */
const read = (c: WebContext, { forPrograms, bodyLimitBytes }: Route, { body }: Begun) =>
  forPrograms && /^text\/plain\b/.test(c.req.header('content-type') ?? 'text/plain')
    ? readPlain(body)
    : readForm(c.req.raw, bodyLimitBytes, body)

/** Room for a form larger than its beginning, for as long as it is being answered; what is refused for its size needs none. */
async function takeRoom({ platform, room }: Site, c: WebContext, { bodyLimitBytes }: Route): Promise<boolean> {
  const announced = c.req.header('content-length')
  const bytes = announced === undefined ? bodyLimitBytes : Number(announced)
  if (bytes > bodyLimitBytes) return true
  const leave = await room.enter(networkOf(remoteOf(platform, c)), bytes, c.req.raw.signal)
  if (leave) c.set('leave', leave)
  return leave !== null
}

const FOREIGN: Received = { kind: 'foreign', typed: emptyForm, viewer: null }

function refused(sender: Sender, viewer: Viewer | null, typed: SubmittedForm): Received {
  if (sender === 'ours') return { kind: 'not-theirs', typed }
  return viewer ? { kind: 'foreign', typed, viewer } : FOREIGN
}

async function shown(c: WebContext, { whole, body }: Begun): Promise<SubmittedForm> {
  const typed = whole ? await readForm(c.req.raw, BEGINNING_BYTES, body) : null
  return typed?.ok ? typed.value : emptyForm
}

type Asked = { viewer: Viewer; slug: string | undefined; edition: EditionScope | null; params: Record<string, string> }

async function askedBy({ platform, house }: Site, c: WebContext): Promise<Asked> {
  const params = c.req.param() as Record<string, string> // every parameter of our patterns is required
  const slug = params.edition
  const edition = slug ? await house.editionNamed(platform.db, slug) : null
  return { slug, edition, params, viewer: await house.viewers.resolve(platform, cookiesOf(c)) }
}

async function mayPass({ platform }: Site, route: Route, { viewer, edition, params }: Asked): Promise<boolean> {
  if (!route.rule.allows(viewer, edition, params)) return false
  return route.theirs ? route.theirs({ platform, viewer, edition, params }) : true
}

function requestOf(
  { platform, house }: Site,
  c: WebContext,
  { viewer, edition, params, form }: Asked & { form: SubmittedForm },
  arrivedAt: Date,
): PageRequest {
  const url = new URL(c.req.url)
  const cookie = cookiesOf(c)
  const zone = cookie('zone')
  const language = languageOf(c)
  return {
    ...{ platform, viewer, edition, params, url, form, arrivedAt, cookie },
    language,
    query: new URLSearchParams([...url.searchParams].map(([name, value]) => [name, cleanText(value)])),
    readerZone: isZone(zone) ? zone : null,
    remote: remoteOf(platform, c),
    userAgent: c.req.header('user-agent') ?? null,
    async elsewhere(search) {
      if (!edition) return []
      const found = await Promise.all(house.elsewhere.map((find) => find(platform, { edition, language, search })))
      return found.flat()
    },
  }
}

function remoteOf({ config }: Site['platform'], c: WebContext): string {
  const socket = c.env?.incoming?.socket?.remoteAddress
  return socket ? clientAddress(socket, c.req.header('x-forwarded-for') ?? null, config.trustedProxies) : 'local'
}
