import { anyone } from '../../access/public.ts'
import { csvFile } from '../../page/csv.ts'
import {
  data,
  editionOf,
  get,
  getFile,
  madeOnce,
  type PageRequest,
  page,
  pathTo,
  type Reply,
} from '../../page/route.ts'
import { stampOf } from '../../platform/stamps.ts'
import { agendaTexts } from '../texts.ts'
import { countsOfEdition } from './counts-of-edition.ts'
import { CountsPage } from './views/counts-page.tsx'

/** Kept until a version, what is public of a submission or the edition's lists change. */
const once = async (request: PageRequest, make: () => Promise<Reply>, forAll = false): Promise<Reply> =>
  madeOnce(await stampOf(request.platform.db, ['published', 'edition', 'received']), make, { forAll })

async function countsPage(request: PageRequest): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const t = agendaTexts(language)
  return page({
    title: t('counts.title'),
    section: 'programme',
    crumbs: [
      { label: t('agenda.title'), href: pathTo(language, edition.slug, 'agenda') },
      { label: t('counts.title') },
    ],
    body: <CountsPage {...{ edition, language }} counts={await countsOfEdition(platform.db, edition, language)} />,
  })
}

async function countsFile(request: PageRequest): Promise<Reply> {
  const { platform, language } = request
  const edition = editionOf(request)
  const t = agendaTexts(language)
  const counts = await countsOfEdition(platform.db, edition, language)
  const rows = counts.flatMap((by) =>
    by.lines.map(({ value, name, count }) => [by.name, value, name ?? t('counts.unsaid'), String(count)]),
  )
  const heading = [t('counts.by'), t('counts.code'), t('counts.value'), t('counts.sessions')]
  return { ...data(csvFile([heading, ...rows]), 'text/csv; charset=utf-8', `${edition.slug}-counts.csv`), open: true }
}

/** The programme counted: as a page, and as a file. */
export const countRoutes = [
  get('/:edition/agenda/counts', anyone, (request) => once(request, () => countsPage(request))),
  getFile('/:edition/agenda/counts.csv', anyone, (request) => once(request, () => countsFile(request), true)),
]
