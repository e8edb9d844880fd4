import { holding, may } from '../../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../../acts/public.ts'
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
import { pickText } from '../../platform/languages/public.ts'
import {
  burstsOf,
  type Round,
  recountVotes,
  roundsOf,
  sameCount,
  sharedOf,
  stageOf,
  votersIn,
} from '../../rounds/public.ts'
import { winnersChosen } from '../choose.ts'
import { roundOpened } from '../open-round.ts'
import { type Judged, judgedNamed, roundNamed } from '../reads.ts'
import { resultsOf } from '../results.ts'
import { judgingTexts } from '../texts.ts'
import { DeskVote, type VoteSeen } from '../views/desk-vote.tsx'
import { whyNot } from '../words.ts'
import { worksShown } from '../works.ts'
import { isVote } from './booth.ts'
import { nameOfCategories } from './categories.ts'
import { votesCounted } from './count.ts'

const VOTE = '/:edition/desk/judging/:selection/vote'

const opening = (selection: string) => ({ selection, way: 'votes' as const, opens: '', closes: '', blind: false })

async function voteSeen(request: PageRequest, judged: Judged, round: Round): Promise<VoteSeen> {
  const { platform, viewer } = request
  const { db } = platform
  const edition = editionOf(request)
  const by = { edition, actor: person(viewer), wish: { selection: judged.code, round: round.code } }
  const stage = stageOf(round, platform.clock.now())
  // Where the rules plan the round it is settled on the page of the rounds, and seen once it is over.
  const counted = judged.rules.rounds.length > 0 ? stage === 'over' : round.fixedAt !== null
  const results = counted ? await resultsOf(db, edition, judged, round) : null
  const { wholeBallots } = judged.rules
  const again = results && (await recountVotes(db, edition, { roundId: round.id, wholeBallots }))
  const [count, choose] = [await preview(platform, votesCounted, by), await preview(platform, winnersChosen, by)]
  return {
    ...{ round, stage, results },
    voters: await votersIn(db, edition, round.id),
    bursts: await burstsOf(db, edition, round.id),
    shared: await sharedOf(db, edition, round.id),
    recounted: results?.tally && again ? sameCount(results.tally, again) : null,
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
    works: await worksShown(db, edition, judged, subjects),
    nameOf: await nameOfCategories(request, judged.by),
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

/** What was counted, beside the second count made another way; absent until there is one. */
async function countFile(request: PageRequest): Promise<Reply> {
  const { platform, params } = request
  const edition = editionOf(request)
  const judged = await judgedNamed(platform.db, edition, params.selection ?? '')
  const round = judged && (await roundNamed(platform.db, edition, judged.id, params.round ?? ''))
  if (!judged || !round?.fixedAt || !isVote(round)) return absent()
  const { rows } = await resultsOf(platform.db, edition, judged, round)
  const { wholeBallots } = judged.rules
  const again = await recountVotes(platform.db, edition, { roundId: round.id, wholeBallots })
  const works = await worksShown(
    platform.db,
    edition,
    judged,
    rows.map(({ entry }) => entry.subject),
  )
  const lines = rows.map(({ entry, ranked }) => [
    ...[entry.category, String(entry.number), works.get(entry.subject)?.title ?? ''],
    ...[String(ranked.merit ?? 0), String(again.votes.get(entry.id) ?? 0)],
  ])
  const head = ['category', 'entry', 'title', 'votes', 'votes_counted_again']
  return data(csvFile([head, ...lines]), 'text/csv', `${judged.code}-${round.code}.csv`)
}

/** The vote of the public on the desk; what was given is seen once the votes are counted. */
export const deskVoteRoutes: Route[] = [
  getFile(`${VOTE}/:round/count.csv`, holding('maySeeJudging'), countFile),
  get(VOTE, holding('maySeeJudging'), (request) => votePage(request)),
  post(VOTE, holding('mayHandleJudging'), async (request) => {
    const done = await carriedOut(request)
    if (!done) return absent()
    if (!done.ok) return done.refusal.code === 'selection-unknown' ? absent() : votePage(request, done.refusal)
    const { language, params } = request
    return seeOther(pathTo(language, editionOf(request).slug, 'desk', 'judging', params.selection ?? '', 'vote'))
  }),
]
