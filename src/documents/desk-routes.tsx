import { holding, may } from '../access/public.ts'
import { perform, person, preview } from '../acts/public.ts'
import {
  absent,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Route,
  seeOther,
  stream,
} from '../page/route.ts'
import { isLanguage } from '../platform/languages/public.ts'
import { KINDS } from './kinds.ts'
import { FORMATS } from './kit/paper.ts'
import { MEDIA_TYPES } from './media-types.ts'
import { documentOrdered, documentStopped } from './order-document.ts'
import { documentPublished, documentWithdrawn } from './publish-document.ts'
import { documentTexts } from './texts.ts'
import { fileName, isPublic, versionById, versionsOf } from './versions.ts'
import { DeskDocumentPage } from './views/desk-document.tsx'
import { DeskDocumentsPage } from './views/desk-documents.tsx'

const desk = holding('maySeeDesk')
const publishing = holding('mayPublish')
const RENEW_SECONDS = 3

const mayPublish = (request: PageRequest) =>
  may(request.viewer, 'mayPublish', { edition: editionOf(request), part: null })

/** A version with what may be done with it now, and its mark for the form that confirms. */
async function versionPage(request: PageRequest, refusal?: string) {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const version = await versionById(platform.db, edition, params.version ?? '')
  if (!version) return absent()
  const act = isPublic(version) ? documentWithdrawn : documentPublished
  const looked = mayPublish(request)
    ? await preview(platform, act, { edition, actor: person(viewer), wish: { id: version.id } })
    : null
  const seen = looked?.ok && looked.value.decided.ok ? looked.value.seen : null
  const t = documentTexts(language)
  return page(
    {
      title: t(`kind.${version.kind}`),
      section: 'desk',
      crumbs: [
        { label: t('desk.title'), href: pathTo(language, edition.slug, 'desk', 'documents') },
        { label: t('desk.version', { version: version.version }) },
      ],
      body: <DeskDocumentPage {...{ edition, language, version, seen, refusal }} />,
    },
    { status: refusal ? 409 : 200 },
  )
}

const changing = (what: 'publish' | 'withdraw') =>
  post(`/:edition/desk/documents/:version/${what}`, publishing, async (request) => {
    const { platform, language, viewer, params, form } = request
    const edition = editionOf(request)
    const act = what === 'publish' ? documentPublished : documentWithdrawn
    const wish = { id: params.version ?? '' }
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, act, order)
    if (done.ok) return seeOther(pathTo(language, edition.slug, 'desk', 'documents'))
    return done.refusal.code === 'document-unknown' ? absent() : versionPage(request, done.refusal.code)
  })

export const deskRoutes: Route[] = [
  get('/:edition/desk/documents', desk, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const versions = await versionsOf(platform.db, edition)
    const view = {
      title: documentTexts(language)('desk.title'),
      section: 'desk',
      body: <DeskDocumentsPage {...{ edition, language, versions }} mayMake={mayPublish(request)} />,
    }
    const waits = versions.some(({ state }) => state === 'asked')
    return page(view, waits ? { refreshSeconds: RENEW_SECONDS } : {})
  }),

  post('/:edition/desk/documents', publishing, async (request) => {
    const { platform, language, viewer, form } = request
    const edition = editionOf(request)
    const kind = KINDS.find((one) => one === form.get('kind'))
    const of = form.get('language')
    if (!kind || !isLanguage(of)) return absent()
    await perform(platform, documentOrdered, { edition, actor: person(viewer), wish: { kind, language: of } })
    return seeOther(pathTo(language, edition.slug, 'desk', 'documents'))
  }),

  get('/:edition/desk/documents/:version', desk, (request) => versionPage(request)),

  // A file of a version before it is public, for the desk.
  get('/:edition/desk/documents/:version/:format', desk, async (request) => {
    const { platform, params } = request
    const version = await versionById(platform.db, editionOf(request), params.version ?? '')
    const format = FORMATS.find((one) => one === params.format)
    const sha256 = format && version?.files[format]
    const parts = sha256 ? await platform.files.read(sha256) : null
    return version && format && parts
      ? stream(parts, { type: MEDIA_TYPES[format], filename: fileName(version, format) })
      : absent()
  }),

  post('/:edition/desk/documents/:version/stop', publishing, async (request) => {
    const { platform, language, viewer, params } = request
    const edition = editionOf(request)
    const order = { edition, actor: person(viewer), wish: { id: params.version ?? '' } }
    const done = await perform(platform, documentStopped, order)
    if (done.ok) return seeOther(pathTo(language, edition.slug, 'desk', 'documents'))
    return done.refusal.code === 'document-unknown' ? absent() : versionPage(request, done.refusal.code)
  }),

  changing('publish'),
  changing('withdraw'),
]
