import { anyone, signedIn } from '../../access/public.ts'
import { type ActRefusal, perform, person } from '../../acts/public.ts'
import {
  absent,
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
} from '../../page/route.ts'
import { photosShown } from '../../photos/public.ts'
import { pickText } from '../../platform/languages/public.ts'
import { ballotOf, hasProven, originOf, tooManyVotes } from '../../rounds/public.ts'
import { resultsOf } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import { VotePage } from '../views/vote.tsx'
import { whyNot } from '../words.ts'
import { ballotsFile } from './ballots-file.ts'
import { type Booth, boothOf, type Votable, votables, votedOnAt } from './booth.ts'
import { voteCast, voteTakenBack } from './cast.ts'

const VOTE = '/:edition/vote/:selection'
const numberIn = (text: string | null | undefined) => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : 0)

const boothFor = (request: PageRequest): Promise<Booth | null> =>
  boothOf(request.platform.db, editionOf(request), request.params.selection ?? '', request.platform.clock.now())

/** What was voted, for everybody, once the winners are announced; before that nobody learns of it here. */
async function outcomeOf(request: PageRequest, { judged, round }: Booth) {
  if (!judged.releasedAt || !round.fixedAt) return null
  const { db } = request.platform
  const edition = editionOf(request)
  const { rows } = await resultsOf(db, edition, judged, round)
  const subjects = rows.map(({ entry }) => entry.subject)
  const photos = await photosShown(db, edition, judged.by, subjects)
  return rows.flatMap(({ entry, ranked }) => {
    const photo = photos.get(entry.subject)
    return photo ? [{ photo, votes: ranked.merit ?? 0 }] : []
  })
}

/** What whoever asks has voted for; theirs alone to see. */
async function mineOf(request: PageRequest, booth: Booth): Promise<Votable | null> {
  const { db } = request.platform
  const edition = editionOf(request)
  const personId = request.viewer.person?.id
  const id = personId && (await ballotOf(db, edition, { roundId: booth.round.id, personId })).get('')
  return id ? ((await votables(db, edition, booth, { personId, id })).items[0] ?? null) : null
}

async function votePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, query } = request
  const { db } = platform
  const edition = editionOf(request)
  const booth = await boothFor(request)
  if (!booth) return absent()
  const personId = viewer.person?.id ?? null
  const asked = Math.max(1, numberIn(query.get('page')))
  const voting = booth.stage === 'open' ? await votables(db, edition, booth, { personId, page: asked }) : null
  const title = judgingTexts(language)('vote.title')
  const props = {
    ...{ edition, language, booth, voting, page: asked, mine: await mineOf(request, booth) },
    outcome: await outcomeOf(request, booth),
    voter: personId ? ((await hasProven(db, personId)) ? ('proven' as const) : ('unproven' as const)) : null,
    now: platform.clock.now(),
    problem: refusal && whyNot(refusal, language),
  }
  return page(
    {
      title,
      section: 'vote',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      body: <VotePage {...props} />,
    },
    { status: refusal ? (STATUS[refusal.code] ?? 422) : 200 },
  )
}
const STATUS: Readonly<Record<string, number>> = { 'changed-meanwhile': 409, 'too-many-votes': 429 }

async function voted(request: PageRequest): Promise<Reply> {
  const { platform, viewer, params, form, language, remote } = request
  const edition = editionOf(request)
  const booth = await boothFor(request)
  if (!booth) return absent()
  const personId = viewer.person?.id ?? null
  if (await tooManyVotes(platform, { remote, personId, categories: 1 }))
    return votePage(request, { code: 'too-many-votes', facts: {} })
  const at = { selection: params.selection ?? '', category: '', entry: numberIn(form.get('entry')) }
  const by = { edition, actor: person(viewer), seen: form.get('seen') }
  const origin = originOf(platform.config, booth.round.id, remote)
  const done =
    form.get('act') === 'back'
      ? await perform(platform, voteTakenBack, { ...by, wish: at })
      : await perform(platform, voteCast, { ...by, wish: { ...at, origin } })
  const here = pathTo(language, edition.slug, 'vote', at.selection)
  return done.ok ? seeOther(`${here}#mine`) : votePage(request, done.refusal)
}

export const voteRoutes: Route[] = [
  // What is voted on now; with one vote, that one.
  get('/:edition/vote', anyone, async (request) => {
    const edition = editionOf(request)
    const selection = await votedOnAt(request.platform.db, edition, request.platform.clock.now())
    return selection ? seeOther(pathTo(request.language, edition.slug, 'vote', selection)) : absent()
  }),
  // Absent until a vote has opened. While it is open it tells nobody what others gave.
  get(VOTE, anyone, (request) => votePage(request)),
  post(VOTE, signedIn, voted),
  // The way through a sign-in, whichever there is, and back.
  get(`${VOTE}/enter`, signedIn, (request) =>
    seeOther(pathTo(request.language, editionOf(request).slug, 'vote', request.params.selection ?? '')),
  ),
  getFile(`${VOTE}/ballots.csv`, anyone, async (request) => {
    const booth = await boothFor(request)
    return booth ? ballotsFile(request.platform.db, editionOf(request), booth) : absent()
  }),
]
