import type { EditionScope } from '../../access/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { direction, formatList, formatNumber, type Language } from '../../platform/languages/public.ts'
import { barChart } from '../chart.ts'
import { type Chosen, linesOf } from '../count.ts'
import type { Dimension } from '../dimensions.ts'
import { figureSearch, inRegister, narrowed } from '../query.ts'
import type { Figures } from '../read-figures.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'
import { Chart } from './chart.tsx'

export type OfFigure = { edition: EditionScope; figures: Figures; chosen: Chosen }

/** Where the submissions behind a number are listed: in the register where it knows how to. */
export const rowsAddress = ({ edition, figures, chosen }: OfFigure): string => {
  const { language } = figures.words
  return inRegister(chosen, figures.dimensions)
    ? pathTo(language, edition.slug, 'submissions') + figureSearch({ chosen })
    : pathTo(language, edition.slug, 'figures', 'rows') + figureSearch({ chosen })
}

/** Bars for as many values as the eye can compare; the table has all of them. */
const MOST_BARS = 18

/** A number that leads to what it counts; nothing stands behind none. */
export const Count = ({ count, href, language }: { count: number; href: string; language: Language }) =>
  count === 0 ? <>0</> : <a href={href}>{formatNumber(count, language)}</a>

/** A figure under its own heading, with the ways to take it along. */
export function FigureChapter(props: OfFigure & { rows: readonly FigureRow[]; dimension: Dimension }) {
  const { edition, figures, chosen, dimension } = props
  const { words } = figures
  const t = figuresTexts(words.language)
  const search = figureSearch({ by: dimension, chosen })
  const to = (file: string) => pathTo(words.language, edition.slug, file) + search
  return (
    <Chapter
      id={`by-${dimension.code}`}
      heading={words.label(dimension)}
      aside={
        <>
          <a href={to('figures')}>{t('more')}</a> · <a href={to('figures.csv')}>{t('csv')}</a> ·{' '}
          <a href={to('figures.xlsx')}>{t('xlsx')}</a>
        </>
      }
    >
      <Figure {...props} />
    </Chapter>
  )
}

function Figure(props: OfFigure & { rows: readonly FigureRow[]; dimension: Dimension }) {
  const { figures, chosen, rows, dimension } = props
  const { words } = figures
  const { language } = words
  const t = figuresTexts(language)
  const lines = linesOf(rows, dimension).map((line) => ({ ...line, name: words.name(dimension, line.value) }))
  const bars = lines
    .slice(0, MOST_BARS)
    .map(({ name, received }) => ({ name, value: received, said: formatNumber(received, language) }))
  const alt = t('chart.alt', {
    dimension: words.label(dimension),
    lines: formatList(
      bars.map(({ name, said }) => pairIn(language)(name, said)),
      language,
    ),
  })
  return (
    <div class="stack">
      <Chart drawing={barChart(bars, direction(language) === 'rtl')} alt={alt} />
      <section class="scroll" aria-label={t('table.of', { dimension: words.label(dimension) })}>
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{words.label(dimension)}</th>
              {(['received', 'texts', 'verified'] as const).map((key) => (
                <th scope="col" class="n" key={key}>
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ value, name, received, texts, verified }) => (
              <tr key={value}>
                <th scope="row">{name}</th>
                <td class="n">
                  <Count
                    count={received}
                    href={rowsAddress({ ...props, chosen: narrowed(chosen, dimension, value) })}
                    language={language}
                  />
                </td>
                <td class="n">{formatNumber(texts, language)}</td>
                <td class="n">{formatNumber(verified, language)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}
