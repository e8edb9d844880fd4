import { anyone, owner } from '../access/public.ts'
import { perform, person } from '../acts/public.ts'
import { publishedAgenda } from '../agenda/public.ts'
import { editionFacts } from '../consultation/public.ts'
import { meetingHeld } from '../live/public.ts'
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
import { ownerOf } from '../submissions/public.ts'
import { type Kind, paperOf } from './kinds.ts'
import { makeDocument } from './kit/make.ts'
import { FORMATS, type Format, type Paper } from './kit/paper.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { meetingPaper } from './minutes.ts'
import { registerAsOf } from './reads.ts'
import { receiptPaper } from './receipt.ts'
import { receiptGiven } from './receipt-given.ts'
import { sessionSheetsPaper } from './session-sheets.ts'
import { documentTexts } from './texts.ts'
import { isPublic, publicFile, versionsOf } from './versions.ts'
import { DocumentsPage } from './views/documents-page.tsx'
import { NotNow } from './views/not-now.tsx'

/** What says nothing that is not public on pages of its own, and may be had at any time. */
const AT_ANY_TIME = ['letter', 'programme', 'sheets', 'matrix', 'organizations'] as const satisfies readonly Kind[]

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

type Subjects = Parameters<typeof stampOf>[1]
/** What the letter and the programme tell of; the others tell of submissions too. */
const SAID: Subjects = ['edition', 'published']
const SAID_AND_RECEIVED: Subjects = [...SAID, 'received']

/** Made once for all who ask, until anything it tells of has become another. */
const once = async ({ platform }: PageRequest, subjects: Subjects, make: () => Promise<Reply>): Promise<Reply> =>
  madeOnce(await stampOf(platform.db, subjects), make, { forAll: true, anySearch: true })

export const routes: Route[] = [
  get('/:edition/documents', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language } = request
    const [versions, facts, agenda, since] = await Promise.all([
      versionsOf(platform.db, edition),
      editionFacts(platform.db, edition),
      publishedAgenda(platform.db, edition),
      registerAsOf(platform.db, edition),
    ])
    const programme = agenda !== null
    const there = {
      letter: facts.letter.date !== null,
      ...{ programme, sheets: programme, matrix: programme },
      organizations: programme || since !== null,
    }
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
    return once(request, kind === 'letter' || kind === 'programme' ? SAID : SAID_AND_RECEIVED, make)
  }),

  // The sheet of one session, to be printed and handed on.
  getFile('/:edition/documents/sessions/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language, params } = request
    const [, number, ending] = /^(\d{1,6})\.(\w+)$/.exec(params.file ?? '') ?? []
    const format = FORMATS.find((one) => one === ending)
    if (number === undefined || !format) return absent()
    return once(request, SAID_AND_RECEIVED, async () => {
      const paper = await sessionSheetsPaper({ platform, edition, language }, Number(number))
      return paper
        ? madeReply(request, paper, format, `${edition.slug}-session-${number}-${language}.${format}`)
        : absent()
    })
  }),

  // The minutes of one meeting, once they are approved.
  getFile('/:edition/documents/meetings/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const { platform, language, params } = request
    const [, key = '', ending] = /^([a-z0-9-]{1,80})\.(\w+)$/.exec(params.file ?? '') ?? []
    const format = FORMATS.find((one) => one === ending)
    const held = format ? await meetingHeld(platform.db, edition, key) : null
    if (!format || !held?.minutes) return absent()
    const name = `${edition.slug}-${key}-minutes-${language}.${format}`
    const make = async () =>
      madeReply(request, await meetingPaper(platform.db, { edition, language }, held), format, name)
    return madeOnce(`minutes ${JSON.stringify(held)}`, make, { forAll: true, anySearch: true })
  }),

  // What somebody handed in, as it was received, for whoever handed it in; the language is that of the address.
  ...FORMATS.map((format) =>
    get(`/:edition/drafts/:id/receipt.${format}`, owner, async (request) => {
      const edition = editionOf(request)
      const { platform, viewer, language, params } = request
      const wish = { draftId: params.id ?? '', owner: ownerOf(viewer) }
      const done = await perform(platform, receiptGiven, { edition, actor: person(viewer), wish })
      if (!done.ok) return absent()
      const { receipt, code } = done.value
      const paper = await receiptPaper(platform.db, receipt, {
        edition,
        language,
        origin: platform.config.origin,
        code,
      })
      const name = `${receipt.reference}-${receipt.version}.${format}`
      return paper ? madeReply(request, paper, format, name) : absent()
    }),
  ),

  // A published version, for good.
  getFile('/:edition/documents/published/:file', anyone, async (request) => {
    const edition = editionOf(request)
    const name = request.params.file ?? ''
    const found = await publicFile(request.platform.db, edition, name)
    const bytes = found && (await request.platform.files.get(found.sha256))
    return found && bytes ? data(bytes, MEDIA_TYPES[found.format], `${edition.slug}-${name}`) : absent()
  }),
]
