import type { EditionScope } from '../../access/public.ts'
import type { Term } from '../../consultation/public.ts'
import { Icon } from '../../page/parts/icons.tsx'
import { pathTo } from '../../page/route.ts'
import {
  countryName,
  direction,
  formatDate,
  formatNumber,
  isLanguage,
  type Language,
  NATIVE_NAMES,
  pickText,
} from '../../platform/languages/public.ts'
import { type Entry, FACETS, type Facet, type FacetCounts, REGISTER_PAGE_SIZE, type RegisterQuery } from '../reads.ts'
import { registerTexts } from '../texts.ts'
import { Strip } from './strip.tsx'

const VOCABULARY: Record<Facet, string> = {
  kind: 'submission_kinds',
  group: 'stakeholder_groups_2022',
  region: 'regions.itu_regions',
  language: 'languages',
  action_line: 'action_lines',
  sdg: 'sdgs',
}

export type Vocabularies = Map<string, Term[]>

/** What a code of a facet is called for this reader. */
export function termName(vocabularies: Vocabularies, facet: Facet, code: string, language: Language): string {
  if (facet === 'language' && isLanguage(code)) return NATIVE_NAMES[code]
  if (facet === 'region' && code === 'worldwide')
    return pickText(vocabularies.get('regions.worldwide')?.[0]?.name, language).text || code
  const name = pickText(vocabularies.get(VOCABULARY[facet])?.find((t) => t.code === code)?.name, language).text
  return facet === 'action_line' || facet === 'sdg' ? `${code} ${name}` : name || code
}

/** The list as an address; what is chosen stands in it. */
export const registerQueryString = (query: RegisterQuery, page = 1): string => {
  const parts = new URLSearchParams()
  if (query.search) parts.set('q', query.search)
  for (const facet of FACETS) for (const code of query.chosen[facet]) parts.append(facet, code)
  if (page > 1) parts.set('page', String(page))
  return parts.size > 0 ? `?${parts}` : ''
}

type Props = {
  edition: EditionScope
  language: Language
  query: RegisterQuery
  found: { count: number; entries: Entry[] }
  counts: FacetCounts
  vocabularies: Vocabularies
}

export function RegisterPage({ edition, language, query, found, counts, vocabularies }: Props) {
  const t = registerTexts(language)
  const base = pathTo(language, edition.slug, 'submissions')
  const last = Math.min(query.page * REGISTER_PAGE_SIZE, found.count)
  return (
    <>
      <div class="wrap">
        <div class="title">
          <h1>{t('register.title')}</h1>
          <p class="lede">{t('register.lead')}</p>
        </div>
      </div>
      <div class="wrap with-rail">
        <form class="facets no-print" method="get" action={base} aria-label={t('register.narrow')}>
          <div class="field">
            <label class="field__label" for="q">
              {t('register.search')}
            </label>
            <input class="input" id="q" name="q" type="search" value={query.search} />
          </div>
          <details class="fold">
            <summary>{t('register.narrow')}</summary>
            {FACETS.map((facet) => (
              <FacetBox key={facet} {...{ facet, language, query, counts, vocabularies }} />
            ))}
          </details>
          <button type="submit" class="btn btn--second">
            {t('register.show')}
          </button>
        </form>
        <div>
          <div class="row row--apart small">
            <h2 class="small">
              {t('register.count', { count: found.count })} <span class="soft">{t('register.newest')}</span>
            </h2>
            <p class="row">
              <span class="soft">{t('register.save-as')}</span>{' '}
              {['csv', 'json'].map((format) => (
                <a key={format} href={`${base}.${format}${registerQueryString(query)}`}>
                  {format.toUpperCase()}
                </a>
              ))}
            </p>
          </div>
          {found.count === 0 && <p class="mt-4">{t('register.none')}</p>}
          <ul class="entries mt-4">
            {found.entries.map((entry) => (
              <RegisterEntry key={entry.reference} {...{ edition, language, entry, vocabularies }} />
            ))}
          </ul>
          <nav class="pager" aria-label={t('register.title')}>
            {found.count > 0 && (
              <span class="soft">
                {t('register.range', { from: (query.page - 1) * REGISTER_PAGE_SIZE + 1, to: last, count: found.count })}
              </span>
            )}
            {query.page > 1 && (
              <a class="btn btn--second" href={base + registerQueryString(query, query.page - 1)}>
                {t('register.previous')}
              </a>
            )}
            {last < found.count && (
              <a class="btn btn--second" href={base + registerQueryString(query, query.page + 1)}>
                {t('register.next')} <Icon name="next" flip />
              </a>
            )}
          </nav>
        </div>
      </div>
    </>
  )
}

function FacetBox({
  facet,
  language,
  query,
  counts,
  vocabularies,
}: Pick<Props, 'language' | 'query' | 'counts' | 'vocabularies'> & { facet: Facet }) {
  const t = registerTexts(language)
  if (counts[facet].length === 0) return null
  const order = new Map((vocabularies.get(VOCABULARY[facet]) ?? []).map((term, i) => [term.code, i]))
  const sorted = [...counts[facet]].sort((a, b) => (order.get(a.code) ?? 999) - (order.get(b.code) ?? 999))
  return (
    <fieldset>
      <legend>{t(`facet.${facet}`)}</legend>
      {sorted.map(({ code, count }) => (
        <label class="facet" key={code}>
          <input type="checkbox" name={facet} value={code} checked={query.chosen[facet].includes(code)} />
          <span>{termName(vocabularies, facet, code, language)}</span>
          <span class="n">{formatNumber(count, language)}</span>
        </label>
      ))}
    </fieldset>
  )
}

export function RegisterEntry({
  edition,
  language,
  entry,
  vocabularies,
}: Pick<Props, 'edition' | 'language' | 'vocabularies'> & { entry: Entry }) {
  const t = registerTexts(language)
  const about = [
    entry.group && termName(vocabularies, 'group', entry.group, language),
    entry.country && countryName(entry.country, language),
  ].filter(Boolean)
  return (
    <li class="entry">
      <p class="entry__ref">
        <b>
          <bdi dir="ltr">{entry.reference}</bdi>
        </b>{' '}
        <time datetime={entry.receivedAt.toISOString()}>
          {formatDate(entry.receivedAt, language, edition.zone, 'shortDate')}
        </time>
      </p>
      <div>
        <h3>
          <a href={pathTo(language, edition.slug, 'submissions', entry.reference)}>
            <span lang={entry.language} dir={direction(entry.language)}>
              {entry.title}
            </span>
          </a>
        </h3>
        <p class="entry__meta">
          <bdi lang={entry.organizationLanguage ?? undefined}>{entry.organization ?? entry.submitter}</bdi>
          {about.map((words) => ` · ${words}`)}
        </p>
        <div class="entry__foot">
          <Strip state={entry.state} /> <span class="small">{t(`state.${entry.state}` as 'state.submitted')}</span>
        </div>
      </div>
    </li>
  )
}
