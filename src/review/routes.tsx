import { holding, may } from '../access/public.ts'
import { answerViewForm, keptViews } from '../identity/parts.ts'
import { editionOf, get, page, pathTo, post, type Route, seeOther } from '../page/route.ts'
import { pickText } from '../platform/languages/public.ts'
import { recommendsAnybody } from '../submissions/public.ts'
import { decidingRoutes } from './deciding/routes.tsx'
import { listPath } from './desk-addresses.ts'
import { handlingRoutes } from './handling/routes.tsx'
import { inQueue, listAsked } from './list/asked.ts'
import { deskCounts } from './list/counts.ts'
import { fileRoutes } from './list/file-routes.tsx'
import { EVERY } from './list/query.ts'
import { deskPage } from './list/reads.ts'
import { balanceOf } from './reads.ts'
import { releaseRoutes } from './release/routes.tsx'
import { reviewTexts } from './texts.ts'
import { balanceStyle } from './views/balance.tsx'
import { DeskPage } from './views/desk.tsx'

const LOOKS = holding('maySeeDesk')

export const routes: Route[] = [
  get('/:edition/desk', LOOKS, (request) => seeOther(listPath(request))),

  get('/:edition/desk/submissions', LOOKS, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const { list, wish, columns, words } = await listAsked(request)
    const { query, filters } = list
    const [rows, counts, whole, balance, recommends] = await Promise.all([
      deskPage(platform.db, list, wish.page),
      deskCounts(platform.db, list),
      deskCounts(platform.db, { ...list, query: EVERY }),
      balanceOf(platform.db, edition),
      recommendsAnybody(platform.db, edition),
    ])
    const title = reviewTexts(language)('desk.title')
    const mayDecide = may(viewer, 'mayDecide', { edition })
    const address = request.query
    const kept = await keptViews(request, 'submissions')
    const queue = inQueue(
      address,
      filters.map(({ name }) => name),
    )
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
          {...{ edition, language, address, queue, query, filters, wish, columns, rows, counts, whole, balance, words }}
          {...{ kept, mayDecide, recommends }}
          maySeeAddresses={list.addresses}
        />
      ),
    })
  }),

  post('/:edition/desk/submissions/views', holding('mayKeepViews'), (request) =>
    answerViewForm(request, 'submissions', listPath(request)),
  ),

  ...fileRoutes,
  ...handlingRoutes,
  ...decidingRoutes,
  ...releaseRoutes,
]
