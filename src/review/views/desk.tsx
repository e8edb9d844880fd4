import type { EditionScope } from '../../access/public.ts'
import type { KeptView } from '../../page/kept-views.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { FilterChoice, FilterField, List, type Narrowing } from '../../page/parts/list.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { submissionsTexts } from '../../submissions/public.ts'
import { withQuery } from '../desk-addresses.ts'
import type { DeskCounts } from '../list/counts.ts'
import type { DeskFilter } from '../list/filters.ts'
import { chosenOf, type DeskQuery, STAGES } from '../list/query.ts'
import type { DeskRow } from '../list/reads.ts'
import { DESK_PAGE_SIZE } from '../list/rows.ts'
import type { Balance } from '../reads.ts'
import { reviewTexts } from '../texts.ts'
import type { Words } from '../words.ts'
import { BalanceFigure } from './balance.tsx'

type Props = {
  edition: EditionScope
  language: Language
  /** The address as it is. */
  address: URLSearchParams
  /** What of it says which submissions, and in which order. */
  queue: string
  query: DeskQuery
  filters: readonly DeskFilter[]
  wish: ListWish
  columns: readonly Column<DeskRow>[]
  rows: readonly DeskRow[]
  counts: DeskCounts
  /** Of the whole edition. */
  whole: DeskCounts
  balance: Balance
  words: Words
  kept: readonly KeptView[]
  mayDecide: boolean
  maySeeAddresses: boolean
  /** Whether some of them can recommend people, who are asked. */
  recommends: boolean
}

/** Filters asked for every day; the others stand behind a word. */
const FIRST = ['kind', 'outcome', 'assignee', 'tag']

const listPath = ({ edition, language }: Pick<Props, 'edition' | 'language'>, ...more: string[]) =>
  pathTo(language, edition.slug, 'desk', 'submissions', ...more)

/** The inbox: what came in, where it stands, and what may be done with several at once. */
export function DeskPage(props: Props) {
  const { language, address, query, filters, wish, columns, rows, counts, mayDecide } = props
  const t = reviewTexts(language)
  const base = listPath(props)
  const narrowing = filters.filter(({ name }) => name !== 'stage')
  return (
    <div class="wrap">
      <Title {...props} />
      <details class="facets__more no-print">
        <summary>{t('balance.title')}</summary>
        <BalanceFigure balance={props.balance} {...{ language }} words={props.words} />
      </details>
      <List
        {...{ language, base, wish, columns, rows }}
        query={address}
        count={counts.count}
        pageSize={DESK_PAGE_SIZE}
        name={t('desk.title')}
        counted={t('desk.count', { count: counts.count })}
        keyOf={(row) => row.reference}
        viewsName={t('desk.views')}
        kept={mayDecide ? props.kept : null}
        views={stages(props)}
        files={listPath(props, 'export')}
        filterNames={['q', ...narrowing.map(({ name }) => name)]}
        filters={<Filters {...props} />}
        moreFilters={
          <Choices {...props} of={filters.filter((one) => one.name !== 'stage' && !FIRST.includes(one.name))} />
        }
        moreOpen={narrowing.some(({ name }) => !FIRST.includes(name) && chosenOf(query, name).length > 0)}
        narrowed={narrowings(props)}
        actions={mayDecide && counts.count > 0 && <OneByOne {...props} />}
        bulk={mayDecide ? bulkOf(props) : undefined}
      />
    </div>
  )
}

function Title({ edition, language, whole, mayDecide, recommends }: Props) {
  const t = reviewTexts(language)
  const pending = whole.of.get('stage')?.get('pending') ?? 0
  return (
    <div class="title title--work">
      <h1>{t('desk.title')}</h1>
      <p class="lede">{t('desk.lead', { all: whole.count, pending })}</p>
      {recommends && (
        <p class="small no-print">
          <a href={listPath({ edition, language }, 'recommended')}>
            {submissionsTexts(language)('recommended.desk.title')}
          </a>
        </p>
      )}
      {mayDecide && pending > 0 && (
        <p class="actions no-print">
          <a class="btn" href={pathTo(language, edition.slug, 'desk', 'release')}>
            {t('desk.release')}
          </a>
        </p>
      )}
    </div>
  )
}

/** Into the queue: the first of the list, then one after another. */
function OneByOne(props: Props) {
  return (
    <a class="btn btn--second btn--small no-print" href={withQuery(listPath(props, 'queue'), props.queue)}>
      {reviewTexts(props.language)('queue.begin')}
    </a>
  )
}

/** Where submissions stand, each with how many there would be: the other filters hold. */
function stages(props: Props) {
  const { language, address, query, counts, filters } = props
  const t = reviewTexts(language)
  const of = counts.of.get('stage')
  const chosen = chosenOf(query, 'stage')
  const all = [...(of?.values() ?? [])].reduce((sum, n) => sum + n, 0)
  const base = listPath(props)
  const mine = filters.some(({ name }) => name === 'assignee')
  return [
    {
      label: t('stage.all'),
      count: all,
      href: listAddress(base, address, { stage: null }),
      current: chosen.length === 0,
    },
    ...STAGES.map((stage) => ({
      label: t(`stage.${stage}`),
      count: of?.get(stage) ?? 0,
      href: listAddress(base, address, { stage }),
      current: chosen.includes(stage),
    })),
    ...(mine && props.mayDecide
      ? [
          {
            label: t('desk.mine'),
            href: listAddress(base, address, { assignee: 'me' }),
            current: address.get('assignee') === 'me',
          },
        ]
      : []),
  ]
}

function bulkOf(props: Props) {
  const t = reviewTexts(props.language)
  const pending = props.counts.of.get('stage')?.get('pending') ?? 0
  return {
    to: listPath(props, 'together'),
    all: true as const,
    nameOf: (row: DeskRow) => row.reference,
    acts: [
      { value: 'accepted', label: t('outcome.accepted'), primary: true },
      { value: 'merged', label: t('together.merge') },
      { value: 'not_taken', label: t('outcome.not_taken') },
      { value: 'deferred', label: t('outcome.deferred') },
      ...(pending > 0 ? [{ value: 'revoke', label: t('together.revoke') }] : []),
      { value: 'mark', label: t('together.mark') },
    ],
  }
}

function narrowings(props: Props): Narrowing[] {
  const { language, address, query, filters } = props
  const t = reviewTexts(language)
  const base = listPath(props)
  const asked = query.search
    ? [{ name: t('desk.search.short'), value: query.search, without: listAddress(base, address, { q: null }) }]
    : []
  const chosen = filters
    .filter(({ name }) => name !== 'stage')
    .flatMap(({ name, label, options }) =>
      chosenOf(query, name).map((code) => ({
        name: label,
        value: options.find(([one]) => one === code)?.[1] ?? code,
        without: listAddress(base, address, {
          [name]: address.getAll(name).filter((one) => one !== code && one !== 'me'),
        }),
      })),
    )
  return [...asked, ...chosen]
}

function Filters(props: Props) {
  const { language, query, filters } = props
  const t = reviewTexts(language)
  return (
    <>
      <FilterField label={t(props.maySeeAddresses ? 'desk.search.addresses' : 'desk.search')}>
        <input class="input" type="search" name="q" value={query.search} />
      </FilterField>
      <Choices {...props} of={filters.filter(({ name }) => FIRST.includes(name))} />
    </>
  )
}

/** A choice for each filter; beside each code how many the list would hold. What nothing has is not offered. */
function Choices({ language, query, counts, of }: Props & { of: readonly DeskFilter[] }) {
  const t = reviewTexts(language)
  return (
    <>
      {of.map(({ name, label, options }) => {
        const [picked = ''] = chosenOf(query, name)
        const found = counts.of.get(name)
        const offered = options.filter(([code]) => code === picked || (found?.get(code) ?? 0) > 0)
        if (offered.length === 0) return null
        return (
          <FilterChoice
            key={name}
            {...{ label, name, picked }}
            any={t('desk.all')}
            options={offered.map(
              ([code, words]) => [code, t('desk.option', { name: words, count: found?.get(code) ?? 0 })] as const,
            )}
          />
        )
      })}
    </>
  )
}
