import { anyone, signedIn } from '../../access/public.ts'
import { type ActRefusal, perform, person } from '../../acts/public.ts'
import { hashToken, rateLimit } from '../../identity/public.ts'
import { csvFile } from '../../page/csv.ts'
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
} from '../../page/route.ts'
import { photosShown } from '../../photos/public.ts'
import { pickText } from '../../platform/languages/public.ts'
import { networkOf } from '../../platform/network.ts'
import { ballotOf, entriesInRound } from '../../rounds/public.ts'
import { resultsOf } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import { VotePage } from '../views/vote.tsx'
import { whyNot } from '../words.ts'
import { type Booth, boothOf, hasProven, type Votable, votables, votedOnAt } from './booth.ts'
import { voteCast, voteTakenBack } from './cast.ts'
import { originOf } from './origin.ts'
import { ballotsOf } from './reads.ts'

const VOTE = '/:edition/vote/:selection'
/** So many votes an hour from one network, for a school or an office votes together; and of one person, who may change their mind. */
const MOST_FROM_ONE = 600
const MOST_OF_ONE = 30

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

/** Whether whoever asks has voted so often that nobody means it. */
async function tooOften({ platform, viewer, remote }: PageRequest): Promise<boolean> {
  const now = platform.clock.now()
  const from = await rateLimit(platform.db, `vote-from:${hashToken(networkOf(remote))}`, MOST_FROM_ONE, 3600, now)
  const of = await rateLimit(platform.db, `vote-of:${viewer.person?.id}`, MOST_OF_ONE, 3600, now)
  return !from.allowed || !of.allowed
}

async function voted(request: PageRequest): Promise<Reply> {
  const { platform, viewer, params, form, language, remote } = request
  const edition = editionOf(request)
  const booth = await boothFor(request)
  if (!booth) return absent()
  if (await tooOften(request)) return votePage(request, { code: 'too-many-votes', facts: {} })
  const at = { selection: params.selection ?? '', entry: numberIn(form.get('entry')) }
  const by = { edition, actor: person(viewer), seen: form.get('seen') }
  const origin = originOf(booth.round.id, remote)
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
    const edition = editionOf(request)
    const { db } = request.platform
    const booth = await boothFor(request)
    if (!booth?.judged.releasedAt || !booth.round.fixedAt) return absent()
    const at = { selectionId: booth.judged.id, roundId: booth.round.id }
    const entries = await entriesInRound(db, edition, at)
    const subjects = entries.map(({ subject }) => subject)
    const photos = await photosShown(db, edition, booth.judged.by, subjects)
    const references = new Map(entries.map(({ id, subject }) => [id as string, photos.get(subject)?.reference]))
    const rows = (await ballotsOf(db, edition, booth.round.id)).flatMap(({ ballot, entryId }) => {
      const reference = references.get(entryId)
      return reference ? [[ballot, reference]] : [] // of what was taken down nothing is told any more
    })
    return data(csvFile([['ballot', 'photograph'], ...rows]), 'text/csv', 'ballots.csv')
  }),
]
