import { anyone, signedIn } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
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
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { prizesOf } from '../prizes/public.ts'
import { originOf, tooManyVotes } from '../rounds/public.ts'
import { type Vote, voteOf } from './ballot.ts'
import { judgedNamed } from './reads.ts'
import { CategoryPage, NoVotePage, VotePage } from './views/ballot.tsx'
import { ballotsFile } from './vote/ballots-file.ts'
import { voteCast, voteTakenBack } from './vote/cast.ts'
import { nameOfCategories } from './vote/categories.ts'
import { whyNot } from './words.ts'

const VOTE = '/:edition/ballot/:selection'
const CATEGORY = '/:edition/ballot/:selection/:category'
const voteFor = ({ platform, viewer, params, edition }: PageRequest) =>
  edition
    ? voteOf(platform.db, edition, {
        selection: params.selection ?? '',
        personId: viewer.person?.id ?? null,
        now: platform.clock.now(),
      })
    : Promise.resolve(null)

/** The n-th category of a vote, by its place in the address: codes of terms are data, and may hold anything. */
const categoryAt = (vote: Vote, place: string | undefined) =>
  /^\d{1,3}$/.test(place ?? '') ? [...vote.categories][Number(place) - 1] : undefined

async function votePage(request: PageRequest): Promise<Reply> {
  const { platform, language, params, viewer } = request
  const edition = editionOf(request)
  const judged = await judgedNamed(platform.db, edition, params.selection ?? '')
  if (!judged?.rules.rounds.some(({ way }) => way === 'votes')) return absent()
  const vote = await voteFor(request)
  const title = pickText(judged.title, language).text
  const of = { edition, language, judged }
  if (!vote) return page({ title, section: 'prizes', body: <NoVotePage {...of} /> })
  const nameOf = await nameOfCategories(request, judged.by)
  const body = <VotePage {...of} {...{ vote, nameOf }} signedIn={viewer.person !== null} />
  return page({ title, section: 'prizes', body })
}

async function categoryPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, params, viewer, form } = request
  const edition = editionOf(request)
  const vote = await voteFor(request)
  const found = vote && categoryAt(vote, params.category)
  if (!vote || !found) return absent()
  const [category, candidates] = found
  const wish = { selection: vote.judged.code, category, entry: 0, origin: null }
  const looked = await preview(platform, voteCast, { edition, actor: person(viewer), wish })
  const name = (await nameOfCategories(request, vote.judged.by))(category)
  const props = {
    ...{ edition, language, vote, name, category, candidates },
    place: Number(params.category),
    signedIn: viewer.person !== null,
    seen: looked.ok ? looked.value.seen : null,
    problem: refusal && whyNot(refusal, language),
    typed: form.get('entry'),
  }
  const crumbs = [
    { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
    {
      label: pickText(vote.judged.title, language).text,
      href: pathTo(language, edition.slug, 'ballot', vote.judged.code),
    },
    { label: name },
  ]
  const status = refusal ? (STATUS[refusal.code] ?? 422) : 200
  return page({ title: name, section: 'prizes', crumbs, body: <CategoryPage {...props} /> }, { status })
}

const STATUS: Readonly<Record<string, number>> = { 'changed-meanwhile': 409, 'too-many-votes': 429 }

async function voted(request: PageRequest): Promise<Reply> {
  const { platform, language, params, viewer, form, remote } = request
  const edition = editionOf(request)
  const vote = await voteFor(request)
  const found = vote && categoryAt(vote, params.category)
  if (!vote || !found || !viewer.person) return absent()
  const voter = { remote, personId: viewer.person.id, categories: vote.categories.size }
  if (await tooManyVotes(platform, voter)) return categoryPage(request, { code: 'too-many-votes', facts: {} })
  const picked = form.get('entry')
  const entry = /^\d{1,9}$/.test(picked) ? Number(picked) : 0
  const wish = { selection: vote.judged.code, category: found[0], entry }
  const by = { edition, actor: person(viewer), seen: form.get('seen') }
  const origin = originOf(platform.config, vote.round.id, remote)
  const done =
    form.get('act') === 'back'
      ? await perform(platform, voteTakenBack, { ...by, wish })
      : await perform(platform, voteCast, { ...by, wish: { ...wish, origin } })
  if (!done.ok) return done.refusal.code === 'vote-unknown' ? absent() : categoryPage(request, done.refusal)
  return seeOther(pathTo(language, edition.slug, 'ballot', vote.judged.code))
}

/** The public vote: what it is about for everybody, one page for each category, a vote for whoever is signed in. */
export const ballotRoutes: Route[] = [
  // What prizes are given here; with one, that one.
  get('/:edition/ballot', anyone, async ({ platform, language, ...request }) => {
    const edition = editionOf({ platform, language, ...request })
    const [first] = await prizesOf(platform.db, edition)
    return first ? seeOther(pathTo(language, edition.slug, 'ballot', first.code)) : absent()
  }),
  get(VOTE, anyone, votePage),
  getFile(`${VOTE}/ballots.csv`, anyone, async (request) => {
    const vote = await voteFor(request)
    return vote ? ballotsFile(request.platform.db, editionOf(request), vote) : absent()
  }),
  get(CATEGORY, anyone, (request) => categoryPage(request)),
  post(CATEGORY, signedIn, voted),
]
