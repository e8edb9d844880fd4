import { Chapter } from '../../page/layout.tsx'
import { Scroll } from '../../page/parts/scroll.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { direction, formatNumber, pickText } from '../../platform/languages/public.ts'
import type { PublishedTheme } from '../contents.ts'
import { flowsOf, sankeyOf } from '../flows.ts'
import { synthesisTexts } from '../texts.ts'
import { type Here, herePath, PointShown } from './public-parts.tsx'
import { SankeyFigure } from './sankey.tsx'

/** The synthesis for everyone: points with the very words behind them, and the way those words went. */
export function SynthesisPage({ here }: { here: Here }) {
  const { language, edition, published } = here
  const t = synthesisTexts(language)
  const sources = new Set(published.points.flatMap(({ quotes }) => quotes.map(({ from }) => from.reference)))
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('public.title')}</h1>
        <p class="lede">{t('public.lead', { points: published.points.length, submissions: sources.size })}</p>
        <p class="small">
          {t('public.version', { number: published.number })} ·{' '}
          <Moment at={published.at} zone={edition.zone} language={language} weekday={false} /> · {t('public.own-words')}
        </p>
      </div>
      {published.points.length === 0 && <p class="notice">{t('public.empty')}</p>}
      {published.themes.map((theme) => (
        <ThemePoints key={theme.id} {...{ here, theme }} />
      ))}
      <ThemePoints here={here} theme={null} />
      {published.points.length > 0 && <Ways here={here} />}
    </div>
  )
}

function ThemePoints({ here, theme }: { here: Here; theme: PublishedTheme | null }) {
  const t = synthesisTexts(here.language)
  const points = here.published.points.filter((point) => point.theme === (theme?.id ?? null))
  if (points.length === 0) return null
  return (
    <Chapter
      id={theme ? `theme-${theme.id}` : 'no-theme'}
      heading={theme ? pickText(theme.name, here.language).text : t('theme.none')}
      aside={theme && <a href={herePath(here, 'themes', theme.id)}>{t('public.theme-whole')}</a>}
    >
      <div class="stack">
        {points.map((point) => (
          <PointShown key={point.id} {...{ here, point }} />
        ))}
      </div>
    </Chapter>
  )
}

/** Names for the columns of the overview: group, theme, point, state. */
export function naming({ language, published, words }: Here) {
  const t = synthesisTexts(language)
  const theme = (id: string) => pickText(published.themes.find((one) => one.id === id)?.name, language).text
  const columns = [
    (key: string) => (key ? words.property('group', key) : t('unknown')),
    (key: string) => (key ? theme(key) : t('theme.none')),
    (key: string) => formatNumber(Number(key), language),
    (key: string) => words.property('state', key),
  ]
  return (column: number, key: string): string => columns[column]?.(key) ?? key
}

const columnsOf = ({ published, words }: Here) => {
  const order = (of: 'group' | 'state') => {
    const facet = words.facets.find((one) => one.of === of)
    return facet ? [...words.order(facet)] : []
  }
  return [
    order('group'),
    [...published.themes.map(({ id }) => id), ''],
    published.points.map(({ number }) => String(number)),
    order('state'),
  ]
}

function Ways({ here }: { here: Here }) {
  const { language, published } = here
  const t = synthesisTexts(language)
  const flows = flowsOf(published)
  const ways = flows.map(({ group, theme, point, outcome, count }) => ({
    keys: [group ?? '', theme ?? '', String(point), outcome],
    count,
  }))
  const headings = [t('ways.group'), t('ways.theme'), t('ways.point'), t('ways.outcome')]
  return (
    <Chapter
      id="ways"
      heading={t('ways.title')}
      aside={<a href={`${pathTo(language, here.edition.slug)}/synthesis.csv`}>{t('ways.csv')}</a>}
    >
      <div class="stack">
        <p>{t('ways.lead')}</p>
        <SankeyFigure
          {...{ language, headings }}
          figure={sankeyOf(ways, columnsOf(here))}
          nameOf={naming(here)}
          alt={t('ways.alt')}
          rightToLeft={direction(language) === 'rtl'}
        />
        <WaysTable {...{ here, headings }} ways={ways} />
      </div>
    </Chapter>
  )
}

type TableProps = { here: Here; headings: readonly string[]; ways: { keys: readonly string[]; count: number }[] }

function WaysTable({ here, headings, ways }: TableProps) {
  const t = synthesisTexts(here.language)
  const name = naming(here)
  return (
    <Scroll of="ways">
      <table class="table-s">
        <thead>
          <tr>
            {headings.map((heading) => (
              <th scope="col" key={heading}>
                {heading}
              </th>
            ))}
            <th scope="col" class="n">
              {t('ways.count')}
            </th>
          </tr>
        </thead>
        <tbody>
          {ways.map(({ keys, count }) => (
            <tr key={keys.join(' ')}>
              {keys.map((key, column) => (
                <td key={headings[column]}>{name(column, key)}</td>
              ))}
              <td class="n">{formatNumber(count, here.language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

/** Before anything is released: why there is nothing, and what to read instead. */
export function NothingYet({ here }: { here: Pick<Here, 'edition' | 'language'> }) {
  const t = synthesisTexts(here.language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('public.title')}</h1>
        <p class="lede">{t('public.not-yet')}</p>
        <p>
          <a href={pathTo(here.language, here.edition.slug, 'submissions')}>{t('public.to-register')}</a>
        </p>
      </div>
    </div>
  )
}
