import type { ComponentChildren } from 'preact'
import { formatNumber, type Language } from '../../platform/languages/public.ts'
import { type KeptView, tidy } from '../kept-views.ts'
import { type Column, type ListWish, listAddress } from '../list.ts'
import { pageTexts } from '../texts.ts'
import { Icon } from './icons.tsx'

/** A view somebody works with every day, as a link; its count is of the whole edition. */
type SavedView = { label: string; count?: number; href: string; current: boolean }

/** A wish that narrows the list now, in words, and the address without it. */
export type Narrowing = { name: string; value: string; without: string }

type BulkAct = { value: string; label: string; primary?: boolean }

type ListProps<Row> = {
  language: Language
  /** Path of the page; filters, order, columns and page stand behind it. */
  base: string
  query: URLSearchParams
  wish: ListWish
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** Of all pages. */
  count: number
  pageSize: number
  /** What the list holds, for the table's name. */
  name: string
  /** "50 submissions", in the words of the module. */
  counted: string
  keyOf(row: Row): string
  views: readonly SavedView[]
  viewsName: string
  /** Views of the reader's own, kept in this browser; the form that keeps or forgets one goes to `${base}/views`. Null for who only reads. */
  kept: readonly KeptView[] | null
  /** Labels with their controls, for the form that narrows the list. */
  filters: ComponentChildren
  /** Names of those controls, which the form sends itself. */
  filterNames: readonly string[]
  narrowed: readonly Narrowing[]
  /** What can be done to several at once: each act leads to a counted confirmation under `to`. */
  bulk?:
    | {
        to: string
        acts: readonly BulkAct[]
        nameOf(row: Row): string /** Acts can also mean all that match. */
        all?: true
      }
    | undefined
  /** Whether the file is also there as a workbook. */
  workbook?: true
  /** A page where a file is put together: other formats, more facts. */
  files?: string
  /** Filters less often asked for, behind a word. */
  moreFilters?: ComponentChildren
  /** Whether one of those narrows the list now. */
  moreOpen?: boolean
  /** What else can be done with the whole list. */
  actions?: ComponentChildren
}

/**
 * A list of the desk: views, filters, order, columns, bulk acts, the file of exactly what is shown. Everything chosen stands in the
 * address, so any state of the list can be kept or sent as a link; all of it works by keyboard and without a script.
 */
export function List<Row>(props: ListProps<Row>) {
  const { language, base, query, columns, wish, rows, count, counted, narrowed } = props
  const t = pageTexts(language)
  return (
    <>
      <nav class="toolbar" aria-label={props.viewsName}>
        {props.views.map((view) => (
          <a key={view.label} class="chip" href={view.href} aria-current={view.current ? 'page' : undefined}>
            {view.label} {view.count !== undefined && <b>{formatNumber(view.count, language)}</b>}
          </a>
        ))}
        {props.kept?.map((view) => (
          <a
            key={`${view.id} ${view.name}`}
            class="chip"
            href={view.search ? `${base}?${view.search}` : base}
            aria-current={view.search === tidy(String(query)) ? 'page' : undefined}
          >
            <bdi>{view.name}</bdi>
            {view.id && !view.own && <span class="hidden"> {t('list.shared-by', { name: view.by ?? '' })}</span>}
          </a>
        ))}
        {props.kept && <KeepView {...{ language, base, query }} kept={props.kept} />}
      </nav>
      {props.filters && (
        <details class="fold no-print" open={narrowed.length > 0}>
          <summary>{t('list.narrow')}</summary>
          <form method="get" action={base} class="row filters" aria-label={t('list.narrow')}>
            <Kept query={query} but={[...props.filterNames, 'page']} />
            {props.filters}
            <button type="submit" class="btn btn--second">
              {t('list.show')}
            </button>
            {props.moreFilters && (
              <details class="more-filters" open={props.moreOpen}>
                <summary>{t('list.more-filters')}</summary>
                <div class="row filters">{props.moreFilters}</div>
              </details>
            )}
          </form>
        </details>
      )}
      {narrowed.length > 0 && (
        <p class="toolbar no-print">
          <span class="small soft">{t('list.narrowed')}</span>
          {narrowed.map((one) => (
            <a key={one.name} class="chip" href={one.without}>
              {t('list.condition', { name: one.name, value: one.value })} <Icon name="close" />
              <span class="hidden"> {t('list.without')}</span>
            </a>
          ))}
          <a
            class="small"
            href={listAddress(base, query, Object.fromEntries(props.filterNames.map((name) => [name, null])))}
          >
            {t('list.all')}
          </a>
        </p>
      )}
      <div class="row row--apart list__head">
        <div class="row">
          <p class="small" role="status">
            {counted}
          </p>
          {props.actions}
        </div>
        <div class="row small no-print">
          <Columns {...{ language, base, query, columns, wish }} />
          <a class="row--icon row" href={listAddress(`${base}.csv`, query, {})}>
            <Icon name="save" /> {t('list.export')}
          </a>
          {props.workbook && <a href={listAddress(`${base}.xlsx`, query, {})}>{t('list.export.workbook')}</a>}
          {props.files && <a href={listAddress(props.files, query, { page: null })}>{t('list.export.more')}</a>}
        </div>
      </div>
      {count === 0 ? (
        <div class="empty">
          <p>{t('list.none')}</p>
          {query.size > 0 && (
            <p>
              <a href={base}>{t('list.all')}</a>
            </p>
          )}
        </div>
      ) : (
        <Table {...props} rows={rows} />
      )}
      <Pager {...props} />
    </>
  )
}

/** Names the present state of the list, or forgets the name it has. */
function KeepView({
  language,
  base,
  query,
  kept,
}: Pick<ListProps<never>, 'language' | 'base' | 'query'> & { kept: readonly KeptView[] }) {
  const t = pageTexts(language)
  const search = tidy(String(query))
  const known = kept.find((view) => view.search === search)
  if (known?.own)
    return (
      <form method="post" action={`${base}/views`} class="no-print">
        <input type="hidden" name="search" value={search} />
        <input type="hidden" name="id" value={known.id} />
        <button type="submit" class="btn btn--quiet btn--small" name="act" value={known.shared ? 'unshare' : 'share'}>
          {t(known.shared ? 'list.unshare' : 'list.share')}
        </button>
        <button type="submit" class="btn btn--quiet btn--small" name="act" value="forget">
          {t('list.forget')}
        </button>
      </form>
    )
  if (kept.some(({ id }) => !id))
    return (
      <form method="post" action={`${base}/views`} class="no-print">
        <input type="hidden" name="search" value={search} />
        <button type="submit" class="btn btn--quiet btn--small" name="act" value="carry">
          {t('list.carry')}
        </button>
      </form>
    )
  return (
    <details class="pop no-print">
      <summary class="small">{t('list.keep')}</summary>
      <form method="post" action={`${base}/views`} class="pop__box stack">
        <input type="hidden" name="search" value={search} />
        <FilterField label={t('list.keep.name')}>
          <input class="input" name="name" maxlength={60} required />
        </FilterField>
        <label class="choice">
          <input type="checkbox" name="shared" value="1" />
          <span>{t('list.keep.shared')}</span>
        </label>
        <p class="small soft">{t('list.keep.help')}</p>
        <button type="submit" class="btn btn--second btn--small">
          {t('list.keep.save')}
        </button>
      </form>
    </details>
  )
}

/** Everything an address holds that a form would otherwise lose. */
function Kept({ query, but }: { query: URLSearchParams; but: readonly string[] }) {
  return (
    <>
      {[...query]
        .filter(([name]) => !but.includes(name))
        .map(([name, value]) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
    </>
  )
}

function Columns<Row>({
  language,
  base,
  query,
  columns,
  wish,
}: Pick<ListProps<Row>, 'language' | 'base' | 'query' | 'columns' | 'wish'>) {
  const t = pageTexts(language)
  return (
    <details class="pop">
      <summary>{t('list.columns')}</summary>
      <form method="get" action={base} class="pop__box">
        <Kept query={query} but={['column', 'page']} />
        <fieldset>
          <legend class="hidden">{t('list.columns')}</legend>
          {columns.map((c) => (
            <label class="facet" key={c.key}>
              <input
                type="checkbox"
                name="column"
                value={c.key}
                checked={wish.columns.includes(c.key)}
                disabled={c.names}
              />
              <span>{c.heading}</span>
            </label>
          ))}
        </fieldset>
        <p class="actions">
          <button type="submit" class="btn btn--second btn--small">
            {t('list.show')}
          </button>
          <a href={listAddress(base, query, { column: null })}>{t('list.columns.usual')}</a>
        </p>
      </form>
    </details>
  )
}

function Table<Row>(props: ListProps<Row>) {
  const { language, base, query, columns, wish, rows, name, keyOf, bulk } = props
  const t = pageTexts(language)
  const shown = columns.filter((c) => wish.columns.includes(c.key))
  const table = (
    <section class="scroll" tabindex={0} aria-label={name}>
      <table class="desk">
        <thead>
          <tr>
            {bulk && (
              <td class="pick">
                <label hidden>
                  <input type="checkbox" data-pick-all aria-label={t('list.pick-all')} />
                </label>
              </td>
            )}
            {shown.map((c) => (
              <Heading key={c.key} column={c} {...{ language, base, query, wish }} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              {bulk && (
                <td class="pick">
                  <label>
                    <input
                      type="checkbox"
                      name="pick"
                      value={keyOf(row)}
                      aria-label={t('list.pick', { name: bulk.nameOf(row) })}
                    />
                  </label>
                </td>
              )}
              {shown.map((c) => {
                const content = c.cell?.(row) ?? c.plain(row)
                return c.names ? (
                  <th scope="row" key={c.key}>
                    {content}
                  </th>
                ) : (
                  <td key={c.key}>{content}</td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
  if (!bulk) return table
  return (
    <form method="get" action={bulk.to} data-bulk>
      <input type="hidden" name="list" value={tidy(String(query))} />
      {table}
      <fieldset class="bulk">
        <legend class="hidden">{t('list.bulk')}</legend>
        <p data-picked hidden>
          {t.parts('list.picked', { count: <b>0</b> })}
        </p>
        {bulk.all && props.count > rows.length && (
          <label class="choice">
            <input type="checkbox" name="all" value="1" />
            <span>{t('list.pick-match', { count: props.count })}</span>
          </label>
        )}
        {bulk.acts.map((act) => (
          <button
            key={act.value}
            type="submit"
            class={act.primary ? 'btn btn--small' : 'btn btn--second btn--small'}
            name="act"
            value={act.value}
          >
            {act.label}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

/** Sorting is a link in the heading; the arrow and `aria-sort` tell the direction the list has now. */
function Heading<Row>({
  column,
  language,
  base,
  query,
  wish,
}: { column: Column<Row> } & Pick<ListProps<Row>, 'language' | 'base' | 'query' | 'wish'>) {
  if (!column.sortable) return <th scope="col">{column.heading}</th>
  const t = pageTexts(language)
  const here = wish.sort === column.key
  const next = here && !wish.descending ? `-${column.key}` : column.key
  return (
    <th scope="col" aria-sort={here ? (wish.descending ? 'descending' : 'ascending') : undefined}>
      <a href={listAddress(base, query, { sort: next })}>
        {column.heading}
        {here && <Icon name={wish.descending ? 'down' : 'up'} />}
        <span class="hidden"> {t(next.startsWith('-') ? 'list.sort.down' : 'list.sort.up')}</span>
      </a>
    </th>
  )
}

type PagerProps = Pick<ListProps<never>, 'language' | 'base' | 'query' | 'count' | 'pageSize' | 'name'> & {
  wish: Pick<ListWish, 'page'>
  /** The part of the page where the list stands. */
  anchor?: string
}

/** The pages before and after, where a list has more than one. */
export function Pager({ language, base, query, wish, count, pageSize, name, anchor = '' }: PagerProps) {
  if (count <= pageSize && wish.page === 1) return null
  const t = pageTexts(language)
  const from = (wish.page - 1) * pageSize + 1
  const to = Math.min(wish.page * pageSize, count)
  const at = (page: number) => listAddress(base, query, { page: page > 1 ? String(page) : null }) + anchor
  return (
    <nav class="pager no-print" aria-label={t('list.pages', { name })}>
      {from <= to && <span class="soft small">{t('list.range', { from, to, count })}</span>}
      <span class="actions">
        {wish.page > 1 && (
          <a class="btn btn--second" href={at(wish.page - 1)}>
            {t('list.previous')}
          </a>
        )}
        {to < count && (
          <a class="btn btn--second" href={at(wish.page + 1)}>
            {t('list.next')} <Icon name="next" flip />
          </a>
        )}
      </span>
    </nav>
  )
}

/** A small field above a list. */
export function FilterField({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label>
      <span class="field__label">{label}</span>
      {children}
    </label>
  )
}

/** A choice among codes, with all of them first. */
export function FilterChoice({
  label,
  name,
  any,
  picked,
  options,
}: {
  label: string
  name: string
  any: string
  picked: string
  options: readonly (readonly [code: string, words: string])[]
}) {
  return (
    <FilterField label={label}>
      <select class="input" name={name}>
        <option value="">{any}</option>
        {options.map(([code, words]) => (
          <option key={code} value={code} selected={code === picked}>
            {words}
          </option>
        ))}
      </select>
    </FilterField>
  )
}
