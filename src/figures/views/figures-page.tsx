import type { EditionScope } from '../../access/public.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { formatNumber } from '../../platform/languages/public.ts'
import { counted, rowsOf } from '../count.ts'
import { type Dimension, UNKNOWN } from '../dimensions.ts'
import type { Matrix } from '../matrix.ts'
import { type FigureQuery, figureSearch } from '../query.ts'
import type { Figures } from '../read-figures.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'
import { CrossingChapter } from './crossing.tsx'
import { FigureChapter } from './figure.tsx'

type Props = {
  edition: EditionScope
  figures: Figures
  query: FigureQuery
  matrices: readonly Matrix[]
  now: Date
}

/** What was handed in, counted: everything an edition counts by, or one figure, or two crossed. */
export function FiguresPage(props: Props) {
  const { edition, figures, query, matrices, now } = props
  const { words, dimensions } = figures
  const { language } = words
  const t = figuresTexts(language)
  const rows = rowsOf(figures.rows, dimensions, query.chosen)
  const of = { edition, figures, chosen: query.chosen, rows }
  const shown = query.by ? [query.by] : dimensions
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('title')}</h1>
        <p class="lede">{t('lead')}</p>
        <p class="small">
          {t.parts('as-of', { time: <Moment at={now} zone={edition.zone} language={language} weekday={false} /> })}
        </p>
      </div>
      <Counters rows={rows} {...props} />
      <Choosing {...props} />
      {rows.length === 0 ? (
        <p class="lede">{t(query.chosen.size > 0 ? 'empty.filtered' : 'empty')}</p>
      ) : query.by && query.across ? (
        <CrossingChapter {...of} by={query.by} across={query.across} matrices={matrices} />
      ) : (
        shown.map((dimension) => <FigureChapter key={dimension.code} {...of} dimension={dimension} />)
      )}
    </div>
  )
}

/** The three counters of what is chosen, and how each is counted. */
function Counters({ rows, figures }: Props & { rows: readonly FigureRow[] }) {
  const t = figuresTexts(figures.words.language)
  const three = counted(rows)
  return (
    <div class="stack">
      <dl class="counters">
        {(['received', 'texts', 'verified'] as const).map((key) => (
          <div class="counter" key={key}>
            <dt>
              <b>{formatNumber(three[key], figures.words.language)}</b> <span>{t(key)}</span>
            </dt>
          </div>
        ))}
      </dl>
      <p class="small soft">{t('counters')}</p>
    </div>
  )
}

/** What to count by, what to cross it with, and what is already left out. */
function Choosing({ edition, figures, query }: Props) {
  const { words, dimensions } = figures
  const t = figuresTexts(words.language)
  const base = pathTo(words.language, edition.slug, 'figures')
  return (
    <div class="stack">
      <form class="figure-choice" method="get" action={base}>
        <Choice name="by" label={t('by')} none={t('overview')} chosen={query.by} {...{ dimensions, words }} />
        <Choice
          name="across"
          label={t('across')}
          none={t('across.none')}
          chosen={query.across}
          {...{ dimensions, words }}
        />
        {[...query.chosen].flatMap(([code, values]) =>
          values.map((value) => <input key={`${code} ${value}`} type="hidden" name={code} value={value} />),
        )}
        <button type="submit" class="btn btn--second">
          {t('show')}
        </button>
      </form>
      <WithoutCopies {...{ edition, figures, query }} />
      {query.chosen.size > 0 && (
        <ul class="plain small">
          {[...query.chosen].flatMap(([code, values]) =>
            values.map((value) => (
              <li key={`${code} ${value}`}>
                <a href={base + figureSearch({ ...query, chosen: leaving(query, code, value) })}>
                  {t('without', { filter: filterName(figures, code, value) })}
                </a>
              </li>
            )),
          )}
        </ul>
      )}
    </div>
  )
}

/** The same figures with each letter that several people sent counted once; nothing where there are no copies. */
function WithoutCopies({ edition, figures, query }: Pick<Props, 'edition' | 'figures' | 'query'>) {
  const { language } = figures.words
  if (query.chosen.has('copies') || !figures.rows.some(({ copies }) => copies === 'copy')) return null
  const chosen = new Map(query.chosen).set('copies', ['own'])
  return (
    <p class="small">
      <a href={pathTo(language, edition.slug, 'figures') + figureSearch({ ...query, chosen })}>
        {figuresTexts(language)('copies.without')}
      </a>
    </p>
  )
}

function leaving({ chosen }: FigureQuery, code: string, value: string): FigureQuery['chosen'] {
  const left = (chosen.get(code) ?? []).filter((one) => one !== value)
  const next = new Map(chosen)
  if (left.length > 0) next.set(code, left)
  else next.delete(code)
  return next
}

function filterName({ dimensions, words }: Figures, code: string, value: string): string {
  const dimension = dimensions.find((one) => one.code === code)
  if (!dimension) return value
  const name = words.name(dimension, value)
  return value === UNKNOWN ? pairIn(words.language)(words.label(dimension), name) : name
}

type ChoiceProps = {
  name: string
  label: string
  none: string
  chosen: Dimension | null
  dimensions: readonly Dimension[]
  words: Figures['words']
}

const Choice = ({ name, label, none, chosen, dimensions, words }: ChoiceProps) => (
  <label>
    {label}
    <select class="input" name={name}>
      <option value="">{none}</option>
      {dimensions.map((dimension) => (
        <option key={dimension.code} value={dimension.code} selected={dimension === chosen}>
          {words.label(dimension)}
        </option>
      ))}
    </select>
  </label>
)
