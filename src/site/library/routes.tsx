import { anyone, holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview, seenOf } from '../../acts/public.ts'
import { isPublic, versionsOf } from '../../documents/public.ts'
import {
  absent,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  post,
  type Reply,
  type Route,
  seeOther,
  stream,
} from '../../page/route.ts'
import { HANDED_OUT } from '../../platform/files/handed-out.ts'
import { keepFile } from '../../platform/files/keep-file.ts'
import { kindOfFile } from '../../platform/files/kind-of-file.ts'
import { fileName } from '../../platform/files/names.ts'
import { isLanguage, LANGUAGES, type Localized, pickText } from '../../platform/languages/public.ts'
import { stampOf } from '../../platform/stamps.ts'
import { cut } from '../../platform/text.ts'
import { siteTexts } from '../texts.ts'
import { documentSaved, fileAdded, fileStandingChanged } from './acts.ts'
import type { LibraryDocument } from './library.ts'
import { libraryDocument, libraryOf, publicLibrary } from './reads.ts'
import { DeskDocumentPage, DeskLibraryPage } from './views/desk-library.tsx'
import { LibraryPage } from './views/library-page.tsx'

const desk = holding('maySeeDesk')
const editing = holding('mayEditSite')
const LONGEST_TITLE = 200
const LONGEST_ABOUT = 1000
const MOST_BYTES = 30 * 1024 * 1024

const wordsOf = ({ form }: PageRequest, name: string, most: number): Localized =>
  Object.fromEntries(
    LANGUAGES.flatMap((one) => {
      const words = cut(form.get(`${name}-${one}`).trim(), most)
      return words ? [[one, words]] : []
    }),
  )

const typedIn = (request: PageRequest) => ({
  title: wordsOf(request, 'title', LONGEST_TITLE),
  about: wordsOf(request, 'about', LONGEST_ABOUT),
})

const mayEdit = (request: PageRequest) =>
  may(request.viewer, 'mayEditSite', { edition: editionOf(request), part: null })

/** The document of the address; null: a new one; `absent`: there is none. */
async function documentOf(request: PageRequest): Promise<LibraryDocument | null | 'absent'> {
  const id = request.params.document ?? ''
  if (id === 'new') return null
  return (await libraryDocument(request.platform.db, editionOf(request), { id })) ?? 'absent'
}

async function seenBy(request: PageRequest, document: LibraryDocument | null): Promise<string | null> {
  const { platform, viewer, language } = request
  if (!mayEdit(request)) return null
  if (!document) return seenOf({}, platform.clock.now())
  const wish = { document: document.id, language, file: null }
  const looked = await preview(platform, fileAdded, { edition: editionOf(request), actor: person(viewer), wish })
  return looked.ok ? looked.value.seen : null
}

async function documentReply(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const edition = editionOf(request)
  const { language, form } = request
  const document = await documentOf(request)
  if (document === 'absent') return absent()
  const t = siteTexts(language)
  const saved = { title: document?.title ?? {}, about: document?.about ?? {} }
  const typed = refusal && form.get('act') === 'save' ? typedIn(request) : saved
  const problem = refusal && (t.named('refusal', refusal.code, refusal.facts as never) ?? refusal.code)
  const seen = await seenBy(request, document)
  const view = {
    title: t('library.title'),
    section: 'desk' as const,
    crumbs: [{ label: t('library.title'), href: pathTo(language, edition.slug, 'desk', 'library') }],
    body: <DeskDocumentPage {...{ edition, language, document, typed, seen, problem }} />,
  }
  return page(view, { status: refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 })
}

/** What was sent, stored; null when nothing was. */
async function sentIn({ platform, form }: PageRequest) {
  const [sent] = form.files('sent')
  if (!sent || sent.bytes.length === 0) return null
  const mediaType = await kindOfFile(sent.bytes)
  if (!(mediaType in HANDED_OUT)) return { sha256: '', name: '', mediaType, size: 0 }
  const kept = await keepFile(platform, sent.bytes, { mediaType, at: platform.clock.now() })
  return { ...kept, name: fileName(sent.name, mediaType), mediaType }
}

async function done(request: PageRequest, document: LibraryDocument | null) {
  const { platform, viewer, form, language } = request
  const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
  const act = form.get('act')
  if (!document || act === 'save')
    return perform(platform, documentSaved, { ...by, wish: { document: document?.id ?? null, ...typedIn(request) } })
  if (act === 'add') {
    const of = form.get('language')
    const wish = { document: document.id, language: isLanguage(of) ? of : language, file: await sentIn(request) }
    return perform(platform, fileAdded, { ...by, wish })
  }
  const to = act === 'publish' ? ('public' as const) : ('withdrawn' as const)
  return perform(platform, fileStandingChanged, { ...by, wish: { document: document.id, file: form.get('file'), to } })
}

export const libraryRoutes: Route[] = [
  get('/:edition/library', anyone, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const make = async () => {
      const [documents, versions] = await Promise.all([
        publicLibrary(platform.db, edition),
        versionsOf(platform.db, edition),
      ])
      const title = siteTexts(language)('library.title')
      return page({
        title,
        section: 'library',
        crumbs: [
          { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
          { label: title },
        ],
        body: <LibraryPage {...{ edition, language, documents }} versions={versions.filter(isPublic)} />,
      })
    }
    return madeOnce(await stampOf(platform.db, ['edition', 'published']), make, { anySearch: true })
  }),

  getFile('/:edition/library/:document/:language/:version', anyone, async (request) => {
    const { platform, params, viewer } = request
    const edition = editionOf(request)
    const onDesk = may(viewer, 'maySeeDesk', { edition, part: null })
    const all = onDesk ? await libraryOf(platform.db, edition) : await publicLibrary(platform.db, edition)
    const file = all
      .find(({ id }) => id === params.document)
      ?.files.find((one) => one.language === params.language && String(one.version) === params.version)
    const parts = file && (await platform.files.read(file.sha256))
    return file && parts ? stream(parts, { type: file.mediaType, filename: file.name }) : absent()
  }),

  get('/:edition/desk/library', desk, async (request) => {
    const edition = editionOf(request)
    const { platform, language } = request
    const documents = await libraryOf(platform.db, edition)
    const body = <DeskLibraryPage {...{ edition, language, documents }} mayEdit={mayEdit(request)} />
    return page({ title: siteTexts(language)('library.title'), section: 'desk', body })
  }),

  get('/:edition/desk/library/:document', desk, async (request) =>
    request.params.document === 'new' && !mayEdit(request) ? absent() : documentReply(request),
  ),

  post(
    '/:edition/desk/library/:document',
    editing,
    async (request) => {
      const document = await documentOf(request)
      if (document === 'absent') return absent()
      const answer = await done(request, document)
      if (!answer.ok) return documentReply(request, answer.refusal)
      const id = document?.id ?? (answer.value as { id: string }).id
      return seeOther(pathTo(request.language, editionOf(request).slug, 'desk', 'library', id))
    },
    MOST_BYTES,
  ),
]
