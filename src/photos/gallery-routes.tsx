import { anyone } from '../access/public.ts'
import { facetsOf, namesOfTerms, vocabulariesOf } from '../forms/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  type Route,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { collageOf, countriesShown, galleryPage, photoShown, publicSize } from './gallery-reads.ts'
import { type Contest, contestOf } from './reads.ts'
import { contestTexts } from './texts.ts'
import { type By, Collage, ConsentForm, Gallery, Rules } from './views/gallery.tsx'
import { PhotoPage } from './views/photo-page.tsx'

/** Photographs on one page of the gallery, and of one term in the collage. */
const A_PAGE = 24
const A_TERM = 12

/** What photographs are put together by, as the edition calls it. */
async function byOf({ platform, language, edition: scope }: PageRequest, contest: Contest): Promise<By> {
  if (!scope) throw new Error('A contest belongs to an edition.')
  const [names, facets] = await Promise.all([vocabulariesOf(platform.db, scope), facetsOf(platform.db, scope)])
  const facet = facets.find(({ vocabularies }) => vocabularies.includes(contest.by))
  const nameOf = namesOfTerms(names, language)
  return {
    label: facet ? pickText(facet.label, language).text : contest.by,
    terms: (names.get(contest.by) ?? []).map(({ code }) => code),
    name: (term) => nameOf(contest.by, term),
  }
}

/** A page of the contest; absent where the edition holds none. */
const contestPage =
  (
    title: (request: PageRequest, contest: Contest) => string,
    body: (request: PageRequest, contest: Contest) => Promise<Reply> | Reply,
  ) =>
  async (request: PageRequest): Promise<Reply> => {
    const edition = editionOf(request)
    const contest = await contestOf(request.platform.db, edition)
    if (!contest) return absent()
    const reply = await body(request, contest)
    if (reply.kind !== 'page') return reply
    const { language } = request
    const gallery = { label: contestTexts(language)('nav'), href: pathTo(language, edition.slug, 'photos') }
    const said = title(request, contest)
    const crumbs = [
      { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
      ...(said === gallery.label ? [] : [gallery]),
      { label: said },
    ]
    return { ...reply, view: { ...reply.view, title: reply.view.title || said, section: 'photos', crumbs } }
  }

const numberIn = (text: string | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : -1)

export const galleryRoutes: Route[] = [
  get(
    '/:edition/photos',
    anyone,
    contestPage(
      ({ language }) => contestTexts(language)('nav'),
      async (request, contest) => {
        const { platform, language, query } = request
        const edition = editionOf(request)
        const wish = { term: query.get('term') || null, country: query.get('country') || null }
        const asked = Math.max(1, numberIn(query.get('page') ?? '1'))
        const by = await byOf(request, contest)
        const [found, countries] = [
          await galleryPage(platform.db, edition, contest.by, { ...wish, page: asked, ofPage: A_PAGE }),
          await countriesShown(platform.db, edition),
        ]
        const pages = Math.max(1, Math.ceil(found.count / A_PAGE))
        const props = { edition, language, contest, ...found, countries, wish, page: asked, pages, by }
        return page({ title: '', body: <Gallery {...props} /> })
      },
    ),
  ),

  get(
    '/:edition/photos/collage',
    anyone,
    contestPage(
      ({ language }) => contestTexts(language)('collage.crumb'),
      async (request, contest) => {
        const { platform, language } = request
        const edition = editionOf(request)
        const groups = await collageOf(platform.db, edition, contest.by, A_TERM)
        return page({
          title: '',
          body: <Collage {...{ edition, language, groups }} by={await byOf(request, contest)} />,
        })
      },
    ),
  ),

  get(
    '/:edition/photos/rules',
    anyone,
    contestPage(
      ({ language }) => contestTexts(language)('rules.title'),
      (request, contest) =>
        page({ title: '', body: <Rules edition={editionOf(request)} language={request.language} contest={contest} /> }),
    ),
  ),

  get(
    '/:edition/photos/consent',
    anyone,
    contestPage(
      ({ language }) => contestTexts(language)('consent.title'),
      ({ language }, contest) => page({ title: '', body: <ConsentForm {...{ language, contest }} /> }),
    ),
  ),

  get(
    '/:edition/photos/:number',
    anyone,
    contestPage(
      ({ params }) => params.number ?? '',
      async (request, contest) => {
        const { platform, language, params } = request
        const edition = editionOf(request)
        const found = await photoShown(platform.db, edition, contest.by, numberIn(params.number))
        if (!found) return absent()
        const by = await byOf(request, contest)
        return page({ title: found.photo.title, body: <PhotoPage {...{ edition, language, by }} {...found} /> })
      },
    ),
  ),

  // Asked anew each time whether it may be seen: browsers keep it and ask, so what was taken down is gone at the next look.
  getFile('/:edition/photos/:number/pictures/:file', anyone, async (request) => {
    const { platform, params } = request
    const file = params.file ?? ''
    if (!/^[0-9a-f]{16}$/.test(file)) return absent()
    const found = await publicSize(platform.db, editionOf(request), numberIn(params.number), file)
    const bytes = found && (await platform.files.get(found.sha256))
    return found && bytes ? { ...data(bytes, `image/${found.format}`), etag: `"${file}"` } : absent()
  }),
]
