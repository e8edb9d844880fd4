import { holding, may } from '../../access/public.ts'
import { perform, person } from '../../acts/public.ts'
import { vocabulariesOf } from '../../forms/public.ts'
import { workbookApart } from '../../interchange/public.ts'
import { fileColumns } from '../../page/list.ts'
import {
  absent,
  data,
  editionOf,
  get,
  type PageRequest,
  page,
  post,
  type Reply,
  type Route,
  stream,
} from '../../page/route.ts'
import { direction } from '../../platform/languages/public.ts'
import { listPath, withQuery } from '../desk-addresses.ts'
import { reviewTexts } from '../texts.ts'
import { ExportPage } from '../views/export.tsx'
import { addressesExported } from './addresses-exported.ts'
import { listAsked } from './asked.ts'
import { deskCounts } from './counts.ts'
import { cellsOf, csvOf, type FileWish } from './files.ts'

const LOOKS = holding('maySeeDesk')
const CSV = 'text/csv; charset=utf-8'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The list as files: its filters, its order, its columns, every page of it; with full answers and addresses where that is asked for. */
export const fileRoutes: Route[] = [
  get('/:edition/desk/submissions.csv', LOOKS, (request) =>
    fileOf(request, 'csv', { answers: false, addresses: false }),
  ),
  get('/:edition/desk/submissions.xlsx', LOOKS, (request) =>
    fileOf(request, 'xlsx', { answers: false, addresses: false }),
  ),

  get('/:edition/desk/submissions/export', LOOKS, async (request) => {
    const { platform, language, viewer } = request
    const edition = editionOf(request)
    const t = reviewTexts(language)
    const { list } = await listAsked(request)
    const { count } = await deskCounts(platform.db, list)
    const back = withQuery(listPath(request), String(request.query))
    return page({
      title: t('export.title'),
      section: 'desk',
      crumbs: [{ label: t('desk.title'), href: back }, { label: t('export.title') }],
      body: (
        <ExportPage
          {...{ edition, language, count, back }}
          list={String(request.query)}
          maySeeAddresses={may(viewer, 'maySeeAddresses', { edition })}
        />
      ),
    })
  }),

  // Posted, because what is taken with addresses is put on record.
  post('/:edition/desk/submissions/export', LOOKS, async (request) => {
    const { form, platform, viewer } = request
    const edition = editionOf(request)
    const format = form.get('format') === 'xlsx' ? 'xlsx' : 'csv'
    const wish = { answers: form.get('answers') === '1', addresses: form.get('addresses') === '1' }
    const asked = new URLSearchParams(form.get('list').slice(0, 2000))
    if (wish.addresses) {
      const { list } = await listAsked(request, asked)
      const { count } = await deskCounts(platform.db, list)
      const order = { edition, actor: person(viewer), wish: { count, format, asked: String(asked) } }
      if (!(await perform(platform, addressesExported, order)).ok) return absent()
    }
    return fileOf(request, format, wish, asked)
  }),
]

async function fileOf(
  request: PageRequest,
  format: 'csv' | 'xlsx',
  wish: FileWish,
  asked?: URLSearchParams,
): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const { list, wish: shown, columns } = await listAsked(request, asked)
  const of = {
    ...{ db: platform.db, list, language, wish },
    names: await vocabulariesOf(platform.db, edition),
    columns: fileColumns(columns, shown),
  }
  const filename = `${edition.slug}-desk.${format}`
  if (format === 'csv') return stream(csvOf(of), { type: CSV, filename })
  const sheet = reviewTexts(language)('desk.title')
  return data(await workbookApart(cellsOf(of), { sheet, rightToLeft: direction(language) === 'rtl' }), XLSX, filename)
}
