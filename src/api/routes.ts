import { anyone } from '../access/public.ts'
import { editionBySlug } from '../consultation/public.ts'
import { data, getFile, madeOnce, type PageRequest, pathTo, type Reply, type Route } from '../page/route.ts'
import { stampOf } from '../platform/stamps.ts'
import { openApi } from './openapi.ts'
import { cursorOf, numberKey, type Page, pageFrom } from './paging.ts'
import { type Asking, editionShown, editionsShown, RESOURCES, type Resource } from './resources.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const answer = (value: unknown): Reply => ({ ...data(JSON.stringify(value), JSON_TYPE), open: true })
const refusal = (status: 400 | 404, error: string): Reply => ({
  ...data(JSON.stringify({ error }), 'application/problem+json; charset=utf-8', undefined, status),
  open: true,
})
const nothingHere = () => refusal(404, 'nothing-here')

/** Answers are the same for everybody until something public changes. */
const once = async ({ platform }: PageRequest, make: () => Promise<Reply>): Promise<Reply> =>
  madeOnce(await stampOf(platform.db, ['published', 'edition', 'received']), make, { forAll: true })

/** A page of things with the address of the next. */
const pageAnswer = (
  request: PageRequest,
  { shown, next }: { shown: readonly unknown[]; next: string | null },
): Reply => {
  const query = new URLSearchParams(request.query)
  if (next !== null) query.set('cursor', cursorOf(next))
  const address = `${request.platform.config.origin}${request.url.pathname}?${query}`
  return answer({ data: shown, next: next === null ? null : address })
}

const paged = (request: PageRequest, list: (page: Page) => Promise<Reply>): Promise<Reply> => {
  const page = pageFrom(request.query)
  return page.ok ? list(page.value) : Promise.resolve(refusal(400, page.refusal.code))
}

const pageAddress = ({ platform, language }: PageRequest, ...parts: (string | number)[]) =>
  `${platform.config.origin}${pathTo(language, ...parts)}`

async function askingOf(request: PageRequest): Promise<Asking | null> {
  const { db } = request.platform
  const edition = await editionBySlug(db, request.params.slug ?? '')
  return edition && { db, edition, page: (...parts) => pageAddress(request, edition.slug, ...parts) }
}

const listed = (resource: Resource) => (request: PageRequest) =>
  once(request, async () => {
    const asking = await askingOf(request)
    if (!asking) return nothingHere()
    return paged(request, async (page) => pageAnswer(request, await resource.list(asking, page)))
  })

/** One thing of a list. Numbered ones are the next behind the number before; of the others the whole list is at hand. */
const single = (resource: Resource, one: NonNullable<Resource['one']>) => (request: PageRequest) =>
  once(request, async () => {
    const asking = await askingOf(request)
    const key = one.key(request.params.one ?? '')
    if (!asking || key === null) return nothingHere()
    const { shown } = await resource.list(asking, one.numbered ? { after: keyBefore(key), limit: 1 } : ALL)
    const found = shown.find((thing) => one.keyOf(thing) === key)
    return found ? answer(found) : nothingHere()
  })

const ALL: Page = { after: null, limit: Number.MAX_SAFE_INTEGER }
const keyBefore = (key: string) => numberKey(Number(key) - 1)

export const routes: readonly Route[] = [
  getFile('/api/v1/openapi.json', anyone, (request) =>
    once(request, async () => answer(openApi(request.platform.config.origin))),
  ),
  getFile('/api/v1/editions', anyone, (request) =>
    once(request, () =>
      paged(request, async (page) =>
        pageAnswer(request, await editionsShown(request.platform.db, page, (slug) => pageAddress(request, slug))),
      ),
    ),
  ),
  getFile('/api/v1/editions/:slug', anyone, (request) =>
    once(request, async () => {
      const asking = await askingOf(request)
      return asking ? answer(editionShown(asking)) : nothingHere()
    }),
  ),
  ...RESOURCES.flatMap((resource) => [
    getFile(`/api/v1/editions/:slug/${resource.path}`, anyone, listed(resource)),
    ...(resource.one
      ? [getFile(`/api/v1/editions/:slug/${resource.path}/:one`, anyone, single(resource, resource.one))]
      : []),
  ]),
]
