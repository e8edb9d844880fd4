import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import { type Column, type ListWish, listAddress } from '../../page/list.ts'
import { List } from '../../page/parts/list.tsx'
import { pathTo } from '../../page/route.ts'
import type { Language } from '../../platform/languages/public.ts'
import { registrationTexts } from '../texts.ts'
import { type Row, titleOf } from './list.ts'
import type { Attendee } from './reads.ts'

const PAGE_SIZE = 200

type Shown<Of> = {
  readonly edition: EditionScope
  readonly language: Language
  readonly query: URLSearchParams
  readonly wish: ListWish
  readonly columns: readonly Column<Of>[]
  readonly rows: readonly Of[]
}

type PlainListProps<Of> = Shown<Of> & { base: string; name: string; counted: string; keyOf(row: Of): string }

/** A list without filters: in order, with its columns and files. */
function PlainList<Of>({ rows, wish, ...props }: PlainListProps<Of>) {
  const t = registrationTexts(props.language)
  return (
    <List
      {...props}
      wish={wish}
      rows={rows.slice((wish.page - 1) * PAGE_SIZE, wish.page * PAGE_SIZE)}
      count={rows.length}
      pageSize={PAGE_SIZE}
      views={[]}
      viewsName={props.name}
      kept={null}
      filters={null}
      filterNames={[]}
      narrowed={[]}
      actions={
        <a class="small no-print" href={listAddress(`${props.base}.xlsx`, props.query, {})}>
          {t('desk.xlsx')}
        </a>
      }
    />
  )
}

const Head = ({ title, children }: { title: ComponentChildren; children: ComponentChildren }) => (
  <div class="title title--work">
    <h1>{title}</h1>
    <p class="lede">{children}</p>
  </div>
)

/** How many were where. */
export function AttendancePage(props: Shown<Row>) {
  const { edition, language, columns, rows } = props
  const t = registrationTexts(language)
  const base = pathTo(language, edition.slug, 'desk', 'registrations', 'attendance')
  const linked = columns.map((column) =>
    column.key === 'title' ? { ...column, cell: cellIn(base, language) } : column,
  )
  return (
    <div class="wrap">
      <Head title={t('attendance.title')}>{t('attendance.lead')}</Head>
      <PlainList
        {...props}
        columns={linked}
        base={base}
        name={t('attendance.title')}
        counted={t('attendance.count', { count: rows.length })}
        keyOf={keyOfRow}
      />
    </div>
  )
}

const keyOfRow = ({ entry, meeting }: Pick<Row, 'entry' | 'meeting'>) =>
  String(entry?.number ?? meeting?.key ?? 'forum')

const cellIn = (base: string, language: Language) =>
  function Cell(row: Row) {
    return (
      <a href={`${base}/${keyOfRow(row)}/people`}>
        {row.entry ? <bdi lang={row.entry.language}>{row.entry.title}</bdi> : titleOf(row, language)}
      </a>
    )
  }

/** Who was in one session, or came through a door of the forum. */
export function AttendeesPage(props: Shown<Attendee> & Pick<Row, 'entry' | 'meeting'>) {
  const { edition, language, rows, entry } = props
  const t = registrationTexts(language)
  return (
    <div class="wrap">
      <Head title={entry ? <bdi lang={entry.language}>{entry.title}</bdi> : titleOf(props, language)}>
        {t('attendance.honest')}
      </Head>
      <PlainList
        {...props}
        base={pathTo(language, edition.slug, 'desk', 'registrations', 'attendance', keyOfRow(props), 'people')}
        name={t('attendance.title')}
        counted={t('attendance.people', { count: rows.length })}
        keyOf={({ number }) => String(number)}
      />
    </div>
  )
}
