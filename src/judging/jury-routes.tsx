import { owner } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
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
  type Reply,
  type Route,
  seeOther,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { boundDeclared } from './declare.ts'
import { noteOf } from './reads.ts'
import { isWhole, type Room, roomOf } from './room.ts'
import { entryScored } from './score.ts'
import { judgingTexts } from './texts.ts'
import { PiecePage, RoomPage } from './views/jury.tsx'
import { whyNot } from './words.ts'

const ROOM = '/:edition/jury/:selection'
const PIECE = '/:edition/jury/:selection/:place'

const placeIn = (text: string | undefined) => (/^\d{1,5}$/.test(text ?? '') ? Number(text) : 0)

const roomFor = ({ platform, viewer, params, edition }: PageRequest): Promise<Room | null> =>
  edition && viewer.person
    ? roomOf(platform.db, edition, {
        ...{ selection: params.selection ?? '', personId: viewer.person.id, now: platform.clock.now() },
      })
    : Promise.resolve(null)

const statusOf = (refusal: ActRefusal<string> | undefined) =>
  refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200

async function roomPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const room = await roomFor(request)
  if (!room) return absent()
  const wish = { selection: params.selection ?? '', bound: [], reason: '', language }
  const looked = await preview(platform, boundDeclared, { edition, actor: person(viewer), wish })
  return page(
    {
      title: judgingTexts(language)('room.title'),
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: judgingTexts(language)('room.title') },
      ],
      body: (
        <RoomPage
          {...{ edition, language, room }}
          seen={looked.ok ? looked.value.seen : null}
          problem={refusal && whyNot(refusal, language)}
          typed={{ bound: form.all('bound'), reason: form.get('reason') }}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

async function piecePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const room = await roomFor(request)
  const piece = room?.pieces.find(({ place }) => place === placeIn(params.place))
  if (!room || !piece || !room.declared || !viewer.person) return absent()
  const at = { roundId: room.round.id, entryId: piece.entry.id, personId: viewer.person.id }
  const wish = { selection: room.judged.code, place: piece.place, points: {}, note: '', language }
  const looked = await preview(platform, entryScored, { edition, actor: person(viewer), wish })
  const next = room.pieces.find((one) => one.place > piece.place && !one.recused && !isWhole(room.judged, one))
  return page(
    {
      title: piece.work.title,
      crumbs: [
        {
          label: judgingTexts(language)('room.title'),
          href: pathTo(language, edition.slug, 'jury', room.judged.code),
        },
        { label: String(piece.place) },
      ],
      body: (
        <PiecePage
          {...{ edition, language, room, piece }}
          next={next?.place ?? null}
          note={refusal ? { note: form.get('note'), language } : await noteOf(platform.db, at)}
          seen={looked.ok ? looked.value.seen : null}
          problem={refusal && whyNot(refusal, language)}
          typed={(code) => (refusal ? form.get(`points-${code}`) : '')}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

async function scored(request: PageRequest): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const edition = editionOf(request)
  const room = await roomFor(request)
  if (!room) return absent()
  const place = placeIn(params.place)
  const points = Object.fromEntries(room.judged.rules.criteria.map(({ code }) => [code, form.get(`points-${code}`)]))
  const wish = { selection: room.judged.code, place, points, note: form.get('note'), language }
  const done = await perform(platform, entryScored, { edition, actor: person(viewer), wish, seen: form.get('seen') })
  if (!done.ok) return piecePage(request, done.refusal)
  const rest = (await roomFor(request))?.pieces.filter((one) => !one.recused && !isWhole(room.judged, one)) ?? []
  const next = rest.find((one) => one.place > place) ?? rest[0]
  return seeOther(pathTo(language, edition.slug, 'jury', room.judged.code, ...(next ? [next.place] : [])))
}

/** The juror's own pages. To everybody else there are none, and nothing on them says who sent what while the round is blind. */
export const juryRoutes: Route[] = [
  get(ROOM, owner, (request) => roomPage(request)),
  post(ROOM, owner, async (request) => {
    const { platform, language, viewer, params, form } = request
    const edition = editionOf(request)
    const wish = {
      selection: params.selection ?? '',
      bound: form.all('bound').map(placeIn),
      reason: form.get('reason'),
      language,
    }
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, boundDeclared, order)
    return done.ok
      ? seeOther(pathTo(language, edition.slug, 'jury', wish.selection))
      : done.refusal.code === 'room-unknown'
        ? absent()
        : roomPage(request, done.refusal)
  }),
  get(PIECE, owner, (request) => piecePage(request)),
  post(PIECE, owner, scored),
  // By place, so that no address tells the number under which somebody sent it.
  getFile('/:edition/jury/:selection/:place/pictures/:file', owner, async (request) => {
    const { platform, params } = request
    const piece = (await roomFor(request))?.pieces.find(({ place }) => place === placeIn(params.place))
    const size = piece?.work.photo?.sizes.find(({ sha256 }) => sha256.slice(0, 16) === params.file)
    const bytes = size && (await platform.files.get(size.sha256))
    return size && bytes ? data(bytes, `image/${size.format}`) : absent()
  }),
]
