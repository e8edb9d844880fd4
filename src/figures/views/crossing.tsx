import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { crossed } from '../count.ts'
import type { Dimension } from '../dimensions.ts'
import type { Matrix } from '../matrix.ts'
import { figureSearch, narrowed } from '../query.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'
import { Count, type OfFigure, rowsAddress } from './figure.tsx'

type Props = OfFigure & {
  rows: readonly FigureRow[]
  by: Dimension
  across: Dimension
  matrices: readonly Matrix[]
}

/** How deep a cell is coloured; it prints its number as well. */
const HEAT = [1, 2, 4, 7, 11]
const heatOf = (count: number) => HEAT.filter((from) => count >= from).length

/** Two dimensions at once as a heat map; a pair outside the adopted matrix says so. */
export function CrossingChapter(props: Props) {
  const { edition, figures, chosen, rows, by, across } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  const names = { down: words.label(by), across: words.label(across) }
  const search = figureSearch({ by, across, chosen })
  const to = (file: string) => pathTo(words.language, edition.slug, file) + search
  const adopted = adoptedPairs(props)
  const crossing = crossed(rows, by, across)
  return (
    <Chapter
      id="crossed"
      heading={t('crossed', names)}
      aside={
        <>
          {t('several')} {adopted && `${t('outside')} `}
          <a href={to('figures.csv')}>{t('csv')}</a> · <a href={to('figures.xlsx')}>{t('xlsx')}</a>
        </>
      }
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too */}
      <section class="scroll" aria-label={t('heat.alt', names)} tabIndex={0}>
        <table class="heatmap">
          <thead>
            <tr>
              <th scope="col">{names.down}</th>
              {crossing.columns.map((column) => (
                <th scope="col" key={column}>
                  {words.name(across, column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crossing.rows.map((row, i) => (
              <tr key={row}>
                <th scope="row">{words.name(by, row)}</th>
                {crossing.columns.map((column, n) => {
                  const count = crossing.cells[i]?.[n] ?? 0
                  const outside = count > 0 && adopted !== null && !adopted(row, column)
                  return (
                    <td key={column} class={`heat-${heatOf(count)}`}>
                      <Count
                        count={count}
                        href={rowsAddress({ ...props, chosen: narrowed(narrowed(chosen, by, row), across, column) })}
                        language={words.language}
                      />
                      {outside && <abbr title={t('outside')}>*</abbr>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Chapter>
  )
}

/** Whether a pair belongs to a matrix of the edition, in whichever way it is turned; null where there is none for these two. */
function adoptedPairs({ by, across, matrices }: Props): ((row: string, column: string) => boolean) | null {
  const of = (dimension: Dimension, path: string) => dimension.vocabularies.includes(path)
  const straight = matrices.find(({ down, across: over }) => of(by, down) && of(across, over))
  if (straight) return (row, column) => straight.adopted.has(`${row} ${column}`)
  const turned = matrices.find(({ down, across: over }) => of(across, down) && of(by, over))
  return turned ? (row, column) => turned.adopted.has(`${column} ${row}`) : null
}
