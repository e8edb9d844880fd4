import { anyone, may } from '../access/public.ts'
import { callState, callsOf } from '../consultation/public.ts'
import { csvFile } from '../page/csv.ts'
import {
  absent,
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
  type Route,
} from '../page/route.ts'
import { direction, pickText } from '../platform/languages/public.ts'
import { stampOf } from '../platform/stamps.ts'
import { callWithTargets } from './call-targets.ts'
import { rowsOf } from './count.ts'
import { matricesOf } from './matrix.ts'
import { type FigureQuery, readFigureQuery } from './query.ts'
import { type Figures, readFigures } from './read-figures.ts'
import { showingOf } from './read-targets.ts'
import { areOpen } from './showing.ts'
import { tableOf } from './table.ts'
import { figuresTexts } from './texts.ts'
import { type CallTargets, FiguresPage } from './views/figures-page.tsx'
import { RowsPage } from './views/rows-page.tsx'
import { workbookOf } from './workbook.ts'

type Asked = { figures: Figures; query: FigureQuery }

/**
 * Made once for all who ask for the same figures of the same state; a page also says the minute. What the desk keeps to itself is absent
 * for everybody else.
 */
async function once(request: PageRequest, make: (asked: Asked) => Promise<Reply> | Reply): Promise<Reply> {
  const { db, clock } = request.platform
  const edition = editionOf(request)
  const [showing, calls] = await Promise.all([showingOf(db, edition), callsOf(db, edition)])
  const open = areOpen(showing, calls, clock.now())
  if (!open && !may(request.viewer, 'maySeeDesk', { edition, part: null })) return absent()
  const mark = `${await stampOf(db, ['received', 'edition'])} ${clock.now().toISOString().slice(0, 16)}`
  return madeOnce(mark, async () => {
    const figures = await readFigures(db, edition, request.language)
    return make({ figures, query: readFigureQuery(request.query, figures.dimensions) })
  })
}

/** The targets of the calls that are open, where everybody may read them. */
async function targetsShown(request: PageRequest, figures: Figures): Promise<CallTargets[]> {
  const { db, clock } = request.platform
  const edition = editionOf(request)
  const [showing, calls] = await Promise.all([showingOf(db, edition), callsOf(db, edition)])
  if (showing.targets !== 'everybody') return []
  const open = calls.filter((call) => callState(call, clock.now()) === 'open')
  const all = await Promise.all(
    open.map(async (call) => ({ call, ...(await callWithTargets(db, edition, { call, figures })) })),
  )
  return all.filter(({ gaps }) => gaps.length > 0)
}

const nameOf = (request: PageRequest, { by, across }: FigureQuery) =>
  [editionOf(request).slug, 'figures', by?.code, across?.code].filter(Boolean).join('-')

export const routes: Route[] = [
  get('/:edition/figures', anyone, (request) =>
    once(request, async ({ figures, query }) => {
      const edition = editionOf(request)
      const { platform, language } = request
      const title = figuresTexts(language)('title')
      const matrices = query.across ? await matricesOf(platform.db, edition) : []
      const wanted = query.by || query.chosen.size > 0 ? [] : await targetsShown(request, figures)
      return page({
        title,
        section: 'figures',
        crumbs: [
          { label: pickText(edition.title, language).text, href: pathTo(language, edition.slug) },
          { label: title },
        ],
        body: <FiguresPage {...{ edition, figures, query, matrices, wanted, now: platform.clock.now() }} />,
      })
    }),
  ),

  get('/:edition/figures/rows', anyone, (request) =>
    once(request, ({ figures, query }) => {
      const edition = editionOf(request)
      const t = figuresTexts(request.language)
      return page({
        title: t('rows.title'),
        section: 'figures',
        crumbs: [
          { label: t('title'), href: pathTo(request.language, edition.slug, 'figures') },
          { label: t('rows.title') },
        ],
        body: (
          <RowsPage {...{ edition, figures, query }} rows={rowsOf(figures.rows, figures.dimensions, query.chosen)} />
        ),
      })
    }),
  ),

  getFile('/:edition/figures.csv', anyone, (request) =>
    once(request, ({ figures, query }) => {
      const table = tableOf(figures, query).map((row) => row.map(String))
      return data(csvFile(table), 'text/csv; charset=utf-8', `${nameOf(request, query)}.csv`)
    }),
  ),

  getFile('/:edition/figures.xlsx', anyone, (request) =>
    once(request, async ({ figures, query }) => {
      const file = await workbookOf(tableOf(figures, query), direction(request.language) === 'rtl')
      const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      return data(file, type, `${nameOf(request, query)}.xlsx`)
    }),
  ),
]
