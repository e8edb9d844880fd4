import type { EditionScope } from '../../access/public.ts'
import type { Column } from '../../page/list.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import { formatDate, formatOffset, formatTime, type Language } from '../../platform/languages/public.ts'
import { Own } from '../../sessions/parts.ts'
import { type SessionState, sessionTexts, type Words } from '../../sessions/public.ts'
import type { DeskSession } from '../desk-reads.ts'
import { planTexts } from '../texts.ts'

const TONE: Partial<Record<SessionState, string>> = {
  published: 'state--good',
  scheduled: 'state--care',
  cancelled: 'state--wrong',
  postponed: 'state--wrong',
  live: 'state--live',
}

type Reader = { readonly edition: EditionScope; readonly language: Language; readonly words: Words }

/** What the list of sessions can show; the same columns make the page and the file. */
export const sessionColumns = (reader: Reader): Column<DeskSession>[] => [
  ...nameColumns(reader),
  ...placeColumns(reader),
  ...askedColumns(reader),
]

/** Which session it is, and where it stands. */
function nameColumns({ edition, language }: Reader): Column<DeskSession>[] {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  return [
    { key: 'number', heading: t('desk.number'), sortable: true, plain: (s) => String(s.number) },
    {
      key: 'title',
      heading: tSession('session.title'),
      sortable: true,
      names: true,
      plain: (s) => s.title,
      cell: (s) => (
        <a href={pathTo(language, edition.slug, 'desk', 'sessions', s.number)}>
          <Own language={s.language}>{s.title}</Own>
        </a>
      ),
    },
    {
      key: 'state',
      heading: t('desk.state'),
      sortable: true,
      plain: (s) => tSession(`state.${s.state}`),
      cell: (s) => <span class={`state ${TONE[s.state] ?? ''}`}>{tSession(`state.${s.state}`)}</span>,
    },
  ]
}

/** When and where it is in the working plan. */
function placeColumns({ edition, language }: Reader): Column<DeskSession>[] {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const { zone } = edition
  const inOneLine = (at: Date) =>
    [formatDate(at, language, zone), formatTime(at, language, zone), formatOffset(at, zone)].join(' ')
  return [
    {
      key: 'time',
      heading: tSession('grid.time'),
      sortable: true,
      plain: (s) => (s.startsAt ? inOneLine(s.startsAt) : ''),
      cell: (s) =>
        s.startsAt ? (
          <Moment at={s.startsAt} zone={zone} language={language} />
        ) : (
          <span class="soft">{t('desk.not-placed')}</span>
        ),
    },
    {
      key: 'room',
      heading: tSession('session.room'),
      sortable: true,
      plain: (s) => s.room ?? '',
      cell: (s) => <bdi>{s.room}</bdi>,
    },
  ]
}

/** What was asked for, and the submission it comes from. */
function askedColumns({ edition, language, words }: Reader): Column<DeskSession>[] {
  const t = planTexts(language)
  const tSession = sessionTexts(language)
  const sortable = true
  return [
    {
      key: 'type',
      heading: tSession('session.type'),
      sortable,
      spare: true,
      plain: (s) => words('session_types', s.type),
    },
    { key: 'mode', heading: tSession('session.mode'), sortable, plain: (s) => words('participation_modes', s.mode) },
    {
      key: 'length',
      heading: t('desk.length'),
      sortable,
      spare: true,
      plain: (s) => t('desk.minutes', { count: s.durationMinutes }),
    },
    { key: 'audience', heading: t('desk.audience'), sortable, spare: true, plain: (s) => String(s.audience ?? '') },
    {
      key: 'submission',
      heading: tSession('session.submission'),
      plain: (s) => s.reference ?? '',
      cell: (s) =>
        s.reference && (
          <a class="nowrap" href={pathTo(language, edition.slug, 'desk', 'submissions', s.reference)}>
            <bdi dir="ltr">{s.reference}</bdi>
          </a>
        ),
    },
  ]
}
