import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import type { Counted } from '../../campaigns/public.ts'
import type { Facet } from '../../forms/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { type Elsewhere, pathTo } from '../../page/route.ts'
import { besideIn, pairIn } from '../../page/words.ts'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import type { CodeCount, Counters, FacetCounts } from '../counts.ts'
import { foundIn } from '../found.ts'
import { chosenOf, isNarrowed, queryString, type RegisterQuery, SORTS, without } from '../query.ts'
import { REGISTER_PAGE_SIZE, type ShownEntry } from '../reads.ts'
import type { RegisterWords } from '../register-words.ts'
import { registerTexts } from '../texts.ts'
import { CountersList } from './counters.tsx'
import { FoundElsewhere } from './elsewhere.tsx'
import { RegisterEntry } from './entry.tsx'

type Props = {
  edition: EditionScope
  language: Language
  query: RegisterQuery
  entries: ShownEntry[]
  counters: Counters
  counts: FacetCounts
  copies: Counted
  /** What else of the edition answers the search. */
  elsewhere: readonly Elsewhere[]
  words: RegisterWords
  now: Date
}

/** The form of search and filters; its parts stand in different places of the page. */
const FORM = 'narrow'
/** Facets with more values than this show the most frequent ones first, the rest behind a word. */
const SHOWN_VALUES = 8
/** The line under a value is drawn in steps, so that a page needs few styles. */
const STEP = 4

const share = (count: number, most: number): number => (most > 0 ? Math.ceil((count / most) * (100 / STEP)) * STEP : 0)

/** Lengths of the lines under the facets' values, for the page's own style. */
export function registerStyle(counts: FacetCounts): string {
  const used = new Set(
    [...counts.values()].flatMap((values) => {
      const most = Math.max(0, ...values.map((v) => v.count))
      return values.map((v) => share(v.count, most))
    }),
  )
  return [...used].map((n) => `.v${n}{--v:${n}%}`).join('')
}

export function RegisterPage(props: Props) {
  const { edition, language, query, counters, now } = props
  const t = registerTexts(language)
  const base = pathTo(language, edition.slug, 'submissions')
  return (
    <>
      <div class="wrap">
        <div class="title">
          <h1>{t('register.title')}</h1>
          <p class="lede">{t('register.lead')}</p>
          <search>
            <form class="find measure" id={FORM} method="get" action={base}>
              <label class="hidden" for="q">
                {t('register.search')}
              </label>
              <input class="input" id="q" name="q" type="search" value={query.search} aria-describedby="q-help" />
              {query.distinct && <input type="hidden" name="distinct" value="1" />}
              {query.sort !== 'newest' && <input type="hidden" name="sort" value={query.sort} />}
              <button type="submit" class="btn">
                <Icon name="search" /> {t('register.search.button')}
              </button>
              <p class="find__help" id="q-help">
                {t('register.search.help')}
              </p>
            </form>
          </search>
        </div>
      </div>
      <div class="wrap with-rail">
        <div class="facets no-print">
          <details class="fold">
            <summary>{t('register.narrow')}</summary>
            {props.words.facets.map((facet) => (
              <FacetBox key={facet.code} {...props} facet={facet} />
            ))}
            <button type="submit" form={FORM} class="btn btn--second">
              {t('register.show')}
            </button>
          </details>
        </div>
        <div class="stack">
          <CountersList {...{ counters, now, zone: edition.zone, language }} small />
          <Copies {...props} base={base} />
          <Chosen {...props} base={base} />
          <FoundElsewhere {...props} />
          {counters.received === 0 ? <Nothing {...props} base={base} /> : <List {...props} base={base} />}
        </div>
      </div>
    </>
  )
}

/** What a machine found to be copies, and the same list and counts without them. */
function Copies({ copies, query, language, base }: Props & { base: string }) {
  const t = registerTexts(language)
  if (copies.copies === 0 || query.distinct) return null
  return (
    <p class="small">
      {t('copies.some', copies)} <a href={base + queryString(query, { distinct: true })}>{t('copies.once')}</a>
    </p>
  )
}

function List({ edition, language, query, entries, counters, words, base }: Props & { base: string }) {
  const t = registerTexts(language)
  const { received } = counters
  const first = (query.page - 1) * REGISTER_PAGE_SIZE + 1
  const last = first - 1 + entries.length
  return (
    <section aria-labelledby="list">
      <h2 id="list" class="hidden">
        {t('register.count', { count: received })}
      </h2>
      <div class="listhead small">
        <p class="row">
          <span class="soft">{t('sort.by')}</span>
          {SORTS.filter((sort) => sort !== 'match' || query.search !== '').map((sort) => (
            <a
              key={sort}
              href={base + queryString(query, { sort })}
              aria-current={sort === query.sort ? 'true' : undefined}
            >
              {t(`sort.${sort}`)}
            </a>
          ))}
        </p>
        <p class="row no-print">
          <span class="soft">{t('register.save-as')}</span>
          <a href={`${base}.csv${queryString(query)}`}>{'CSV'}</a>
          <a href={`${base}.json${queryString(query)}`}>{'JSON'}</a>
          <a href={base + queryString(query)}>{t('register.link')}</a>
        </p>
      </div>
      <ul class="entries">
        {entries.map((entry) => (
          <RegisterEntry
            key={entry.reference}
            {...{ edition, language, entry, words, found: foundIn(entry, query.search) }}
          />
        ))}
      </ul>
      <nav class="pager" aria-label={t('register.pages')}>
        {query.page > 1 && (
          <a class="btn btn--second" href={base + queryString(query, { page: query.page - 1 })} rel="prev">
            {t('register.previous')}
          </a>
        )}
        <span class="soft">{t('register.range', { from: first, to: last, count: received })}</span>
        {last < received && (
          <a class="btn btn--second" href={base + queryString(query, { page: query.page + 1 })} rel="next">
            {t('register.next')} <Icon name="next" flip />
          </a>
        )}
      </nav>
    </section>
  )
}

/** What a link takes away, for those who hear the page; the name alone for those who see it. */
const Without = ({ language, name, children }: { language: Language; name: string; children: ComponentChildren }) => (
  <>
    <span class="hidden">{pairIn(language)(name, '')}</span>
    {children}
  </>
)

/** What narrows the list, each with a link that takes it away. */
function Chosen({ language, query, words, base }: Props & { base: string }) {
  const t = registerTexts(language)
  if (!isNarrowed(query)) return null
  return (
    <ul class="tags chosen" aria-label={t('chosen.title')}>
      {query.search && (
        <li>
          <a class="tag" href={base + queryString(query, { search: '', sort: 'newest' })}>
            <Without language={language} name={t('chosen.without')}>
              <q>
                <bdi>{query.search}</bdi>
              </q>
            </Without>
            <Icon name="close" />
          </a>
        </li>
      )}
      {query.distinct && (
        <li>
          <a class="tag" href={base + queryString(query, { distinct: false })}>
            <Without language={language} name={t('chosen.without')}>
              {t('copies.distinct')}
            </Without>
            <Icon name="close" />
          </a>
        </li>
      )}
      {words.facets.flatMap((facet) =>
        chosenOf(query, facet).map((code) => (
          <li key={`${facet.code} ${code}`}>
            <a class="tag" href={base + queryString(query, without(query, facet, code))}>
              <Without language={language} name={besideIn(language)(t('chosen.without'), words.label(facet))}>
                <bdi>{words.alone(facet, code)}</bdi>
              </Without>
              <Icon name="close" />
            </a>
          </li>
        )),
      )}
      <li>
        <a href={base}>{t('chosen.all')}</a>
      </li>
    </ul>
  )
}

function Nothing({ edition, language, query, base }: Props & { base: string }) {
  const t = registerTexts(language)
  return isNarrowed(query) ? (
    <div class="empty">
      <h2>{t('none.title')}</h2>
      <p>{t('none.why')}</p>
      <p>
        <a class="btn btn--second" href={base}>
          {t('chosen.all')}
        </a>
      </p>
    </div>
  ) : (
    <div class="empty">
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.why')}</p>
      <p>
        <a class="btn btn--second" href={pathTo(language, edition.slug, 'consultation')}>
          {t('empty.calls')}
        </a>
      </p>
    </div>
  )
}

type FacetProps = Pick<Props, 'language' | 'query' | 'counts' | 'words'> & { facet: Facet }

function FacetBox(props: FacetProps) {
  const { facet, language, query, counts, words } = props
  const values = counts.get(facet.code) ?? []
  if (values.length === 0) return null
  const order = new Map(words.order(facet).map((code, i) => [code, i]))
  const inOrder = [...values].sort((a, b) => (order.get(a.code) ?? 999) - (order.get(b.code) ?? 999))
  const most = Math.max(...values.map((v) => v.count))
  const frequent = new Set([...inOrder].sort((a, b) => b.count - a.count).slice(0, SHOWN_VALUES))
  const shown = inOrder.filter((v) => frequent.has(v) || chosenOf(query, facet).includes(v.code))
  const rest = inOrder.length > SHOWN_VALUES + 1 ? inOrder.filter((v) => !shown.includes(v)) : []
  return (
    <fieldset>
      <legend>{words.label(facet)}</legend>
      {(rest.length > 0 ? shown : inOrder).map((v) => (
        <FacetValue key={v.code} {...props} {...v} most={most} />
      ))}
      {rest.length > 0 && (
        <details class="more">
          <summary>{registerTexts(language)('facet.more', { count: rest.length })}</summary>
          {rest.map((v) => (
            <FacetValue key={v.code} {...props} {...v} most={most} />
          ))}
        </details>
      )}
    </fieldset>
  )
}

function FacetValue({ facet, language, query, words, code, count, most }: FacetProps & CodeCount & { most: number }) {
  const checked = chosenOf(query, facet).includes(code)
  return (
    <label class="facet">
      <input type="checkbox" form={FORM} name={facet.code} value={code} checked={checked} />
      <span lang={facet.of === 'language' ? code : undefined}>{words.term(facet, code)}</span>
      <span class="n">{formatNumber(count, language)}</span>
      <span class={`level v${share(count, most)}`} />
    </label>
  )
}
