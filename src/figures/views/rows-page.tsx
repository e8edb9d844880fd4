import type { EditionScope } from '../../access/public.ts'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { direction } from '../../platform/languages/public.ts'
import type { FigureQuery } from '../query.ts'
import type { Figures } from '../read-figures.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'

type Props = { edition: EditionScope; figures: Figures; query: FigureQuery; rows: readonly FigureRow[] }

/** The submissions behind a number. */
export function RowsPage({ edition, figures, query, rows }: Props) {
  const { words, dimensions } = figures
  const t = figuresTexts(words.language)
  const chosen = [...query.chosen].flatMap(([code, values]) => {
    const dimension = dimensions.find((one) => one.code === code)
    if (!dimension) return []
    const names = values.map((v) => words.name(dimension, v)).join(' · ')
    return [pairIn(words.language)(words.label(dimension), names)]
  })
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('rows.title')}</h1>
        <p class="lede">{rows.length > 0 ? t('rows.lead', { count: rows.length }) : t('empty.filtered')}</p>
        {chosen.length > 0 && (
          <ul class="plain small">
            {chosen.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
      {rows.length > 0 && (
        <table class="table-s">
          <thead>
            <tr>
              <th scope="col">{t('reference')}</th>
              <th scope="col">{t('submission')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.reference}>
                <td>
                  <bdi dir="ltr">{row.reference}</bdi>
                </td>
                <td>
                  <a
                    href={pathTo(words.language, edition.slug, 'submissions', row.number)}
                    lang={row.titleLanguage}
                    dir={direction(row.titleLanguage)}
                  >
                    {row.title}
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
