import { holding, may } from '../access/public.ts'
import { perform, person, preview } from '../acts/public.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  type PageRequest,
  page,
  pathTo,
  post,
  type Route,
  seeOther,
  stream,
} from '../page/route.ts'
import { cut } from '../platform/text.ts'
import { originalsShown } from './gallery-reads.ts'
import { photoDecided, VERDICTS } from './moderate-photo.ts'
import { archivesOf, zipOf } from './originals.ts'
import { contestOf, isPhotoState, photosInside } from './reads.ts'
import { contestTexts } from './texts.ts'
import { DeskPhoto, DeskPhotos } from './views/desk-photos.tsx'

const desk = holding('maySeeDesk')
const moderating = holding('mayModeratePhotos')
const LONGEST_REASON = 2000

const numberIn = (text: string | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : -1)

/** A photograph with what may be done with it now, and its mark for the form that confirms. */
async function photoPage(request: PageRequest, refusal?: string) {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const number = numberIn(params.number)
  const nothing = { text: '', language, others: {} }
  const asked = { edition, actor: person(viewer), wish: { number, verdict: 'admitted' as const, reason: nothing } }
  const mayDecide = may(viewer, 'mayModeratePhotos', { edition, part: null })
  const looked = await preview(platform, photoDecided, {
    ...asked,
    actor: mayDecide ? person(viewer) : { kind: 'command line' },
  })
  if (!looked.ok) return absent()
  const seen = mayDecide ? looked.value.seen : null
  const t = contestTexts(language)
  const body = (
    <DeskPhoto {...{ edition, language, refusal, seen }} looked={looked.value.facts} typed={form.get('reason')} />
  )
  return page(
    {
      title: looked.value.facts.photo.title,
      section: 'desk',
      crumbs: [
        { label: t('desk.title'), href: pathTo(language, edition.slug, 'desk', 'photos') },
        { label: looked.value.facts.photo.reference },
      ],
      body,
    },
    { status: refusal ? 409 : 200 },
  )
}

export const deskRoutes: Route[] = [
  get('/:edition/desk/photos', desk, async (request) => {
    const { platform, language, query, viewer } = request
    const edition = editionOf(request)
    const contest = await contestOf(platform.db, edition)
    if (!contest) return absent()
    const asked = query.get('state')
    const state = isPhotoState(asked) ? asked : 'waiting'
    const photos = (await photosInside(platform.db, edition, contest.by)).filter(({ withdrawn }) => !withdrawn)
    const decides = may(viewer, 'mayModeratePhotos', { edition, part: null })
    const archives = decides ? archivesOf(await originalsShown(platform.db, edition)).length : 0
    const title = contestTexts(language)('desk.title')
    return page({ title, section: 'desk', body: <DeskPhotos {...{ edition, language, photos, state, archives }} /> })
  }),

  // With what the cameras wrote, so for those alone who decide on photographs.
  getFile('/:edition/desk/photos/originals/:archive', moderating, async ({ platform, params, ...request }) => {
    const edition = editionOf({ platform, params, ...request })
    const place = numberIn(/^(\d{1,3})\.zip$/.exec(params.archive ?? '')?.[1])
    const archive = archivesOf(await originalsShown(platform.db, edition))[place - 1]
    if (!archive) return absent()
    const filename = `${edition.slug}-originals-${place}.zip`
    return stream(zipOf(platform, edition, archive), { type: 'application/zip', filename })
  }),

  get('/:edition/desk/photos/:number', desk, (request) => photoPage(request)),

  // In any state: the desk looks before anybody else does.
  get('/:edition/desk/photos/:number/pictures/:file', desk, async (request) => {
    const { platform, params } = request
    const edition = editionOf(request)
    const contest = await contestOf(platform.db, edition)
    const [photo] = contest
      ? await photosInside(platform.db, edition, contest.by, { number: numberIn(params.number) })
      : []
    const size = photo?.sizes.find(({ sha256 }) => sha256.slice(0, 16) === params.file)
    const bytes = size && (await platform.files.get(size.sha256))
    return size && bytes ? data(bytes, `image/${size.format}`) : absent()
  }),

  post('/:edition/desk/photos/:number', moderating, async (request) => {
    const { platform, language, viewer, params, form } = request
    const edition = editionOf(request)
    const number = numberIn(params.number)
    const verdict = VERDICTS.find((one) => one === form.get('verdict'))
    if (!verdict) return absent()
    const reason = { text: cut(form.get('reason').trim(), LONGEST_REASON), language, others: {} }
    const order = { edition, actor: person(viewer), wish: { number, verdict, reason }, seen: form.get('seen') }
    const done = await perform(platform, photoDecided, order)
    if (!done.ok) return done.refusal.code === 'photo-unknown' ? absent() : photoPage(request, done.refusal.code)
    // On to the next one that waits, so that a queue is gone through by keyboard.
    const contest = await contestOf(platform.db, edition)
    const waiting = contest ? await photosInside(platform.db, edition, contest.by, { state: 'waiting' }) : []
    const next =
      waiting.find((one) => one.number > number && !one.withdrawn) ?? waiting.find(({ withdrawn }) => !withdrawn)
    return seeOther(pathTo(language, edition.slug, 'desk', 'photos', ...(next ? [next.number] : [])))
  }),
]
