import { anyone } from '../access/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Route,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { atomFeed } from './atom.ts'
import { publicLibrary } from './library/reads.ts'
import { shownTo } from './page.ts'
import { publicPages } from './reads.ts'
import { siteTexts } from './texts.ts'
import { NewsListPage, NewsPage, PracticalPage } from './views/public-pages.tsx'

const home = (request: PageRequest) => {
  const edition = editionOf(request)
  return { label: pickText(edition.title, request.language).text, href: pathTo(request.language, edition.slug) }
}

/** What becomes public at a set time is there with the minute. */
async function markOf({ platform }: PageRequest): Promise<string> {
  const now = platform.clock.now().toISOString().slice(0, 16)
  return `${await stampOf(platform.db, ['edition'])} ${now}`
}

const pagesOf = (request: PageRequest, kind: 'news' | 'practical') =>
  publicPages(request.platform.db, editionOf(request), kind, request.platform.clock.now())

export const routes: Route[] = [
  get('/:edition/news', anyone, async (request) => {
    const make = async () => {
      const { language } = request
      const title = siteTexts(language)('news.title')
      const props = { edition: editionOf(request), language, pages: await pagesOf(request, 'news') }
      return page({
        title,
        section: 'news',
        crumbs: [home(request), { label: title }],
        body: <NewsListPage {...props} />,
      })
    }
    return madeOnce(await markOf(request), make, { anySearch: true })
  }),

  getFile('/:edition/news.xml', anyone, async (request) => {
    const { language, platform } = request
    const make = async () => {
      const edition = editionOf(request)
      const [pages, documents] = [await pagesOf(request, 'news'), await publicLibrary(platform.db, edition)]
      const feed = atomFeed({ edition, language, pages, documents, origin: platform.config.origin })
      return data(feed, 'application/atom+xml; charset=utf-8')
    }
    return madeOnce(await markOf(request), make, { forAll: true, anySearch: true })
  }),

  get('/:edition/news/:slug', anyone, async (request) => {
    const { language, params } = request
    const edition = editionOf(request)
    const found = (await pagesOf(request, 'news')).find(({ slug }) => slug === params.slug)
    const shown = found && shownTo(found, language)
    if (!found || !shown) return absent()
    return page({
      title: shown.title,
      section: 'news',
      crumbs: [
        home(request),
        { label: siteTexts(language)('news.title'), href: pathTo(language, edition.slug, 'news') },
        { label: shown.title },
      ],
      body: <NewsPage {...{ edition, language, shown }} publicFrom={found.publicFrom} />,
    })
  }),

  get('/:edition/practical', anyone, async (request) => {
    const make = async () => {
      const { language } = request
      const title = siteTexts(language)('practical.title')
      const pages = await pagesOf(request, 'practical')
      return page({
        title,
        section: 'practical',
        crumbs: [home(request), { label: title }],
        body: <PracticalPage {...{ language, pages }} />,
      })
    }
    return madeOnce(await markOf(request), make, { anySearch: true })
  }),
]
