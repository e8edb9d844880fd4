import type { EditionScope, Viewer } from '../access/public.ts'
import { emptyForm, readForm, type SubmittedForm } from '../page/form.ts'
import type { PageRequest, Route } from '../page/route.ts'
import { isZone } from '../platform/languages/public.ts'
import { ok } from '../platform/result.ts'
import { cookiesOf, languageOf, type Site, type WebContext } from './site.ts'

/** What has come in, and whether a handler may see it. `typed` is what a refused form holds, so that it can be shown again. */
type Received =
  | { kind: 'request'; request: PageRequest }
  | { kind: 'foreign'; typed: SubmittedForm }
  | { kind: 'no-edition' }
  | { kind: 'not-theirs'; typed: SubmittedForm }
  | { kind: 'too-large' }
  | { kind: 'unreadable' }

/**
 * The one door of all requests. In this order: where a form comes from, whether the rule of the route lets this viewer pass, how large
 * it is, and only then what it holds.
 */
export async function receive(site: Site, c: WebContext, route: Route): Promise<Received> {
  if (route.method === 'POST' && !sameSite(c.req.raw, site.platform.config.origin))
    return { kind: 'foreign', typed: await typedIn(c, route) }
  const asked = await askedBy(site, c)
  const mayPass = (!asked.slug || asked.edition) && route.rule.allows(asked.viewer, asked.edition)
  if (!mayPass && route.method === 'GET' && asked.slug && !asked.edition) return { kind: 'no-edition' }
  if (!mayPass) return { kind: 'not-theirs', typed: await typedIn(c, route) }
  const form = await bodyOf(c, route)
  if (!form.ok) return { kind: form.refusal.code }
  const arrivedAt = site.platform.clock.now() // the last byte has been read
  return { kind: 'request', request: requestOf(site, c, { ...asked, form: form.value, arrivedAt }) }
}

type Asked = { viewer: Viewer; slug: string | undefined; edition: EditionScope | null }

async function askedBy({ platform, house }: Site, c: WebContext): Promise<Asked> {
  const slug = c.req.param('edition')
  const edition = slug ? await house.editionNamed(platform.db, slug) : null
  return { slug, edition, viewer: await house.viewers.resolve(platform, cookiesOf(c)) }
}

const bodyOf = (c: WebContext, route: Route) =>
  route.method === 'POST' ? readForm(c.req.raw, route.bodyLimitBytes) : Promise.resolve(ok(emptyForm))

async function typedIn(c: WebContext, route: Route): Promise<SubmittedForm> {
  const typed = await bodyOf(c, route)
  return typed.ok ? typed.value : emptyForm
}

function requestOf(
  { platform }: Site,
  c: WebContext,
  { viewer, edition, form, arrivedAt }: Asked & { form: SubmittedForm; arrivedAt: Date },
): PageRequest {
  const url = new URL(c.req.url)
  const cookie = cookiesOf(c)
  const zone = cookie('zone')
  return {
    ...{ platform, viewer, edition, url, form, arrivedAt, cookie },
    language: languageOf(c),
    params: c.req.param() as Record<string, string>, // every parameter of our patterns is required
    query: url.searchParams,
    readerZone: isZone(zone) ? zone : null,
    remote: c.env?.incoming?.socket?.remoteAddress ?? 'local',
    userAgent: c.req.header('user-agent') ?? null,
  }
}

/** A form post must come from our own pages: browsers say so in one of three headers, and none lies about it to another site's favour. */
function sameSite(request: Request, origin: string): boolean {
  const site = request.headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const from = request.headers.get('origin') ?? originOf(request.headers.get('referer'))
  return from !== null && (from === origin || from === new URL(request.url).origin)
}

const originOf = (address: string | null): string | null => (address && URL.parse(address)?.origin) || null
