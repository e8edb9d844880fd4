import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { formatNumber } from '../../platform/languages/public.ts'
import { type Crossing, crossed, WEIGHS, type Weigh } from '../count.ts'
import { type Dimension, UNKNOWN } from '../dimensions.ts'
import type { Matrix } from '../matrix.ts'
import { figureSearch, narrowed } from '../query.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'
import { Count, type OfFigure, rowsAddress } from './figure.tsx'

type Props = OfFigure & {
  rows: readonly FigureRow[]
  by: Dimension
  across: Dimension
  weigh: Weigh
  matrices: readonly Matrix[]
}

/** How deep a cell is coloured; it prints its number as well. */
const HEAT = [1, 2, 4, 7, 11]
const heatOf = (count: number) => HEAT.filter((from) => count >= from).length

/** Two dimensions at once as a heat map; pairs outside the adopted matrix are marked, and named below it. */
export function CrossingChapter(props: Props) {
  const { edition, figures, chosen, rows, by, across, weigh } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  const names = { down: words.label(by), across: words.label(across) }
  const search = figureSearch({ by, across, weigh, chosen })
  const to = (file: string) => pathTo(words.language, edition.slug, file) + search
  const crossing = crossed(rows, by, across, weigh)
  const outside = outsidePairs(props, crossing)
  return (
    <Chapter
      id="crossed"
      heading={t('crossed', names)}
      aside={
        <>
          {t(weigh === 'each' ? 'several' : 'weigh.once.why')} {outside.length > 0 && `${t('outside')} `}
          <a href={to('figures.csv')}>{t('csv')}</a> · <a href={to('figures.xlsx')}>{t('xlsx')}</a>
        </>
      }
    >
      <div class="stack">
        <Weighing {...props} />
        <Heat {...props} crossing={crossing} outside={new Set(outside.map(({ pair }) => pair))} />
        {outside.length > 0 && <Outside {...props} pairs={outside} />}
      </div>
    </Chapter>
  )
}

/** The ways to weigh: every pair, each submission once, what submissions are mainly about. */
function Weighing({ edition, figures, chosen, by, across, weigh }: Props) {
  const { words, dimensions } = figures
  const t = figuresTexts(words.language)
  const base = pathTo(words.language, edition.slug, 'figures')
  const main = dimensions.find(({ mainOf }) => mainOf && mainOf === by.facet)
  const all = dimensions.find(({ facet }) => facet && facet === by.mainOf)
  return (
    <ul class="plain small no-print">
      {WEIGHS.map((one) => (
        <li key={one}>
          {one === weigh ? (
            <b aria-current="true">{t(`weigh.${one}`)}</b>
          ) : (
            <a href={base + figureSearch({ by, across, chosen, weigh: one })}>{t(`weigh.${one}`)}</a>
          )}
        </li>
      ))}
      {main && (
        <li>
          <a href={base + figureSearch({ by: main, across, chosen, weigh })}>{t('weigh.main')}</a>
        </li>
      )}
      {all && (
        <li>
          <a href={base + figureSearch({ by: all, across, chosen, weigh })}>{t('weigh.all')}</a>
        </li>
      )}
    </ul>
  )
}

/** What stands in a cell: a tenth of a submission is as fine as anybody reads. */
const rounded = (count: number): number => Math.round(count * 10) / 10

function Heat(props: Props & { crossing: Crossing; outside: ReadonlySet<string> }) {
  const { figures, chosen, by, across, crossing, outside } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  const names = { down: words.label(by), across: words.label(across) }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled by keyboard too
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
                const of = narrowed(narrowed(chosen, by, row), across, column)
                return (
                  <td key={column} class={`heat-${heatOf(count)}`}>
                    <Count
                      count={rounded(count)}
                      href={rowsAddress({ ...props, chosen: of })}
                      language={words.language}
                    />
                    {outside.has(`${row} ${column}`) && <abbr title={t('outside')}>*</abbr>}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

type OutsidePair = { readonly pair: string; readonly row: string; readonly column: string; readonly count: number }

/** The pairs people made that no adopted matrix has, the most frequent first: a warning, for nobody is forbidden them. */
function Outside(props: Props & { pairs: readonly OutsidePair[] }) {
  const { figures, chosen, by, across, pairs } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  return (
    <details>
      <summary>{t('outside.pairs', { count: pairs.length })}</summary>
      <table class="table-s">
        <thead>
          <tr>
            <th scope="col">{words.label(by)}</th>
            <th scope="col">{words.label(across)}</th>
            <th scope="col" class="n">
              {t('received')}
            </th>
          </tr>
        </thead>
        <tbody>
          {pairs.map(({ pair, row, column, count }) => (
            <tr key={pair}>
              <th scope="row">{words.name(by, row)}</th>
              <td>{words.name(across, column)}</td>
              <td class="n">
                <a href={rowsAddress({ ...props, chosen: narrowed(narrowed(chosen, by, row), across, column) })}>
                  {formatNumber(rounded(count), words.language)}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function outsidePairs(props: Props, { rows, columns, cells }: Crossing): OutsidePair[] {
  const adopted = adoptedPairs(props)
  if (!adopted) return []
  return rows
    .flatMap((row, i) =>
      columns.map((column, n) => ({ pair: `${row} ${column}`, row, column, count: cells[i]?.[n] ?? 0 })),
    )
    .filter(({ row, column, count }) => count > 0 && row !== UNKNOWN && column !== UNKNOWN && !adopted(row, column))
    .sort((a, b) => b.count - a.count)
}

/** Whether a pair belongs to a matrix of the edition, in whichever way it is turned; null where there is none for these two. */
function adoptedPairs({ by, across, matrices }: Props): ((row: string, column: string) => boolean) | null {
  const of = (dimension: Dimension, path: string) => dimension.vocabularies.includes(path)
  const straight = matrices.find(({ down, across: over }) => of(by, down) && of(across, over))
  if (straight) return (row, column) => straight.adopted.has(`${row} ${column}`)
  const turned = matrices.find(({ down, across: over }) => of(across, down) && of(by, over))
  return turned ? (row, column) => turned.adopted.has(`${column} ${row}`) : null
}
