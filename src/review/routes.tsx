import { holding, may } from '../access/public.ts'
import { answerViewForm, keptViews } from '../page/kept-views.ts'
import { listCsv, wishFrom } from '../page/list.ts'
import { data, editionOf, get, type PageRequest, page, pathTo, post, type Route, seeOther } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { decidingRoutes } from './deciding/routes.tsx'
import { listPath } from './desk-addresses.ts'
import { balanceOf, type DeskQuery, deskCounts, deskSubmissions, STAGES } from './reads.ts'
import { releaseRoutes } from './release/routes.tsx'
import { reviewTexts } from './texts.ts'
import { balanceStyle } from './views/balance.tsx'
import { deskColumns } from './views/columns.tsx'
import { DeskPage } from './views/desk.tsx'
import { wordsOfDesk } from './words.ts'

const LOOKS = holding('maySeeDesk')

export const routes: Route[] = [
  get('/:edition/desk', LOOKS, (request) => seeOther(listPath(request))),

  get('/:edition/desk/submissions', LOOKS, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const { query, wish, columns, words } = await listOf(request)
    const [found, counts, balance] = await Promise.all([
      deskSubmissions(platform.db, edition, query, wish, wish.page),
      deskCounts(platform.db, edition),
      balanceOf(platform.db, edition),
    ])
    const title = reviewTexts(language)('desk.title')
    const mayDecide = may(viewer, 'mayDecide', { edition })
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
  get('/:edition/desk/submissions.csv', LOOKS, async (request) => {
    const edition = editionOf(request)
    const { query, wish, columns } = await listOf(request)
    const { rows } = await deskSubmissions(request.platform.db, edition, query, wish, null)
    return data(listCsv(columns, wish, rows), 'text/csv; charset=utf-8', `${edition.slug}-desk.csv`)
  }),

  post('/:edition/desk/submissions/views', holding('mayKeepViews'), (request) =>
    answerViewForm(request, 'submissions', listPath(request)),
  ),

  ...decidingRoutes,
  ...releaseRoutes,
]

const oneOf = <T extends string>(value: string | null, ...allowed: [T, ...T[]]): T =>
  allowed.find((a) => a === value) ?? allowed[0]

const deskQuery = (q: URLSearchParams): DeskQuery => ({
  search: (q.get('q') ?? '').slice(0, 200).trim(),
  stage: oneOf(q.get('stage'), 'all', ...STAGES),
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
