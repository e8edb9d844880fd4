import type { EditionScope } from '../../access/public.ts'
import { termsIn } from '../../forms/public.ts'
import type { Column } from '../../page/list.ts'
import { Moment } from '../../page/parts/when.tsx'
import { pathTo } from '../../page/route.ts'
import {
  countryName,
  direction,
  formatDate,
  formatList,
  formatOffset,
  formatTime,
  isoIn,
  type Language,
} from '../../platform/languages/public.ts'
import type { Outcome } from '../decision.ts'
import { withQuery } from '../desk-addresses.ts'
import { TagList } from '../handling/views/tag-list.tsx'
import type { DeskRow } from '../list/reads.ts'
import { reviewTexts } from '../texts.ts'
import { languageName, type Words } from '../words.ts'
import { TONE } from './parts.tsx'

type Of = {
  readonly edition: EditionScope
  readonly language: Language
  readonly words: Words
  /** The list as its address asks for it: its submissions lead on to each other. */
  readonly search: string
}

/** What the desk's list can show of a submission; the same columns make the page and the file. */
export const deskColumns = (of: Of): Column<DeskRow>[] => [
  ...namedColumns(of),
  ...senderColumns(of.language, of.words),
  ...subjectColumns(of.words),
  ...standingColumns(of.edition, of.language),
  ...workColumns(of.language),
]

function namedColumns({ edition, language, search }: Of): Column<DeskRow>[] {
  const t = reviewTexts(language)
  const at = (row: DeskRow) => withQuery(pathTo(language, edition.slug, 'desk', 'submissions', row.reference), search)
  return [
    {
      key: 'number',
      heading: t('desk.number'),
      sortable: true,
      plain: (row) => row.reference,
      cell: (row) => (
        <bdi class="nowrap" dir="ltr">
          {row.reference}
        </bdi>
      ),
    },
    {
      key: 'title',
      heading: t('desk.subject'),
      sortable: true,
      names: true,
      plain: (row) => row.title,
      file: [
        { heading: t('desk.title.own'), plain: (row) => row.title },
        { heading: t('desk.title.language'), plain: (row) => row.language },
        { heading: t('desk.organization'), plain: (row) => row.organization ?? '' },
        { heading: t('desk.submitter'), plain: (row) => row.submitter },
      ],
      cell: (row) => (
        <>
          <a href={at(row)}>
            <bdi lang={row.language} dir={direction(row.language)}>
              {row.title}
            </bdi>
          </a>
          <br />
          <bdi class="soft" lang={row.organizationLanguage ?? undefined}>
            {row.organization ?? row.submitter}
          </bdi>
          <TagList tags={row.tags} />
        </>
      ),
    },
  ]
}

/** Of what kind it is, and whom it comes from. */
function senderColumns(language: Language, words: Words): Column<DeskRow>[] {
  const t = reviewTexts(language)
  return [
    { key: 'kind', heading: t('desk.kind'), sortable: true, spare: true, plain: (row) => words.name('kind', row.kind) },
    {
      key: 'group',
      heading: t('desk.group'),
      sortable: true,
      plain: (row) => (row.group ? words.name('group', row.group) : ''),
      cell: (row) =>
        row.group && (
          <span class="group">
            <span>
              <span class={`swatch p${words.pattern(row.group)}`} aria-hidden="true">
                <i />
              </span>
              {words.name('group', row.group)}
            </span>
          </span>
        ),
    },
    {
      key: 'country',
      heading: t('desk.country'),
      sortable: true,
      plain: (row) => (row.country ? countryName(row.country, language) : ''),
    },
    { key: 'mode', heading: t('desk.mode'), sortable: true, spare: true, plain: (row) => words.mode(row.mode) },
    {
      key: 'region',
      heading: t('desk.region'),
      spare: true,
      sortable: true,
      plain: (row) => (row.region ? words.name('region', row.region) : ''),
    },
  ]
}

/** What it is about: a column for each facet of terms, the first in sight from the start. */
const subjectColumns = (words: Words): Column<DeskRow>[] =>
  words.subjects.map(({ facet, label }, i) => {
    const codes = (row: DeskRow) =>
      facet.vocabularies.flatMap((path) => termsIn(row.subjects, path).map((code) => words.code(path, code))).join(', ')
    return {
      key: facet.code,
      heading: label,
      spare: i > 0,
      plain: codes,
      cell: (row) => <bdi>{codes(row)}</bdi>,
    }
  })

/** When it came, and how it stands. */
function standingColumns(edition: EditionScope, language: Language): Column<DeskRow>[] {
  const t = reviewTexts(language)
  const received = ({ receivedAt: at }: DeskRow) =>
    [
      formatDate(at, language, edition.zone),
      formatTime(at, language, edition.zone),
      formatOffset(at, edition.zone),
    ].join(' ')
  const state = (code: string) => t.named('state', code) ?? code
  const decision = (row: DeskRow) =>
    row.pending ? t(`is.${row.pending as Outcome}`, { into: row.pendingInto ?? '' }) : ''
  return [
    {
      key: 'language',
      heading: t('desk.language'),
      sortable: true,
      spare: true,
      plain: (row) => languageName(row.language),
      cell: (row) => <bdi lang={row.language}>{languageName(row.language)}</bdi>,
    },
    {
      key: 'received',
      heading: t('desk.received'),
      sortable: true,
      plain: received,
      file: [
        { heading: t('desk.received'), plain: received },
        {
          heading: t('desk.iso', { heading: t('desk.received') }),
          plain: ({ receivedAt }) => isoIn(receivedAt, edition.zone),
        },
      ],
      cell: (row) => <Moment at={row.receivedAt} zone={edition.zone} language={language} weekday={false} />,
    },
    {
      key: 'state',
      heading: t('desk.state'),
      sortable: true,
      plain: (row) => state(row.state),
      cell: (row) => <span class={`state ${TONE[row.state] ?? ''}`}>{state(row.state)}</span>,
    },
    {
      key: 'decision',
      heading: t('desk.decision'),
      sortable: true,
      plain: decision,
      file: [
        { heading: t('desk.decision'), plain: (row) => (row.pending ? t(`outcome.is.${row.pending as Outcome}`) : '') },
        { heading: t('desk.decision.into'), plain: (row) => row.pendingInto ?? '' },
        { heading: t('desk.decision.reason'), plain: (row) => row.pendingReason ?? '' },
      ],
      cell: (row) => row.pending && <span class={`state ${TONE[row.pending] ?? ''}`}>{decision(row)}</span>,
    },
  ]
}

/** What the desk itself has put down. */
function workColumns(language: Language): Column<DeskRow>[] {
  const t = reviewTexts(language)
  return [
    {
      key: 'assignee',
      heading: t('desk.assignee'),
      sortable: true,
      spare: true,
      plain: (row) => row.assignee ?? '',
      cell: (row) => row.assignee && <bdi>{row.assignee}</bdi>,
    },
    {
      key: 'tags',
      heading: t('desk.tags'),
      spare: true,
      plain: (row) =>
        formatList(
          row.tags.map(({ name }) => name),
          language,
        ),
      cell: (row) => <TagList tags={row.tags} />,
    },
  ]
}
