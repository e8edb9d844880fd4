import type { EditionScope } from '../../../access/public.ts'
import type { Column } from '../../../page/list.ts'
import { pathTo } from '../../../page/route.ts'
import { formatNumber, type Language } from '../../../platform/languages/public.ts'
import { momentIn } from '../../sentences.ts'
import type { ImportRow } from '../dry-run.ts'
import { importTexts } from '../texts.ts'

type Reader = { readonly edition: EditionScope; readonly language: Language; readonly taken: boolean }

const READ_TONE = { taken: 'state--good', repaired: 'state--care', refused: 'state--wrong' } as const

/** What the report on a file shows of each item; the same columns make the page and the file. */
export const importColumns = (reader: Reader): Column<ImportRow>[] => [...fileColumns(reader), ...planColumns(reader)]

/** What stands in the file, and how it was read. */
function fileColumns({ language, edition }: Reader): Column<ImportRow>[] {
  const t = importTexts(language)
  const moment = momentIn(edition.zone, language)
  return [
    {
      key: 'n',
      heading: t('column.line'),
      sortable: true,
      plain: ({ line, path, n }) =>
        line !== null ? formatNumber(line, language) : (path ?? formatNumber(n, language)),
      cell: ({ line, path, n }) =>
        line === null && path ? <code class="small">{path}</code> : formatNumber(line ?? n, language),
    },
    {
      key: 'title',
      heading: t('column.title'),
      sortable: true,
      names: true,
      plain: ({ title }) => title,
      cell: ({ title }) => <bdi>{title}</bdi>,
    },
    {
      key: 'when',
      heading: t('column.when'),
      sortable: true,
      plain: ({ startsAt }) => (startsAt ? moment(startsAt) : t('when.unknown')),
    },
    {
      key: 'room',
      heading: t('column.room'),
      sortable: true,
      plain: ({ room }) => room ?? t('room.unknown'),
      cell: ({ room }) => <bdi>{room ?? t('room.unknown')}</bdi>,
    },
    {
      key: 'read',
      heading: t('column.read'),
      plain: ({ read, remarks }) => [t(`read.${read}`), ...remarks].join(' '),
      cell: ({ read, remarks }) => (
        <>
          <span class={`state ${READ_TONE[read]}`}>{t(`read.${read}`)}</span>
          {remarks.map((remark) => (
            <p class="small soft" key={remark}>
              {remark}
            </p>
          ))}
        </>
      ),
    },
  ]
}

/** What the plan makes of it. */
function planColumns({ language, edition, taken }: Reader): Column<ImportRow>[] {
  const t = importTexts(language)
  const words = ({ became }: ImportRow) => (became ? t(`outcome.${became.outcome}`) : t('outcome.none'))
  const place = ({ became }: ImportRow) => (became ? t(`place.${became.place}`) : '')
  return [
    {
      key: 'session',
      heading: t(taken ? 'column.became' : 'column.becomes'),
      plain: words,
      cell: (row) =>
        row.became?.number ? (
          <a href={pathTo(language, edition.slug, 'desk', 'sessions', row.became.number)}>
            {words(row)} · {row.became.number}
          </a>
        ) : (
          words(row)
        ),
    },
    { key: 'place', heading: t('column.place'), plain: place },
  ]
}
