import type { EditionScope } from '../../access/public.ts'
import type { Call } from '../../consultation/public.ts'
import { Chapter } from '../../page/layout.tsx'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { pairIn } from '../../page/words.ts'
import { formatNumber, pickText } from '../../platform/languages/public.ts'
import { counted, rowsOf } from '../count.ts'
import { type Dimension, UNKNOWN } from '../dimensions.ts'
import type { Matrix } from '../matrix.ts'
import { type FigureQuery, figureSearch } from '../query.ts'
import type { Figures } from '../read-figures.ts'
import type { FigureRow } from '../rows.ts'
import { figuresTexts } from '../texts.ts'
import { CrossingChapter } from './crossing.tsx'
import { FigureChapter } from './figure.tsx'
import { type OfTargets, TargetsTable } from './targets.tsx'

type Props = {
  edition: EditionScope
  figures: Figures
  query: FigureQuery
  matrices: readonly Matrix[]
  /** What open calls still look for, where everybody may read it. */
  wanted: readonly CallTargets[]
  now: Date
}

export type CallTargets = Pick<OfTargets, 'dimensions' | 'gaps'> & { readonly call: Pick<Call, 'code' | 'title'> }

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
      {props.wanted.map((of) => (
        <Wanted key={of.call.code} {...props} of={of} />
      ))}
      {rows.length === 0 ? (
        <p class="lede">{t(query.chosen.size > 0 ? 'empty.filtered' : 'empty')}</p>
      ) : query.by && query.across ? (
        <CrossingChapter {...of} by={query.by} across={query.across} weigh={query.weigh} matrices={matrices} />
      ) : (
        shown.map((dimension) => <FigureChapter key={dimension.code} {...of} dimension={dimension} />)
      )}
    </div>
  )
}

/** What an open call still looks for. */
function Wanted({ of, edition, figures, query }: Props & { of: CallTargets }) {
  const { language } = figures.words
  const id = `wanted-${of.call.code}`
  return (
    <Chapter
      id={id}
      heading={figuresTexts(language)('targets.of', { call: pickText(of.call.title, language).text })}
      aside={figuresTexts(language)('targets.aside')}
    >
      <TargetsTable
        {...{ edition, figures, chosen: query.chosen }}
        {...of}
        call={of.call.code}
        to="everybody"
        of={id}
      />
    </Chapter>
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
        {query.weigh === 'once' && <input type="hidden" name="weigh" value="once" />}
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
