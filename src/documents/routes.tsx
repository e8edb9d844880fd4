import { anyone } from '../access/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { editionFacts } from '../consultation/public.ts'
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
  type Reply,
  type Route,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { type Kind, paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { FORMATS, type Format, type Paper } from './kit/paper.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { documentTexts } from './texts.ts'
import { isPublic, publicFile, versionsOf } from './versions.ts'
import { DocumentsPage } from './views/documents-page.tsx'
import { NotNow } from './views/not-now.tsx'

/** What says nothing that is not public on pages of its own, and may be had at any time. */
const AT_ANY_TIME = ['letter', 'programme'] as const satisfies readonly Kind[]

/** A document made now for whoever asks. */
async function madeReply(request: PageRequest, paper: Paper, format: Format, filename: string): Promise<Reply> {
  const { language, platform, url } = request
  const made = await makeDocument(paper, format)
  if (made.kind === 'made' && made.lacks) platform.log.warn({ reason: made.lacks }, 'document lacks of PDF/UA-1')
  if (made.kind === 'made') return data(made.bytes, MEDIA_TYPES[format], filename)
  if (made.kind === 'faulty') platform.log.error({ reason: made.reason }, 'document not made')
  const view = {
    title: documentTexts(language)('later.title'),
    body: <NotNow language={language} again={url.pathname} why={made.kind === 'busy' ? 'why' : 'fault'} />,
  }
  return page(view, { status: 503 })
}

export const routes: Route[] = [
  get('/:edition/documents', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language } = request
    const [versions, facts, agenda] = await Promise.all([
      versionsOf(platform.db, edition),
      editionFacts(platform.db, edition),
      publishedAgenda(platform.db, edition),
    ])
    const there = { letter: facts.letter.date !== null, programme: agenda !== null }
    const title = documentTexts(language)('pub.title')
    return page({
      title,
      section: 'documents',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: (
        <DocumentsPage
          {...{ edition, language }}
          versions={versions.filter(isPublic)}
          atAnyTime={AT_ANY_TIME.filter((kind) => there[kind])}
        />
      ),
    })
  }),

  // Of the state of this moment, made once for all who ask; the language is that of the address.
  getFile('/:edition/documents/files/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language, params } = request
    const [, named, ending] = /^(\w+)\.(\w+)$/.exec(params.file ?? '') ?? []
    const kind = AT_ANY_TIME.find((one) => one === named)
    const format = FORMATS.find((one) => one === ending)
    if (!kind || !format) return absent()
    const make = async () => {
      const paper = await paperOf(kind, { platform, edition, language })
      return paper ? madeReply(request, paper, format, `${edition.slug}-${kind}-${language}.${format}`) : absent()
    }
    const mark = await stampOf(platform.db, ['edition', 'published'])
    return madeOnce(mark, make, { forAll: true, anySearch: true })
  }),

  // A published version, for good.
  getFile('/:edition/documents/published/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const name = request.params.file ?? ''
    const found = await publicFile(request.platform.db, edition, name)
    const bytes = found && (await request.platform.files.get(found.sha256))
    return found && bytes ? data(bytes, MEDIA_TYPES[found.format], `${edition.slug}-${name}`) : absent()
  }),
]
