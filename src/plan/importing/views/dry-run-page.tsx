import type { ComponentChildren } from 'preact'
import type { EditionScope } from '../../../access/public.ts'
import { countsOf, type Reading, sentenceOf } from '../../../interchange/public.ts'
import { type Column, type ListWish, listAddress } from '../../../page/list.ts'
import { FilterField, List } from '../../../page/parts/list.tsx'
import { Moment } from '../../../page/parts/when.tsx'
import type { Language } from '../../../platform/languages/public.ts'
import { Figure, ProgrammeNav, Refused } from '../../views/parts.tsx'
import { type ImportRow, SHOWN, type Shown, stands } from '../dry-run.ts'
import type { ImportOfDesk } from '../reads.ts'
import { importTexts } from '../texts.ts'
import { SessionsByFate } from './undo-page.tsx'
import { ZoneField } from './zone-field.tsx'

export const IMPORT_PAGE_SIZE = 50

export type DryRunProps = {
  readonly edition: EditionScope
  readonly language: Language
  readonly here: string
  readonly file: ImportOfDesk
  readonly reading: Reading
  /** All rows, and those the address asks for. */
  readonly rows: readonly ImportRow[]
  readonly found: readonly ImportRow[]
  readonly columns: readonly Column<ImportRow>[]
  readonly wish: ListWish
  readonly query: URLSearchParams
  readonly shown: Shown
  /** Mark of what this page shows; null where the file was taken over already. */
  readonly seen: string | null
  /** Why it was not taken over, in words; with what is another than it was shown. */
  readonly refusal: string | null
  readonly differing: readonly string[]
}

/** What a file would make of the plan, item by item, and the button that does it; after that, what became of each. */
export function DryRunPage(props: DryRunProps) {
  const { edition, language, file, reading, rows, refusal, differing } = props
  const t = importTexts(language)
  const counts = countsOf(reading.schedule)
  return (
    <div class="wrap">
      <div class="title">
        <h1>
          <bdi>{file.fileName}</bdi>
        </h1>
        <p class="lede">{t(file.undoneAt ? 'undone.lead' : file.takenAt ? 'done.lead' : 'dry.lead')}</p>
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      <Refused words={refusal ?? undefined}>
        {differing.length > 0 && (
          <ul>
            {differing.map((title) => (
              <li key={title}>
                <bdi>{title}</bdi>
              </li>
            ))}
          </ul>
        )}
      </Refused>
      <dl class="facts">
        <Figure name={t('format')}>{t(`format.${reading.format}`)}</Figure>
        <Figure name={t('zone')}>
          <bdi>{reading.schedule.conference.zone}</bdi>
        </Figure>
        <Figure name={t('counts')}>{t('counts.are', counts)}</Figure>
        {file.takenAt && (
          <Figure name={t('taken.at')}>
            <Moment at={file.takenAt} zone={edition.zone} language={language} />
          </Figure>
        )}
        {file.undoneAt && (
          <Figure name={t('undone.at')}>
            <Moment at={file.undoneAt} zone={edition.zone} language={language} />
          </Figure>
        )}
      </dl>
      {reading.remarks.length > 0 && (
        <div class="stack mt-4">
          {reading.remarks.map((remark) => (
            <p class="small" key={remark.code}>
              {sentenceOf(remark, language)}
            </p>
          ))}
        </div>
      )}
      {!file.takenAt && <Take {...props} news={rows.filter((row) => row.became?.outcome !== 'same' && row.became)} />}
      <TakenBack {...props} />
      <div class="mt-6">
        <Report {...props} />
      </div>
    </div>
  )
}

/** The way back from what was taken over; once it was gone, what became of each session. */
function TakenBack({ edition, language, here, file }: DryRunProps) {
  const t = importTexts(language)
  if (file.undone)
    return (
      <>
        <p class="mt-4">{t('undone.again')}</p>
        <SessionsByFate {...{ edition, language }} items={file.undone} />
      </>
    )
  if (!file.takenAt || !file.isKept) return null
  return (
    <p class="mt-4 no-print">
      <a class="btn btn--second" href={`${here}/undo`}>
        {t('undo.open')}
      </a>
    </p>
  )
}

/** The button that does it, in exactly the words of what is shown, and the other that puts the file away. */
function Take({ language, here, query, seen, rows, news }: DryRunProps & { news: readonly ImportRow[] }) {
  const t = importTexts(language)
  const count = (of: (row: ImportRow) => boolean) => rows.filter(of).length
  const placed = count(({ became }) => became?.place === 'placed')
  const zone = query.get('zone')
  return (
    <div class="stack mt-4 no-print">
      <form method="post" action={zone ? `${here}?${new URLSearchParams({ zone })}` : here} class="stack">
        <input type="hidden" name="seen" value={seen ?? ''} />
        {news.length + placed === 0 ? (
          <p>{t('take.nothing')}</p>
        ) : (
          <>
            <p>
              {t('take.says', {
                new: count(({ became }) => became?.outcome === 'new'),
                changed: count(({ became }) => became?.outcome === 'changed'),
                placed,
              })}
            </p>
            <p class="small soft">{t('take.help')}</p>
            <button type="submit" class="btn">
              {t('take')}
            </button>
          </>
        )}
      </form>
      <form method="post" action={`${here}/put-away`}>
        <button type="submit" class="btn btn--quiet">
          {t('put-away')}
        </button>
      </form>
    </div>
  )
}

function Report({ language, here, query, rows, found, columns, wish, shown }: DryRunProps) {
  const t = importTexts(language)
  const view = (one: Shown) => ({
    label: t(`show.${one}`),
    count: rows.filter((row) => stands(row, one)).length,
    href: listAddress(here, query, { show: one === 'all' ? null : one }),
    current: one === shown,
  })
  return (
    <List
      {...{ language, query, wish, columns }}
      base={here}
      rows={found.slice((wish.page - 1) * IMPORT_PAGE_SIZE, wish.page * IMPORT_PAGE_SIZE)}
      count={found.length}
      pageSize={IMPORT_PAGE_SIZE}
      name={t('report')}
      counted={t('items', { count: found.length })}
      keyOf={({ n }) => String(n)}
      views={SHOWN.map(view)}
      viewsName={t('report.views')}
      kept={null}
      filterNames={['q']}
      filters={
        <FilterField label={t('search')}>
          <input class="input" type="search" name="q" value={query.get('q') ?? ''} maxlength={200} dir="auto" />
        </FilterField>
      }
      narrowed={
        query.get('q')
          ? [{ name: t('search'), value: query.get('q') ?? '', without: listAddress(here, query, { q: null }) }]
          : []
      }
    />
  )
}

type UnreadProps = {
  readonly language: Language
  readonly edition: EditionScope
  readonly here: string
  readonly file: ImportOfDesk
  readonly why: string
  readonly asksZone: boolean
  readonly zone: string
  readonly children?: ComponentChildren
}

/** A file that could not be read: why, and what can be done about it. */
export function UnreadPage({ language, edition, here, file, why, asksZone, zone }: UnreadProps) {
  const t = importTexts(language)
  return (
    <div class="wrap">
      <div class="title">
        <h1>
          <bdi>{file.fileName}</bdi>
        </h1>
      </div>
      <ProgrammeNav {...{ edition, language }} here="sessions" />
      <Refused words={why} />
      {asksZone && (
        <form method="get" action={here} class="stack">
          <ZoneField {...{ language, zone }} />
          <button type="submit" class="btn">
            {t('zone.read')}
          </button>
        </form>
      )}
      <form method="post" action={`${here}/put-away`} class="stack">
        {!asksZone && <p>{t('unread.next')}</p>}
        <button type="submit" class={asksZone ? 'btn btn--quiet' : 'btn'}>
          {t('put-away')}
        </button>
      </form>
    </div>
  )
}
