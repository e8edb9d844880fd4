import { Fragment } from 'preact'
import type { EditionScope } from '../../access/public.ts'
import type { Cell } from '../../interchange/public.ts'
import type { Column } from '../../page/list.ts'
import { pathTo } from '../../page/route.ts'
import { formatDay, formatList, formatNumber, type Language } from '../../platform/languages/public.ts'
import { sessionTexts, type Words } from '../../sessions/public.ts'
import { editingTexts } from '../editing/texts.ts'
import type { Sentences } from '../sentences.ts'
import { mostInADay, type Speaker, sessionsOf } from './speakers.ts'

type Reader = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  readonly sentences: Sentences
  /** Whether the reader's role may see addresses. */
  readonly addresses: boolean
}

/** What the list of speakers can show. */
export function speakerColumns(reader: Reader): Column<Speaker>[] {
  const { edition, language, addresses } = reader
  const t = editingTexts(language)
  return [
    {
      key: 'name',
      heading: t('name'),
      sortable: true,
      names: true,
      plain: (s) => s.name,
      cell: (s) => (
        <a href={pathTo(language, edition.slug, 'desk', 'programme', 'speakers', s.id)}>
          <bdi>{s.name}</bdi>
        </a>
      ),
    },
    {
      key: 'sort',
      heading: t('sort-name'),
      sortable: true,
      spare: true,
      plain: (s) => s.sort,
      cell: (s) => <bdi>{s.sort}</bdi>,
    },
    {
      key: 'affiliation',
      heading: t('affiliation'),
      sortable: true,
      plain: (s) => s.affiliation,
      cell: (s) => <bdi>{s.affiliation}</bdi>,
    },
    ...workColumns(reader),
    ...(addresses
      ? [
          {
            key: 'email',
            heading: t('speakers.email'),
            spare: true,
            plain: (s: Speaker) => s.email ?? '',
            cell: (s: Speaker) => s.email && <bdi dir="ltr">{s.email}</bdi>,
          },
        ]
      : []),
  ]
}

/** What somebody has to do: sessions, load of each day, clashes. */
function workColumns({ edition, language, sentences }: Reader): Column<Speaker>[] {
  const t = editingTexts(language)
  const days = (s: Speaker) =>
    formatList(
      s.load.map(([day, count]) => t('speakers.day', { day: formatDay(day, language), count })),
      language,
    )
  return [
    {
      key: 'sessions',
      heading: t('speakers.sessions'),
      sortable: true,
      plain: (s) => formatList(sessionsOf(s).map(String), language),
      cell: (s) => (
        <>
          {sessionsOf(s).map((number) => (
            <Fragment key={number}>
              <a href={pathTo(language, edition.slug, 'desk', 'sessions', number)}>{number}</a>{' '}
            </Fragment>
          ))}
        </>
      ),
    },
    {
      key: 'load',
      heading: t('speakers.load'),
      sortable: true,
      plain: (s) => formatNumber(mostInADay(s), language),
    },
    { key: 'days', heading: t('speakers.days'), spare: true, plain: days },
    { key: 'hours', heading: t('hours'), spare: true, plain: (s) => hoursInWords(s.hours, language) },
    {
      key: 'clashes',
      heading: t('speakers.clashes'),
      sortable: true,
      plain: (s) => [...new Set(s.clashes.map(sentences.of))].join(' '),
      cell: (s) =>
        s.clashes.length > 0 && (
          <ul class="plain">
            {[...new Set(s.clashes.map(sentences.of))].map((sentence) => (
              <li key={sentence} class="small">
                {sentence}
              </li>
            ))}
          </ul>
        ),
    },
  ]
}

/** When somebody can take part, in words; nothing said is said as such. */
function hoursInWords(hours: Speaker['hours'], language: Language): string {
  const t = editingTexts(language)
  if (hours.length === 0) return t('hours.all')
  const said = hours.map(({ day: date, from, until }) => {
    const day = formatDay(date, language)
    if (from && until) return t('hours.part', { day, from, until })
    if (from) return t('hours.part-from', { day, from })
    return until ? t('hours.part-until', { day, until }) : t('hours.not', { day })
  })
  return formatList(said, language)
}

export const SPEAKER_ORDERS: Readonly<Record<string, (s: Speaker) => string | number>> = {
  name: (s) => s.sort,
  sort: (s) => s.sort,
  affiliation: (s) => s.affiliation || '\uFFFF',
  sessions: (s) => sessionsOf(s).length,
  load: mostInADay,
  clashes: (s) => s.clashes.length,
}

/** The people as rows of a file: one for each part of each, a fact to a cell; days as ISO 8601. */
export function speakerCells(
  people: readonly Speaker[],
  { language, words, addresses }: Pick<Reader, 'language' | 'words' | 'addresses'>,
): Cell[][] {
  const t = editingTexts(language)
  const tSession = sessionTexts(language)
  const heads = [
    t('name'),
    t('sort-name'),
    t('affiliation'),
    ...(addresses ? [t('speakers.email')] : []),
    tSession('session.title'),
    t('role'),
    t('presence'),
    t('confirmed'),
    t('speakers.days'),
    t('speakers.clashes'),
    t('hours'),
  ]
  const rows = people.flatMap((s) =>
    s.parts.map((part) => [
      s.name,
      s.sort,
      s.affiliation,
      ...(addresses ? [s.email ?? ''] : []),
      part.number,
      words('session_roles', part.role),
      tSession(`presence.${part.presence}`),
      t(part.confirmed === null ? 'unknown' : part.confirmed ? 'yes' : 'no'),
      part.day ?? '',
      s.clashes.length,
      hoursInWords(s.hours, language),
    ]),
  )
  return [heads, ...rows]
}
