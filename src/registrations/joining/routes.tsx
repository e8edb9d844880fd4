import { anyone, signedIn } from '../../access/public.ts'
import { perform, person, preview } from '../../acts/public.ts'
import { publishedAgenda } from '../../agenda/public.ts'
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
import { registrationTexts } from '../texts.ts'
import { sessionJoined, type WayIn } from './join.ts'
import { JoinPage } from './views.tsx'

type Standing = Parameters<typeof JoinPage>[0]['standing']

const STANDINGS: readonly Standing[] = ['not-registered', 'no-link', 'not-yet', 'over', 'called-off', 'service-away']
const standingOf = (code: string): Standing => STANDINGS.find((one) => one === code) ?? 'not-registered'

/** The page of a session to be joined. To whoever is not registered it is the same whether there is a link or not. */
async function joinPage(request: PageRequest, way: WayIn | null = null, refused: string | null = null): Promise<Reply> {
  const { platform, viewer, language, params } = request
  const edition = editionOf(request)
  const number = Number(params.number)
  const entry = (await publishedAgenda(platform.db, edition))?.entries.find((one) => one.number === number)
  if (!entry || entry.mode === 'physical') return absent()
  const looked = await preview(platform, sessionJoined, { edition, actor: person(viewer), wish: { number } })
  const decided = looked.ok ? looked.value.decided : looked
  const standing = refused ? standingOf(refused) : decided.ok ? 'ready' : standingOf(decided.refusal.code)
  const opensAt = looked.ok ? looked.value.facts.opensAt : null
  const title = registrationTexts(language)('join.title')
  return page(
    {
      title,
      section: 'programme',
      crumbs: [
        {
          label: registrationTexts(language)('join.session', { number }),
          href: pathTo(language, edition.slug, 'sessions', number),
        },
        { label: title },
      ],
      body: <JoinPage {...{ edition, language, entry, standing, opensAt, way }} />,
    },
    { status: refused ? 409 : 200 },
  )
}

/** The door of a session online: pressed by whoever is registered, it answers with the way in; nothing else ever does. */
export const joinRoutes: Route[] = [
  get('/:edition/sessions/:number/join', anyone, (request) => joinPage(request)),
  post('/:edition/sessions/:number/join', signedIn, async (request) => {
    const { platform, viewer, params } = request
    const order = { edition: editionOf(request), actor: person(viewer), wish: { number: Number(params.number) } }
    const done = await perform(platform, sessionJoined, order)
    return done.ok ? joinPage(request, done.value) : joinPage(request, null, done.refusal.code)
  }),
]
