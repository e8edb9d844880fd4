import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
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
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { drawsOf, entriesInRound, entriesOf, recusalsOf, roundsOf, scoresOf, stageOf } from '../rounds/public.ts'
import { honouredIn } from './certificate.ts'
import { winnersChosen } from './choose.ts'
import { awardDrawAnnounced, awardDrawCarriedOn } from './draws.ts'
import { jurorEnded, jurorNamed } from './jurors.ts'
import { roundOpened } from './open-round.ts'
import { progressOf } from './progress.ts'
import { awardsOf, declaredIn, type Judged, judgedIn, judgedNamed, jurorsOf } from './reads.ts'
import { awardsReleased } from './release.ts'
import { plannedRound, resultsOf } from './results.ts'
import { roundSettled } from './settle-round.ts'
import { judgingTexts } from './texts.ts'
import { DeskPage } from './views/desk.tsx'
import { ReleasePage } from './views/release.tsx'
import { whyNot } from './words.ts'
import { worksShown } from './works.ts'

const seeing = holding('maySeeJudging')
const handling = holding('mayHandleJudging')
const releasing = holding('mayReleaseAwards')
const PAGE = '/:edition/desk/judging/:selection'

const statusOf = (refusal: ActRefusal<string> | undefined) =>
  refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200

/** Each round with how far the jury is; what it gave is seen once the round is over, so that nobody steers one that runs. */
async function roundsSeen(request: PageRequest, judged: Judged) {
  const { platform } = request
  const { db } = platform
  const edition = editionOf(request)
  const now = platform.clock.now()
  const jurors = await jurorsOf(db, edition, judged.id)
  const seen = []
  // A vote beside the jury has a page of its own.
  const all = (await roundsOf(db, edition, judged.id)).filter(
    ({ way }) => way === 'scores' || judged.rules.rounds.length > 0,
  )
  for (const round of all) {
    const stage = stageOf(round, now)
    const entries = await entriesInRound(db, edition, { selectionId: judged.id, roundId: round.id })
    const scores = await scoresOf(db, edition, round.id)
    const recusals = await recusalsOf(db, edition, round.id)
    const declared = await declaredIn(db, round.id)
    const progress = progressOf(judged.rules.criteria, { jurors, entries, scores, recusals, declared })
    const results = stage === 'over' ? await resultsOf(db, edition, judged, round) : null
    const { last } = plannedRound(judged, round)
    seen.push({ round, stage, progress, results, last, recusals: stage === 'over' ? recusals : [] })
  }
  return { jurors, rounds: seen }
}

/** What each form of the page confirms. */
async function tokensOf(
  request: PageRequest,
  judged: Judged,
  rounds: readonly { readonly round: { readonly code: string } }[],
) {
  const { platform, viewer } = request
  const by = { edition: editionOf(request), actor: person(viewer) }
  const opening = { selection: judged.code, way: 'scores' as const, opens: '', closes: '', blind: true }
  const open = await preview(platform, roundOpened, { ...by, wish: opening })
  const last = rounds.at(-1)
  const choose = last
    ? await preview(platform, winnersChosen, { ...by, wish: { selection: judged.code, round: last.round.code } })
    : null
  const settle = last
    ? await preview(platform, roundSettled, { ...by, wish: { selection: judged.code, round: last.round.code } })
    : null
  return {
    open: open.ok ? open.value.seen : null,
    choose: choose?.ok ? choose.value.seen : null,
    settle: settle?.ok ? settle.value.seen : null,
  }
}

const placeIn = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) : 0)

const NO_TOKENS = { open: null, choose: null, settle: null }

async function deskPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params, form } = request
  const { db } = platform
  const edition = editionOf(request)
  const judged = await judgedNamed(db, edition, params.selection ?? '')
  if (!judged) return absent()
  const handles = may(viewer, 'mayHandleJudging', { edition, part: null })
  const { jurors, rounds } = await roundsSeen(request, judged)
  const entries = await entriesOf(db, edition, judged.id)
  const subjects = entries.map(({ subject }) => subject)
  const props = {
    ...{ edition, language, judged, jurors, rounds, entries, handles },
    releases: may(viewer, 'mayReleaseAwards', { edition, part: null }),
    awards: await awardsOf(db, edition, judged.id),
    draws: await drawsOf(db, edition, judged.id),
    now: platform.clock.now(),
    works: await worksShown(db, edition, judged, subjects),
    honoured: handles ? [...(await honouredIn(db, edition, judged)).values()] : [],
    seen: handles ? await tokensOf(request, judged, rounds) : NO_TOKENS,
    ends: new Map<string, string>(),
    problem: refusal && whyNot(refusal, language),
    typed: (name: string) => form.get(name),
  }
  if (handles)
    for (const { id } of jurors.filter(({ endedAt }) => endedAt === null)) {
      const order = { edition, actor: person(viewer), wish: { selection: judged.code, id } }
      const looked = await preview(platform, jurorEnded, order)
      if (looked.ok && looked.value.seen) props.ends.set(id, looked.value.seen)
    }
  const title = judgingTexts(language)('desk.title', { title: pickText(judged.title, language).text })
  return page({ title, section: 'desk', body: <DeskPage {...props} /> }, { status: statusOf(refusal) })
}

function carriedOut(request: PageRequest) {
  const { platform, viewer, params, form } = request
  const selection = params.selection ?? ''
  const by = { edition: editionOf(request), actor: person(viewer), seen: form.get('seen') }
  const act = form.get('act')
  if (act === 'name') {
    const term = { from: form.get('from'), until: form.get('until') }
    const wish = { selection, email: form.get('email'), basis: form.get('basis'), ...term }
    return perform(platform, jurorNamed, { ...by, wish })
  }
  if (act === 'end') return perform(platform, jurorEnded, { ...by, wish: { selection, id: form.get('juror') } })
  if (act === 'open') {
    const hours = { opens: form.get('opens'), closes: form.get('closes') }
    return perform(platform, roundOpened, {
      ...by,
      wish: { selection, way: 'scores', ...hours, blind: form.get('blind') === 'yes' },
    })
  }
  if (act === 'settle') return perform(platform, roundSettled, { ...by, wish: { selection, round: form.get('round') } })
  if (act === 'choose')
    return perform(platform, winnersChosen, { ...by, wish: { selection, round: form.get('round') } })
  if (act === 'draw-announce') {
    const wish = { selection, sources: form.get('sources'), knownFrom: form.get('known-from') }
    return perform(platform, awardDrawAnnounced, { ...by, wish })
  }
  if (act === 'draw-on') {
    const wish = { selection, draw: placeIn(form.get('draw')), typed: form.get('typed') }
    return perform(platform, awardDrawCarriedOn, { ...by, wish })
  }
  return null
}

async function releasePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, params } = request
  const edition = editionOf(request)
  const wish = { selection: params.selection ?? '' }
  const looked = await preview(platform, awardsReleased, { edition, actor: person(viewer), wish })
  if (!looked.ok) return absent()
  const { judged, told } = looked.value.facts
  return page(
    {
      title: judgingTexts(language)('release.title'),
      section: 'desk',
      body: (
        <ReleasePage
          {...{ edition, language, judged, told }}
          seen={looked.value.seen}
          problem={refusal && whyNot(refusal, language)}
        />
      ),
    },
    { status: statusOf(refusal) },
  )
}

export const deskRoutes: Route[] = [
  // What is judged here; with one contest, that one.
  get('/:edition/desk/judging', seeing, async (request) => {
    const edition = editionOf(request)
    const [code] = await judgedIn(request.platform.db, edition)
    return code ? seeOther(pathTo(request.language, edition.slug, 'desk', 'judging', code)) : absent()
  }),
  get(PAGE, seeing, (request) => deskPage(request)),
  post(PAGE, handling, async (request) => {
    const done = await carriedOut(request)
    if (!done) return absent()
    if (!done.ok) return done.refusal.code === 'selection-unknown' ? absent() : deskPage(request, done.refusal)
    return seeOther(
      pathTo(request.language, editionOf(request).slug, 'desk', 'judging', request.params.selection ?? ''),
    )
  }),
  get(`${PAGE}/release`, releasing, (request) => releasePage(request)),
  post(`${PAGE}/release`, releasing, async (request) => {
    const { platform, viewer, params, form, language } = request
    const edition = editionOf(request)
    const wish = { selection: params.selection ?? '' }
    const order = { edition, actor: person(viewer), wish, seen: form.get('seen') }
    const done = await perform(platform, awardsReleased, order)
    return done.ok
      ? seeOther(pathTo(language, edition.slug, 'winners', wish.selection))
      : releasePage(request, done.refusal)
  }),
]
