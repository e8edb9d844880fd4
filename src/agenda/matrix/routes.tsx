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
import { publishedAgenda } from '../published.ts'
import { agendaTexts } from '../texts.ts'
import { subjectLines } from './subject-lines.ts'
import { type Line, type SubjectMatrix, subjectMatrix } from './subject-matrix.ts'
import { MatrixPage } from './views/matrix.tsx'

const once = async (request: PageRequest, make: () => Promise<Reply>, forAll = false): Promise<Reply> =>
  madeOnce(await stampOf(request.platform.db, ['published', 'edition']), make, { forAll })

/** The first two facets of terms of the edition, crossed; null when it has fewer. */
async function matrixOf(
  request: PageRequest,
): Promise<{ matrix: SubjectMatrix; names: { rows: string; columns: string } } | null> {
  const { platform, language } = request
  const edition = editionOf(request)
  const [agenda, [first, second]] = await Promise.all([
    publishedAgenda(platform.db, edition),
    subjectLines(platform.db, edition, language),
  ])
  if (!first || !second) return null
  return {
    matrix: subjectMatrix(agenda?.entries ?? [], first.lines, second.lines),
    names: { rows: first.name, columns: second.name },
  }
}

async function matrixPage(request: PageRequest): Promise<Reply> {
  const { language } = request
  const edition = editionOf(request)
  const t = agendaTexts(language)
  return page({
    title: t('matrix.title'),
    section: 'programme',
    crumbs: [
      { label: t('agenda.title'), href: pathTo(language, edition.slug, 'agenda') },
      { label: t('matrix.title') },
    ],
    body: <MatrixPage {...{ edition, language }} found={await matrixOf(request)} />,
  })
}

async function matrixFile(request: PageRequest): Promise<Reply> {
  const edition = editionOf(request)
  const found = await matrixOf(request)
  const total = agendaTexts(request.language)('matrix.total')
  const titled = ({ label, name }: Line) => (label === name ? name : `${label} ${name}`)
  const rows = found
    ? [
        [found.names.rows, ...found.matrix.columns.map(titled), total],
        ...[...found.matrix.rows, null].map((row) => [
          row ? titled(row) : total,
          ...[...found.matrix.columns, null].map((column) => String(found.matrix.count(row, column))),
        ]),
      ]
    : []
  return { ...data(csvFile(rows), 'text/csv; charset=utf-8', `${edition.slug}-subjects.csv`), open: true }
}

export const matrixRoutes = [
  get('/:edition/agenda/subjects', anyone, (request) => once(request, () => matrixPage(request))),
  getFile('/:edition/agenda/subjects.csv', anyone, (request) => once(request, () => matrixFile(request), true)),
]
