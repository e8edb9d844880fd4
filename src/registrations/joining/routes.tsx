import { anyone, signedIn } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
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
} from '../../page/route.ts'
import { pickText } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import { sessionJoined, type WayIn } from './join.ts'
import { joinableOf } from './joinable.ts'
import { nameOf } from './names.ts'
import { openRoom, type RoomOpened } from './open-room.ts'
import { JoinPage, placeOf } from './views.tsx'

type Standing = Parameters<typeof JoinPage>[0]['standing']

const STANDINGS: readonly Standing[] = ['not-registered', 'no-link', 'not-yet', 'over', 'called-off', 'service-away']
const standingOf = (code: string): Standing => STANDINGS.find((one) => one === code) ?? 'not-registered'

/** The page of a session or meeting to be joined. To whoever is not registered it is the same whether there is a link or not. */
async function joinPage(
  request: PageRequest,
  way: (WayIn & Partial<RoomOpened>) | null = null,
  refused: string | null = null,
): Promise<Reply> {
  const { platform, viewer, language, params, readerZone } = request
  const edition = editionOf(request)
  const key = keyOf(params)
  const joinable = await joinableOf(platform.db, edition, key)
  if (!joinable || joinable.onSiteOnly) return absent()
  const looked = await preview(platform, sessionJoined, { edition, actor: person(viewer), wish: { key } })
  const decided = looked.ok ? looked.value.decided : looked
  const standing = refused ? standingOf(refused) : decided.ok ? 'ready' : standingOf(decided.refusal.code)
  const opensAt = looked.ok ? looked.value.facts.opensAt : null
  const title = registrationTexts(language)('join.title')
  const props = { edition, language, joinable, standing, opensAt, way, readerZone }
  return page(
    {
      title,
      section: joinable.sessionId === null ? 'consultation' : 'programme',
      crumbs: [
        { label: nameOf(joinable, language), href: pathTo(language, edition.slug, ...placeOf(joinable)) },
        { label: title },
      ],
      body: <JoinPage {...props} />,
    },
    { status: refused ? 409 : 200 },
  )
}

const keyOf = (params: Readonly<Record<string, string>>) => params.number ?? params.meeting ?? ''

async function join(request: PageRequest): Promise<Reply> {
  const { platform, viewer, params } = request
  const order = { edition: editionOf(request), actor: person(viewer), wish: { key: keyOf(params) } }
  const done = await perform(platform, sessionJoined, order)
  if (!done.ok) return joinPage(request, null, done.refusal.code)
  const room = await roomOf(request, done.value)
  return room ? joinPage(request, { ...done.value, ...room }) : joinPage(request, null, 'service-away')
}

/** A room of our own server is opened for whoever comes first; of all others nothing is known here. */
async function roomOf({ platform, params, language, edition }: PageRequest, { link }: WayIn) {
  const server = platform.config.bigBlueButton
  if (link.service !== 'bigbluebutton' || !server || !edition) return {}
  const title = (await joinableOf(platform.db, edition, keyOf(params)))?.title ?? {}
  return openRoom(server, link.room, pickText(title, language).text || link.room)
}

/** The door of a session or meeting online: pressed by whoever is registered, it answers with the way in; nothing else ever does. */
export const joinRoutes: Route[] = ['/:edition/sessions/:number/join', '/:edition/live/:meeting/join'].flatMap(
  (path) => [get(path, anyone, (request) => joinPage(request)), post(path, signedIn, join)],
)
