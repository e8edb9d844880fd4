import type { EditionScope } from '../../access/public.ts'
import type { KeptView } from '../../page/kept-views.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { FilterChoice, FilterField, List, type Narrowing } from '../../page/parts/list.tsx'
import { pathTo } from '../../page/route.ts'
import { LANGUAGES, type Language, NATIVE_NAMES } from '../../platform/languages/public.ts'
import { type Balance, DESK_PAGE_SIZE, type DeskQuery, type DeskRow, type deskCounts, STAGES } from '../reads.ts'
import { reviewTexts } from '../texts.ts'
import { languageName, type Words } from '../words.ts'
import { BalanceFigure } from './balance.tsx'

type Props = {
  edition: EditionScope
  language: Language
  /** The address as it is. */
  address: URLSearchParams
  query: DeskQuery
  wish: ListWish
  columns: readonly Column<DeskRow>[]
  found: { count: number; rows: readonly DeskRow[] }
  counts: Awaited<ReturnType<typeof deskCounts>>
  balance: Balance
  words: Words
  kept: readonly KeptView[]
  mayDecide: boolean
}

/** The inbox: what came in, where it stands, and what may be done with several at once. */
export function DeskPage(props: Props) {
  const { edition, language, address, query, wish, columns, found, counts, words, mayDecide } = props
  const t = reviewTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'submissions')
  return (
    <div class="wrap">
      <div class="title">
        <h1>{t('desk.title')}</h1>
        <p class="lede">{t('desk.lead', { all: counts.all, pending: counts.pending })}</p>
        {mayDecide && counts.pending > 0 && (
          <p class="actions no-print">
            <a class="btn" href={pathTo(language, edition.slug, 'desk', 'release')}>
              {t('desk.release')}
            </a>
          </p>
        )}
      </div>
      <details class="facets__more no-print">
        <summary>{t('balance.title')}</summary>
        <BalanceFigure balance={props.balance} {...{ language, words }} />
      </details>
      <List
        {...{ language, base, wish, columns }}
        query={address}
        rows={found.rows}
        count={found.count}
        pageSize={DESK_PAGE_SIZE}
        name={t('desk.title')}
        counted={t('desk.count', { count: found.count })}
        keyOf={(row) => row.reference}
        viewsName={t('desk.views')}
        kept={mayDecide ? props.kept : null}
        views={(['all', ...STAGES] as const).map((stage) => ({
          label: t(`stage.${stage}`),
          count: counts[stage],
          href: listAddress(base, address, { stage: stage === 'all' ? null : stage }),
          current: stage === query.stage,
        }))}
        filterNames={['q', 'kind', 'group', 'language']}
        filters={<Filters {...{ language, query, words }} />}
        narrowed={narrowings(base, address, query, words, language)}
        bulk={
          mayDecide
            ? {
                to: `${base}/together`,
                nameOf: (row) => row.reference,
                acts: [
                  { value: 'accepted', label: t('outcome.accepted'), primary: true },
                  { value: 'merged', label: t('together.merge') },
                  { value: 'not_taken', label: t('outcome.not_taken') },
                  { value: 'deferred', label: t('outcome.deferred') },
                  ...(counts.pending > 0 ? [{ value: 'revoke', label: t('together.revoke') }] : []),
                ],
              }
            : undefined
        }
      />
    </div>
  )
}

function narrowings(
  base: string,
  address: URLSearchParams,
  query: DeskQuery,
  words: Words,
  language: Language,
): Narrowing[] {
  const t = reviewTexts(language)
  const of = (name: string, heading: string, value: string): Narrowing[] =>
    value ? [{ name: heading, value, without: listAddress(base, address, { [name]: null }) }] : []
  return [
    ...of('q', t('desk.search.short'), query.search),
    ...of('kind', t('desk.kind'), query.kind && words.name('kind', query.kind)),
    ...of('group', t('desk.group'), query.group && words.name('group', query.group)),
    ...of('language', t('desk.language'), query.language && languageName(query.language)),
  ]
}

function Filters({ language, query, words }: Pick<Props, 'language' | 'query' | 'words'>) {
  const t = reviewTexts(language)
  const any = t('desk.all')
  return (
    <>
      <FilterField label={t('desk.search')}>
        <input class="input" type="search" name="q" value={query.search} />
      </FilterField>
      <FilterChoice label={t('desk.kind')} name="kind" any={any} picked={query.kind} options={words.all('kind')} />
      <FilterChoice label={t('desk.group')} name="group" any={any} picked={query.group} options={words.all('group')} />
      <FilterChoice
        label={t('desk.language')}
        name="language"
        any={any}
        picked={query.language}
        options={LANGUAGES.map((l) => [l, NATIVE_NAMES[l]] as const)}
      />
    </>
  )
}
