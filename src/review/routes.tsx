import { staff, staffOrAuditor } from '../access/public.ts'
import { vocabulariesOf } from '../forms/public.ts'
import { answerViewForm, keptViews } from '../page/kept-views.ts'
import { listCsv, wishFrom } from '../page/list.ts'
import {
  absent,
  data,
  editionOf,
  get,
  type PageRequest,
  page,
  pathTo,
  post,
  type Route,
  seeOther,
} from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { keepDecision, releaseDecisions, takeBackDecision } from './actions.ts'
import { ACTS, decideTogether, previewTogether } from './decide-together.ts'
import {
  balanceOf,
  DESK_PAGE_SIZE,
  type DeskQuery,
  deskCounts,
  deskSubmissions,
  submissionOnDesk,
  titlesOf,
} from './reads.ts'
import { reviewTexts } from './texts.ts'
import { balanceStyle } from './views/balance.tsx'
import { deskColumns } from './views/columns.tsx'
import { DecidePage, ReleasePage } from './views/decide.tsx'
import { DeskPage } from './views/desk.tsx'
import { TogetherPage, whyNot } from './views/together.tsx'
import { wordsOfDesk } from './words.ts'

export const routes: Route[] = [
  get('/:edition/desk', staffOrAuditor, (request) => seeOther(deskPath(request))),

  get('/:edition/desk/submissions', staffOrAuditor, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const { query, wish, columns, words } = await listOf(request)
    const [found, counts, balance] = await Promise.all([
      deskSubmissions(platform.db, edition, query, wish, wish.page),
      deskCounts(platform.db, edition),
      balanceOf(platform.db, edition),
    ])
    const title = reviewTexts(language)('desk.title')
    const mayDecide = staff.allows(viewer, edition)
    const address = request.query
    const kept = keptViews(request, 'submissions')
    return page({
      title,
      section: 'desk',
      crumbs: [
        { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
        { label: title },
      ],
      style: balanceStyle(balance),
      body: (
        <DeskPage
          {...{ edition, language, address, query, wish, columns, found, counts, balance, words, kept, mayDecide }}
        />
      ),
    })
  }),

  // The file of the list: its filters, its order, its columns, and every page of it.
  get('/:edition/desk/submissions.csv', staffOrAuditor, async (request) => {
    const edition = editionOf(request)
    const { query, wish, columns } = await listOf(request)
    const { rows } = await deskSubmissions(request.platform.db, edition, query, wish, null)
    return data(listCsv(columns, wish, rows), 'text/csv; charset=utf-8', `${edition.slug}-desk.csv`)
  }),

  post('/:edition/desk/submissions/views', staff, (request) =>
    answerViewForm(request, 'submissions', deskPath(request)),
  ),

  get('/:edition/desk/submissions/together', staff, (request) => togetherPage(request, orderIn(request.query))),

  post('/:edition/desk/submissions/together', staff, async (request) => {
    const { platform, language, form, viewer } = request
    const order = orderIn({ get: form.get, getAll: form.all })
    if (!order) return absent()
    const reason = form.get('reason').slice(0, 2000)
    const seen = Number(form.get('seen'))
    const done = await decideTogether(platform, editionOf(request), viewer, { ...order, reason, language, seen })
    if (!done.ok) return togetherPage(request, order, whyNot(done.refusal, language))
    return seeOther(`${deskPath(request)}?stage=${order.act === 'revoke' ? 'undecided' : 'pending'}`)
  }),

  get('/:edition/desk/submissions/:reference', staffOrAuditor, (request) => decidePage(request, 200)),

  post('/:edition/desk/submissions/:reference/decide', staff, async (request) => {
    const { platform, language, params, form, viewer } = request
    const wish = {
      reference: params.reference ?? '',
      outcome: form.get('outcome'),
      intoReference: form.get('into'),
      reason: form.get('reason').slice(0, 2000),
      language,
    }
    const kept = await keepDecision(platform, editionOf(request), viewer, wish)
    if (kept.ok) return seeOther(deskPath(request, wish.reference))
    return decidePage(request, 422, whyNot(kept.refusal, language))
  }),

  post('/:edition/desk/submissions/:reference/revoke', staff, async (request) => {
    const reference = request.params.reference ?? ''
    const done = await takeBackDecision(request.platform, editionOf(request), request.viewer, reference)
    return done.ok ? seeOther(deskPath(request, reference)) : absent()
  }),

  get('/:edition/desk/release', staff, async (request) => {
    const { platform, language } = request
    const edition = editionOf(request)
    const [{ pending }, balance, words] = await Promise.all([
      deskCounts(platform.db, edition),
      balanceOf(platform.db, edition),
      wordsOfDesk(platform.db, edition, language),
    ])
    const title = reviewTexts(language)('release.title')
    return page({
      title,
      section: 'desk',
      crumbs: [{ label: reviewTexts(language)('desk.title'), href: deskPath(request) }, { label: title }],
      style: balanceStyle(balance),
      body: <ReleasePage {...{ edition, language, balance, words }} count={pending} />,
    })
  }),

  post('/:edition/desk/release', staff, async (request) => {
    await releaseDecisions(request.platform, editionOf(request), request.viewer)
    return seeOther(`${deskPath(request)}?stage=released`)
  }),
]

const deskPath = (request: PageRequest, ...more: string[]) =>
  pathTo(request.language, editionOf(request).slug, 'desk', 'submissions', ...more)

async function decidePage(request: PageRequest, status: number, error?: string) {
  const { platform, language, params, form, viewer } = request
  const edition = editionOf(request)
  const [onDesk, vocabularies] = await Promise.all([
    submissionOnDesk(platform.db, edition, params.reference ?? ''),
    vocabulariesOf(platform.db, edition),
  ])
  if (!onDesk) return absent()
  const typed = { outcome: form.get('outcome'), into: form.get('into'), reason: form.get('reason') }
  return page(
    {
      title: onDesk.submission.reference,
      section: 'desk',
      crumbs: [
        { label: reviewTexts(language)('desk.title'), href: deskPath(request) },
        { label: onDesk.submission.reference },
      ],
      body: (
        <DecidePage
          {...{ edition, language, onDesk, vocabularies, error, typed }}
          mayDecide={staff.allows(viewer, edition)}
        />
      ),
    },
    { status },
  )
}

const oneOf = <T extends string>(value: string | null, ...allowed: [T, ...T[]]): T =>
  allowed.find((a) => a === value) ?? allowed[0]

const deskQuery = (q: URLSearchParams): DeskQuery => ({
  search: (q.get('q') ?? '').slice(0, 200).trim(),
  stage: oneOf(q.get('stage'), 'all', 'undecided', 'pending', 'released'),
  kind: (q.get('kind') ?? '').slice(0, 60),
  group: (q.get('group') ?? '').slice(0, 60),
  language: (q.get('language') ?? '').slice(0, 2),
})

/** What the address asks of the list, for the page and for its file alike. */
async function listOf({ platform, language, query: address, edition }: PageRequest) {
  if (!edition) throw new Error('a list of the desk belongs to an edition')
  const words = await wordsOfDesk(platform.db, edition, language)
  const columns = deskColumns(edition, language, words)
  return { query: deskQuery(address), wish: wishFrom(address, columns, '-received'), columns, words }
}

/** At most as many at once as a page of the list shows. */
function orderIn(sent: { get(name: string): string | null; getAll(name: string): string[] }) {
  const act = ACTS.find((one) => one === sent.get('act'))
  const references = [...new Set(sent.getAll('pick'))].slice(0, DESK_PAGE_SIZE)
  return act ? { act, references, intoReference: (sent.get('into') ?? '').trim().slice(0, 40) } : null
}

async function togetherPage(request: PageRequest, order: ReturnType<typeof orderIn>, error?: string) {
  if (!order) return seeOther(deskPath(request)) // nothing was said: the list is where one says it
  const { platform, language, form } = request
  const edition = editionOf(request)
  const asksInto = order.act === 'merged' && order.intoReference === ''
  const into = order.intoReference
  const known = asksInto || order.act !== 'merged' || (await titlesOf(platform.db, edition, [into])).length > 0
  const preview = asksInto || !known ? null : await previewTogether(platform, edition, order)
  const problem = error ?? (known ? undefined : reviewTexts(language)('refusal.submission-unknown'))
  const title = reviewTexts(language)('together.title')
  return page(
    {
      title,
      section: 'desk',
      crumbs: [{ label: reviewTexts(language)('desk.title'), href: deskPath(request) }, { label: title }],
      body: (
        <TogetherPage
          {...{ edition, language, into, preview }}
          act={order.act}
          references={order.references}
          reason={form.get('reason')}
          error={problem}
        />
      ),
    },
    { status: problem ? 422 : 200 },
  )
}
