import type { EditionScope } from '../../../access/public.ts'
import { Chart } from '../../../figures/parts.ts'
import { barChart } from '../../../figures/public.ts'
import { Chapter } from '../../../page/layout.tsx'
import { pathTo } from '../../../page/route.ts'
import { pairIn } from '../../../page/words.ts'
import { direction, formatList, formatNumber, type Language } from '../../../platform/languages/public.ts'
import { agendaTexts } from '../../texts.ts'
import type { SessionCount } from '../session-counts.ts'

type Props = { edition: EditionScope; language: Language; counts: readonly SessionCount[] }

/** The programme counted: by whoever asked for its sessions, by languages, by subjects; each a figure and its table. */
export function CountsPage({ edition, language, counts }: Props) {
  const t = agendaTexts(language)
  const hasSessions = counts.some(({ lines }) => lines.some(({ count }) => count > 0))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('counts.title')}</h1>
        <p class="lede">{t(hasSessions ? 'counts.lead' : 'agenda.none')}</p>
        {hasSessions && (
          <p class="small no-print">
            <a href={pathTo(language, edition.slug, 'agenda', 'counts.csv')}>{t('counts.csv')}</a>
          </p>
        )}
      </div>
      {hasSessions && counts.map((by) => <Counted key={by.code} {...{ language, by }} />)}
    </div>
  )
}

/** Bars for what there is; the table has what there is none of, too. */
function Counted({ language, by: { code, name, lines } }: { language: Language; by: SessionCount }) {
  const t = agendaTexts(language)
  const named = lines.map((line) => ({ ...line, name: line.name ?? t('counts.unsaid') }))
  const bars = named
    .filter(({ count }) => count > 0)
    .map((line) => ({ name: line.name, value: line.count, said: formatNumber(line.count, language) }))
  const said = formatList(
    bars.map((bar) => pairIn(language)(bar.name, bar.said)),
    language,
  )
  return (
    <Chapter id={`by-${code}`} heading={name}>
      <div class="beside beside--even">
        <Chart drawing={barChart(bars, direction(language) === 'rtl')} alt={pairIn(language)(name, said)} />
        <section class="scroll" aria-label={t('counts.table', { name })}>
          <table class="table-s">
            <thead>
              <tr>
                <th scope="col">{name}</th>
                <th scope="col" class="n">
                  {t('counts.sessions')}
                </th>
              </tr>
            </thead>
            <tbody>
              {named.map(({ value, name: of, href, count }) => (
                <tr key={value}>
                  <th scope="row">{of}</th>
                  <td class="n">
                    {href && count > 0 ? (
                      <a href={href}>{formatNumber(count, language)}</a>
                    ) : (
                      formatNumber(count, language)
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      </div>
    </Chapter>
  )
}
