import type { EditionScope } from '../../../access/public.ts'
import { InFormats } from '../../../page/parts/in-formats.tsx'
import { Pair } from '../../../page/parts/words.tsx'
import { pathTo } from '../../../page/route.ts'
import type { Language } from '../../../platform/languages/public.ts'
import { agendaTexts } from '../../texts.ts'
import { type Line, type SubjectMatrix, shadeOf } from '../subject-matrix.ts'

type Found = { matrix: SubjectMatrix; names: { rows: string; columns: string } }
type Props = { edition: EditionScope; language: Language; found: Found | null }

/** What the programme is about: terms of two facets crossed, each number a way to its sessions; the darker, the more. */
export function MatrixPage({ edition, language, found }: Props) {
  const t = agendaTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('matrix.title')}</h1>
        <p class="lede">{t(found ? 'matrix.lead' : 'matrix.none')}</p>
        {found && (
          <p class="small no-print">
            <a href={pathTo(language, edition.slug, 'agenda', 'subjects.csv')}>{t('matrix.csv')}</a>
            <br />
            <Pair language={language} name={t('matrix.document')}>
              <InFormats
                name={t('matrix.document')}
                of={(format) => pathTo(language, edition.slug, 'documents', 'files', `matrix.${format}`)}
              />
            </Pair>
          </p>
        )}
      </div>
      {found && <Matrix {...{ edition, language, found }} />}
    </div>
  )
}

function Matrix({ edition, language, found: { matrix, names } }: Props & { found: Found }) {
  const t = agendaTexts(language)
  const title = t('matrix.of', names)
  return (
    // biome-ignore lint/a11y/useSemanticElements: it scrolls, and is no landmark
    <div class="scroll" role="group" tabindex={0} aria-label={title}>
      <table class="heat">
        <caption class="hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{names.rows}</th>
            {matrix.columns.map((column) => (
              <Heading key={column.subject} line={column} scope="col" />
            ))}
            <th scope="col">{t('matrix.total')}</th>
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.subject}>
              <Heading line={row} scope="row" />
              {matrix.columns.map((column) => (
                <Cell key={column.subject} {...{ edition, language, matrix, row, column }} />
              ))}
              <td>{matrix.count(row, null)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Heading = ({ line, scope }: { line: Line; scope: 'row' | 'col' }) => (
  <th scope={scope}>
    {line.label === line.name ? (
      line.name
    ) : (
      <abbr title={line.name}>
        <bdi>{line.label}</bdi>
      </abbr>
    )}
    {scope === 'row' && line.label !== line.name && <small>{line.name}</small>}
  </th>
)

type CellProps = { edition: EditionScope; language: Language; matrix: SubjectMatrix; row: Line; column: Line }

function Cell({ edition, language, matrix, row, column }: CellProps) {
  const count = matrix.count(row, column)
  if (count === 0) return <td class="soft">0</td>
  const query = new URLSearchParams({ [row.facet]: row.term, [column.facet]: column.term, day: 'all' })
  return (
    <td class={`heat--${shadeOf(count)}`}>
      <a
        href={`${pathTo(language, edition.slug, 'agenda')}?${query}`}
        aria-label={agendaTexts(language)('matrix.count', { count, row: row.name, column: column.name })}
      >
        {count}
      </a>
    </td>
  )
}
