import { holding, may } from '../access/public.ts'
import { perform, person, preview, seenOf } from '../acts/public.ts'
import { instantOf } from '../consultation/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { isLanguage, LANGUAGES } from '../platform/languages/public.ts'
import { cut } from '../platform/text.ts'
import { offersOf } from './offers.ts'
import { ORIGINS, PAGE_KINDS, type PageKind } from './page.ts'
import { pagePublished, pageWithdrawn } from './publish-page.ts'
import { revisionsOf, type SitePage, sitePage, sitePages } from './reads.ts'
import { pageSaved } from './save-page.ts'
import { siteTexts } from './texts.ts'
import { DeskSitePage, PreviewPage } from './views/desk-site.tsx'
import { EditPage } from './views/edit-page.tsx'

const desk = holding('maySeeDesk')
const editing = holding('mayEditSite')
const LONGEST_TITLE = 200
const LONGEST_BODY = 20_000

const framing = ({ language, edition }: PageRequest) => ({
  section: 'desk' as const,
  title: siteTexts(language)('desk.title'),
  crumbs: [{ label: siteTexts(language)('desk.title'), href: pathTo(language, edition?.slug ?? '', 'desk', 'site') }],
})

const newKind = (id: string): PageKind | null => PAGE_KINDS.find((kind) => id === `new-${kind}`) ?? null

/** The page of the address and its kind; or a new one of a kind; null when there is none. */
async function pageOf(request: PageRequest): Promise<{ kind: PageKind; found: SitePage | null } | null> {
  const id = request.params.page ?? ''
  const kind = newKind(id)
  if (kind) return { kind, found: null }
  const found = await sitePage(request.platform.db, editionOf(request), { id })
  return found && { kind: found.kind, found }
}

function typedIn({ form }: PageRequest) {
  const source = form.get('source')
  const texts = LANGUAGES.map((language) => [
    language,
    {
      title: cut(form.get(`title-${language}`).trim(), LONGEST_TITLE),
      body: cut(form.get(`body-${language}`).trim(), LONGEST_BODY),
      origin: ORIGINS.find((origin) => origin === form.get(`origin-${language}`)) ?? 'human',
      stillRight: form.get(`still-${language}`) === '1',
    },
  ])
  return {
    slug: cut(form.get('slug').trim(), 100),
    sourceLanguage: isLanguage(source) ? source : ('en' as const),
    texts: Object.fromEntries(texts),
  }
}

/** What a new page begins with: an announcement that is offered, where the address names one; else nothing. */
async function beginningOf({ platform, language, query, edition, params }: PageRequest) {
  const wanted = params.page === 'new-news' ? query.get('offer') : null
  const offers = wanted && edition ? await offersOf(platform.db, edition, { pages: [], now: platform.clock.now() }) : []
  const offer = offers.find(({ slug }) => slug === wanted)
  return { slug: offer?.slug ?? '', sourceLanguage: language, texts: offer?.texts ?? {} }
}

async function editReply(request: PageRequest, refusal?: string): Promise<Reply> {
  const edition = editionOf(request)
  const { language, platform } = request
  const of = await pageOf(request)
  if (!of) return absent()
  const { kind, found } = of
  const seen = seenOf(found ? { [found.slug]: found.revision } : {}, platform.clock.now())
  const typed = refusal ? typedIn(request) : (found ?? (await beginningOf(request)))
  const body = <EditPage {...{ edition, language, kind, typed, seen, refusal }} page={found} />
  return page({ ...framing(request), body }, { status: refusal ? 422 : 200 })
}

async function previewReply(request: PageRequest, refusal?: string): Promise<Reply> {
  const edition = editionOf(request)
  const { platform, language, viewer, params } = request
  const found = await sitePage(platform.db, edition, { id: params.page ?? '' })
  if (!found) return absent()
  const looked = await preview(platform, pagePublished, { edition, actor: person(viewer), wish: { id: found.id } })
  const seen = looked.ok ? looked.value.seen : null
  const revisions = await revisionsOf(platform.db, found.id)
  const now = platform.clock.now()
  const body = <PreviewPage {...{ edition, language, seen, refusal, revisions, now }} page={found} />
  return page({ ...framing(request), body }, { status: refusal ? 422 : 200 })
}

const previewPath = ({ language, params }: PageRequest, slug: string) =>
  pathTo(language, slug, 'desk', 'site', params.page ?? '', 'preview')

export const deskRoutes: Route[] = [
  get('/:edition/desk/site', desk, async (request) => {
    const edition = editionOf(request)
    const { platform, language, viewer } = request
    const pages = await sitePages(platform.db, edition)
    const mayEdit = may(viewer, 'mayEditSite', { edition, part: null })
    const offers = mayEdit ? await offersOf(platform.db, edition, { pages, now: platform.clock.now() }) : []
    const body = <DeskSitePage {...{ edition, language, pages, mayEdit, offers }} now={platform.clock.now()} />
    return page({ title: siteTexts(language)('desk.title'), section: 'desk', body })
  }),

  get('/:edition/desk/site/:page', editing, (request) => editReply(request)),

  post('/:edition/desk/site/:page', editing, async (request) => {
    const edition = editionOf(request)
    const { platform, language, viewer, form } = request
    const of = await pageOf(request)
    if (!of) return absent()
    const wish = { id: of.found?.id ?? null, kind: of.kind, ...typedIn(request) }
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, pageSaved, order)
    return done.ok
      ? seeOther(pathTo(language, edition.slug, 'desk', 'site', done.value.id, 'preview'))
      : editReply(request, done.refusal.code)
  }),

  get('/:edition/desk/site/:page/preview', desk, (request) => previewReply(request)),

  post('/:edition/desk/site/:page/publish', editing, async (request) => {
    const edition = editionOf(request)
    const { platform, viewer, params, form } = request
    const typed = form.get('from').trim()
    const from = typed === '' ? null : instantOf(typed, edition.zone)
    if (from && !from.ok) return previewReply(request, 'time-unreadable')
    const wish = { id: params.page ?? '', from: from ? from.value : null }
    const done = await perform(platform, pagePublished, {
      edition,
      actor: person(viewer),
      wish,
      seen: form.get('seen'),
    })
    return done.ok ? seeOther(previewPath(request, edition.slug)) : previewReply(request, done.refusal.code)
  }),

  post('/:edition/desk/site/:page/withdraw', editing, async (request) => {
    const edition = editionOf(request)
    const { platform, viewer, params, form } = request
    const order = { edition, actor: person(viewer), wish: { id: params.page ?? '' }, seen: form.get('seen') }
    const done = await perform(platform, pageWithdrawn, order)
    return done.ok ? seeOther(previewPath(request, edition.slug)) : previewReply(request, done.refusal.code)
  }),
]
