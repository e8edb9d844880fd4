import { holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
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
  seeOther,
} from '../../page/route.ts'
import { photosShown } from '../../photos/public.ts'
import { pickText } from '../../platform/languages/public.ts'
import { entriesInRound, type Round, roundsOf, stageOf, tally, votesOf } from '../../rounds/public.ts'
import { winnersChosen } from '../choose.ts'
import { roundOpened } from '../open-round.ts'
import { type Judged, judgedNamed } from '../reads.ts'
import { resultsOf } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import { DeskVote, type VoteSeen } from '../views/desk-vote.tsx'
import { whyNot } from '../words.ts'
import { isVote } from './booth.ts'
import { votesCounted } from './count.ts'
import { burstsOf, sharedOf } from './reads.ts'

const VOTE = '/:edition/desk/judging/:selection/vote'

const opening = (selection: string) => ({ selection, way: 'votes' as const, opens: '', closes: '', blind: false })

async function voteSeen(request: PageRequest, judged: Judged, round: Round): Promise<VoteSeen> {
  const { platform, viewer } = request
  const { db } = platform
  const edition = editionOf(request)
  const by = { edition, actor: person(viewer), wish: { selection: judged.code, round: round.code } }
  const votes = await votesOf(db, edition, round.id)
  const results = round.fixedAt ? await resultsOf(db, edition, judged, round) : null
  const candidates = await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id })
  const again = tally(
    candidates.map(({ id, category }) => ({ entryId: id, category })),
    votes,
    judged.rules.wholeBallots,
  )
  const [count, choose] = [await preview(platform, votesCounted, by), await preview(platform, winnersChosen, by)]
  return {
    ...{ round, stage: stageOf(round, platform.clock.now()), results },
    voters: new Set(votes.map(({ personId }) => personId)).size,
    bursts: await burstsOf(db, edition, round.id),
    shared: await sharedOf(db, edition, round.id),
    recounted:
      results?.rows.every(({ entry, ranked }) => (ranked.merit ?? 0) === (again.votes.get(entry.id) ?? 0)) ?? null,
    seen: { count: count.ok ? count.value.seen : null, choose: choose.ok ? choose.value.seen : null },
  }
}

async function votePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const { db } = platform
  const edition = editionOf(request)
  const judged = await judgedNamed(db, edition, params.selection ?? '')
  if (!judged) return absent()
  const votes: VoteSeen[] = []
  for (const round of (await roundsOf(db, edition, judged.id)).filter(isVote))
    votes.push(await voteSeen(request, judged, round))
  const subjects = votes.flatMap(({ results }) => results?.rows.map(({ entry }) => entry.subject) ?? [])
  const opens = await preview(platform, roundOpened, { edition, actor: person(viewer), wish: opening(judged.code) })
  const props = {
    ...{ edition, language, judged, votes },
    photos: await photosShown(db, edition, judged.by, subjects),
    handles: may(viewer, 'mayHandleJudging', { edition, part: null }),
    opens: opens.ok ? opens.value.seen : null,
    problem: refusal && whyNot(refusal, language),
    typed: (name: string) => form.get(name),
  }
  const t = judgingTexts(language)
  return page(
    {
      title: t('vote.title'),
      section: 'desk',
      crumbs: [
        {
          label: pickText(judged.title, language).text,
          href: pathTo(language, edition.slug, 'desk', 'judging', judged.code),
        },
        { label: t('vote.title') },
      ],
      body: <DeskVote {...props} />,
    },
    { status: refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200 },
  )
}

function carriedOut({ platform, viewer, params, form, ...request }: PageRequest) {
  const selection = params.selection ?? ''
  const edition = editionOf({ platform, viewer, params, form, ...request })
  const by = { edition, actor: person(viewer), seen: form.get('seen') }
  const wish = { selection, round: form.get('round') }
  if (form.get('act') === 'open') {
    const hours = { opens: form.get('opens'), closes: form.get('closes') }
    return perform(platform, roundOpened, { ...by, wish: { ...opening(selection), ...hours } })
  }
  if (form.get('act') === 'count') return perform(platform, votesCounted, { ...by, wish })
  if (form.get('act') === 'choose') return perform(platform, winnersChosen, { ...by, wish })
  return null
}

/** The vote of the public on the desk; what was given is seen once the votes are counted. */
export const deskVoteRoutes: Route[] = [
  get(VOTE, holding('maySeeJudging'), (request) => votePage(request)),
  post(VOTE, holding('mayHandleJudging'), async (request) => {
    const done = await carriedOut(request)
    if (!done) return absent()
    if (!done.ok) return done.refusal.code === 'selection-unknown' ? absent() : votePage(request, done.refusal)
    const { language, params } = request
    return seeOther(pathTo(language, editionOf(request).slug, 'desk', 'judging', params.selection ?? '', 'vote'))
  }),
]
