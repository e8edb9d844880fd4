import { holding, may } from '../access/public.ts'
import { type ActRefusal, perform, person, preview } from '../acts/public.ts'
import { facetsOf, namesOfTerms, vocabulariesOf } from '../forms/public.ts'
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
import { workPlaced } from './place-work.ts'
import { enteredIn, prizeNamed, prizesOf } from './reads.ts'
import { worksTakenIn } from './take-in.ts'
import { prizesTexts } from './texts.ts'
import { DeskPage } from './views/desk.tsx'
import { OnePage } from './views/one.tsx'

const SEES = holding('maySeeJudging')
const HANDLES = holding('mayHandleJudging')
const AT = '/:edition/desk/prizes/:prize'

const codeIn = ({ params }: PageRequest) => params.prize ?? ''
const numberIn = ({ params }: PageRequest) => (/^\d{1,9}$/.test(params.number ?? '') ? Number(params.number) : 0)
const by = (request: PageRequest) => ({ edition: editionOf(request), actor: person(request.viewer) })
const deskPath = (request: PageRequest, ...rest: (string | number)[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'prizes', ...rest)
const statusOf = (refusal: ActRefusal<string> | undefined) =>
  refusal ? (refusal.code === 'changed-meanwhile' ? 409 : 422) : 200

/** Why something was not done, as its sentence. */
const whyNot = ({ language }: PageRequest, { code, facts }: ActRefusal<string>) =>
  prizesTexts(language).named('refusal', code, facts as never) ?? prizesTexts(language)('refusal.other')

/** What pages say of entries in their reader's language. */
async function wordsFor({ platform, language, ...request }: PageRequest, vocabulary: string) {
  const edition = editionOf({ platform, language, ...request })
  const nameOf = namesOfTerms(await vocabulariesOf(platform.db, edition), language)
  const facets = await facetsOf(platform.db, edition)
  const facet = (of: 'group' | 'region') => facets.find((one) => one.of === of)?.vocabularies[0] ?? ''
  return {
    category: (code: string) => (code ? nameOf(vocabulary, code) : ''),
    group: (code: string) => nameOf(facet('group'), code),
    region: (code: string) => nameOf(facet('region'), code),
  }
}

async function deskPage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer } = request
  const edition = editionOf(request)
  const prize = await prizeNamed(platform.db, edition, codeIn(request))
  if (!prize) return absent()
  const handles = may(viewer, 'mayHandleJudging', { edition, part: null })
  const looked = await preview(platform, worksTakenIn, { ...by(request), wish: { prize: prize.code } })
  const waiting = looked.ok ? looked.value.facts.waiting.length + looked.value.facts.backs.length : 0
  const props = {
    ...{ edition, language, prize, waiting, handles },
    entered: await enteredIn(platform.db, edition, prize),
    words: await wordsFor(request, prize.by),
    seen: looked.ok ? looked.value.seen : null,
    problem: refusal && whyNot(request, refusal),
  }
  const title = prizesTexts(language)('desk.title', { title: pickText(prize.title, language).text })
  return page({ title, section: 'desk', body: <DeskPage {...props} /> }, { status: statusOf(refusal) })
}

async function onePage(request: PageRequest, refusal?: ActRefusal<string>): Promise<Reply> {
  const { platform, language, viewer, form } = request
  const edition = editionOf(request)
  const prize = await prizeNamed(platform.db, edition, codeIn(request))
  const all = prize ? await enteredIn(platform.db, edition, prize) : []
  const one = all.find(({ entry }) => entry.number === numberIn(request))
  if (!prize || !one) return absent()
  const reason = { text: '', language, others: {} }
  const wish = { prize: prize.code, number: one.entry.number, to: 'not_taken' as const, reason }
  const looked = await preview(platform, workPlaced, { ...by(request), wish })
  const props = {
    ...{ edition, language, prize, one, all },
    begun: !looked.ok || looked.value.facts.begun,
    handles: may(viewer, 'mayHandleJudging', { edition, part: null }),
    words: await wordsFor(request, prize.by),
    seen: looked.ok ? looked.value.seen : null,
    problem: refusal && whyNot(request, refusal),
    reason: form.get('reason'),
  }
  return page({ title: one.work.title, section: 'desk', body: <OnePage {...props} /> }, { status: statusOf(refusal) })
}

export const deskRoutes: Route[] = [
  // What prizes are given here; with one, that one.
  get('/:edition/desk/prizes', SEES, async (request) => {
    const [first] = await prizesOf(request.platform.db, editionOf(request))
    return first ? seeOther(deskPath(request, first.code)) : absent()
  }),
  get(AT, SEES, (request) => deskPage(request)),
  post(AT, HANDLES, async (request) => {
    const order = { ...by(request), wish: { prize: codeIn(request) }, seen: request.form.get('seen') }
    const done = await perform(request.platform, worksTakenIn, order)
    if (done.ok) return seeOther(deskPath(request, codeIn(request)))
    return done.refusal.code === 'prize-unknown' ? absent() : deskPage(request, done.refusal)
  }),
  get(`${AT}/:number`, SEES, (request) => onePage(request)),
  post(`${AT}/:number`, HANDLES, async (request) => {
    const { form, language, platform } = request
    const to = form.get('act') === 'in' ? ('entered' as const) : ('not_taken' as const)
    const reason = { text: form.get('reason'), language, others: {} }
    const wish = { prize: codeIn(request), number: numberIn(request), to, reason }
    const done = await perform(platform, workPlaced, { ...by(request), wish, seen: form.get('seen') })
    return done.ok ? seeOther(deskPath(request, codeIn(request), wish.number)) : onePage(request, done.refusal)
  }),
]
