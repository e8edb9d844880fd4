import type { EditionScope } from '../access/public.ts'
import {
  type AgendaEntry,
  publishedAgenda,
  type SubjectLine,
  type SubjectLines,
  subjectLines,
  subjectMatrix,
} from '../agenda/public.ts'
import { matricesOf } from '../figures/public.ts'
import type { Db } from '../platform/db/db.ts'
import { formatList, formatNumber, type Language, pickText } from '../platform/languages/public.ts'
import { wordsOf } from '../sessions/public.ts'
import { type Block, ltr, type Paper, plain, strong } from './kit/paper.ts'
import { fact, linesIn, sessionRuns, subjectName, type Telling } from './session-blocks.ts'
import { documentTexts } from './texts.ts'
import { listed, moment, sentence } from './words.ts'

type State = Telling & {
  readonly agenda: NonNullable<Awaited<ReturnType<typeof publishedAgenda>>>
  /** What is on, or will be, in the order of numbers: what is called off is about nothing any more. */
  readonly sessions: readonly AgendaEntry[]
  readonly facets: readonly SubjectLines[]
  readonly matrices: Awaited<ReturnType<typeof matricesOf>>
}

/**
 * The matrix document of a forum: its sessions by what each is about, the subjects crossed, and why its organizers named them; null before
 * the first version of the programme.
 */
export async function matrixPaper(db: Db, edition: EditionScope, language: Language): Promise<Paper | null> {
  const [agenda, facets, matrices, words] = await Promise.all([
    publishedAgenda(db, edition),
    subjectLines(db, edition, language),
    matricesOf(db, edition),
    wordsOf(db, edition, language),
  ])
  if (!agenda) return null
  const sessions = agenda.entries
    .filter(({ standing }) => standing === 'on' || standing === 'unplaced')
    .toSorted((a, b) => a.number - b.number)
  return paperOf({ edition, language, words, agenda, sessions, facets, matrices })
}

function paperOf(state: State): Paper {
  const { edition, language, agenda, sessions, facets } = state
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const version = { version: agenda.version, time: moment(agenda.publishedAt, edition.zone, language) }
  const none = sessions.length === 0 || facets.length === 0
  return {
    title: t('kind.matrix'),
    language,
    author: forum,
    at: agenda.publishedAt,
    head: { start: forum, end: t('kind.matrix') },
    cover: { over: forum, lines: [sentence(t, 'prog.version', version)] },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      chapter(t('matrix.how')),
      { kind: 'paragraph', as: 'lead', runs: plain(t('matrix.lead', { count: sessions.length })) },
      { kind: 'paragraph', runs: plain(t('matrix.read')) },
      ...(none
        ? [{ kind: 'paragraph', runs: plain(t('prog.none')) } as const]
        : facets.flatMap((of) => byFacet(of, state))),
      ...(none ? [] : [...crossed(state), ...reasons(state)]),
    ],
  }
}

const chapter = (title: string): Block => ({ kind: 'heading', level: 1, runs: plain(title) })

/** Columns beside each other on a page; a facet of more terms is a list alone. */
const MOST_COLUMNS = 24
const MAIN = '●'
const ALSO = '○'

/** The sessions by the terms of one facet: as a matrix, and term by term with the numbers of sessions. */
function byFacet({ name, lines }: SubjectLines, { sessions, language }: State): Block[] {
  const t = documentTexts(language)
  const title = t('matrix.sessions-by', { facet: name })
  const mark = ({ subjects }: AgendaEntry, { subject }: SubjectLine) =>
    subjects[0] === subject ? MAIN : subjects.includes(subject) ? ALSO : ''
  const of = ({ subject }: SubjectLine) => sessions.filter(({ subjects }) => subjects.includes(subject))
  return [
    chapter(title),
    ...(lines.length > MOST_COLUMNS
      ? []
      : [
          {
            kind: 'table' as const,
            caption: [],
            head: [plain(t('matrix.session')), ...lines.map(({ label }) => plain(label))],
            rows: sessions.map((entry) => [
              [ltr(String(entry.number))],
              ...lines.map((line) => plain(mark(entry, line))),
            ]),
            numbers: lines.map((_, i) => i + 1),
          },
        ]),
    {
      kind: 'table',
      caption: strong(t('matrix.terms', { facet: name })),
      head: [plain(name), plain(t('matrix.count')), plain(t('prog.sessions'))],
      rows: lines.map((line) => [
        plain(line.label === line.name ? line.name : `${line.label} ${line.name}`),
        plain(formatNumber(of(line).length, language)),
        listed(
          of(line).map(({ number }) => String(number)),
          language,
        ),
      ]),
      numbers: [1],
    },
  ]
}

/** The matrix of the edition that stands for two facets; what is in it is adopted. */
const adoptedBetween = (down: SubjectLines, across: SubjectLines, { matrices }: State) =>
  matrices.find((one) => down.vocabularies.includes(one.down) && across.vocabularies.includes(one.across))?.adopted

/** How many sessions are about both, of the first two facets. */
function crossed(state: State): Block[] {
  const { sessions, facets, language } = state
  const [down, across] = facets
  if (!down || !across || across.lines.length > MOST_COLUMNS) return []
  const t = documentTexts(language)
  const title = t('out.matrix', { down: down.name, across: across.name })
  const adopted = adoptedBetween(down, across, state)
  const { count } = subjectMatrix(sessions, down.lines, across.lines)
  const cell = (row: SubjectLine, column: SubjectLine) => {
    const both = count(row, column)
    const outside = adopted && !adopted.has(`${row.term} ${column.term}`)
    return plain(both === 0 ? '' : `${formatNumber(both, language)}${outside ? '*' : ''}`)
  }
  return [
    chapter(title),
    { kind: 'paragraph', keep: true, runs: plain(t(adopted ? 'matrix.crossed.adopted' : 'matrix.crossed')) },
    {
      kind: 'table',
      caption: [],
      head: [plain(down.name), ...across.lines.map(({ label }) => plain(label))],
      rows: down.lines.map((row) => [plain(row.label), ...across.lines.map((column) => cell(row, column))]),
      numbers: across.lines.map((_, i) => i + 1),
    },
  ]
}

/** Session by session: what it names, which pairs are new, and why, in the words of its organizers. */
function reasons(state: State): Block[] {
  const { sessions, language } = state
  const t = documentTexts(language)
  return [
    { kind: 'page-break' },
    chapter(t('matrix.reasons')),
    { kind: 'paragraph', runs: plain(t('matrix.reasons.lead')) },
    ...sessions.flatMap((entry): Block[] => [
      { kind: 'heading', level: 2, runs: sessionRuns(entry, language) },
      { kind: 'facts', facts: named(entry, state) },
      ...(entry.relevance.trim() === ''
        ? [{ kind: 'paragraph' as const, as: 'small' as const, runs: plain(t('matrix.no-reason')) }]
        : linesIn(entry.relevance, entry.language)),
    ]),
  ]
}

/** The subjects of a session facet by facet, and its pairs outside the adopted matrix. */
function named({ subjects }: AgendaEntry, state: State) {
  const { facets, language, words } = state
  const t = documentTexts(language)
  const its = (of: SubjectLines | undefined) => of?.lines.filter(({ subject }) => subjects.includes(subject)) ?? []
  const [down, across] = facets
  const adopted = down && across && adoptedBetween(down, across, state)
  const outside = adopted
    ? its(down).flatMap((row) =>
        its(across).flatMap((column) =>
          adopted.has(`${row.term} ${column.term}`) ? [] : `${row.label} × ${column.label}`,
        ),
      )
    : []
  return [
    ...facets.flatMap((of) =>
      fact(
        of.name,
        its(of).map(({ subject }) => (subject === subjects[0] ? strong : plain)(subjectName(subject, words))),
      ),
    ),
    ...fact(t('matrix.outside'), outside.length > 0 ? [plain(formatList(outside, language))] : []),
  ]
}
