import type { EditionScope } from '../access/public.ts'
import {
  callsOf,
  consultationTexts,
  editionFacts,
  momentOf,
  type Phase,
  phasesOf,
  wayOf,
} from '../consultation/public.ts'
import { counted, type Figures, matricesOf, matrixCounts, readFigures } from '../figures/public.ts'
import { codesOfTerms, kindOf, publicPassages, vocabulariesOf } from '../forms/public.ts'
import { eventInputs } from '../inputs/public.ts'
import { asideIn } from '../page/words.ts'
import type { Db } from '../platform/db/db.ts'
import { formatDate, formatList, formatNumber, type Language, pickText } from '../platform/languages/public.ts'
import { type Published, publishedSynthesis } from '../synthesis/public.ts'
import { annexes } from './annexes.ts'
import { figureBlocks } from './figure-blocks.ts'
import { type Block, type Paper, plain, type Runs, strong } from './kit/paper.ts'
import { letterValues } from './letter.ts'
import { letterWords } from './letter-words.ts'
import { phaseBlocks } from './phases.ts'
import { paragraphsOf } from './placeholders.ts'
import { publicSubmissions, registerAsOf, type WholeSubmission } from './reads.ts'
import { regionalInputs } from './regional-inputs.ts'
import { sessionRuns } from './session-blocks.ts'
import { type SessionsReported, sessionsReported, toldIn } from './session-reports.ts'
import { suggestions } from './suggestions.ts'
import { synthesisBlocks } from './synthesis-blocks.ts'
import { documentTexts } from './texts.ts'
import { moment, sentence } from './words.ts'

/** Which draft it is, and the moment it tells of. */
type AsOf = { readonly at: Date; readonly draft: string }

type State = {
  edition: EditionScope
  language: Language
  asOf: AsOf
  process: string
  foreword: readonly Runs[]
  phases: Phase[]
  calls: Awaited<ReturnType<typeof callsOf>>
  figures: Figures
  submissions: WholeSubmission[]
  names: Awaited<ReturnType<typeof vocabulariesOf>>
  matrices: Awaited<ReturnType<typeof matricesOf>>
  inputs: Awaited<ReturnType<typeof eventInputs>>
  synthesis: Published | null
  sessions: SessionsReported
}

/** What an open consultation brought, counted and printed in full, at a moment. */
export async function outcomesPaper(db: Db, edition: EditionScope, language: Language, draft: string): Promise<Paper> {
  const [
    words,
    values,
    facts,
    phases,
    calls,
    figures,
    submissions,
    names,
    matrices,
    inputs,
    synthesis,
    sessions,
    since,
  ] = await Promise.all([
    letterWords(db, edition, language),
    letterValues(db, edition, language),
    editionFacts(db, edition),
    phasesOf(db, edition),
    callsOf(db, edition),
    readFigures(db, edition, language),
    publicSubmissions(db, edition),
    vocabulariesOf(db, edition),
    matricesOf(db, edition),
    eventInputs(db, edition),
    publishedSynthesis(db, edition),
    sessionsReported(db, edition),
    registerAsOf(db, edition),
  ])
  const process = pickText(facts.processTitle, language).text
  const asOf = { draft, at: since ?? new Date(`${facts.letter.date ?? edition.startsOn}T00:00:00Z`) }
  return paperOf({
    edition,
    language,
    asOf,
    process,
    foreword: paragraphsOf(words.foreword, values),
    phases,
    calls,
    figures,
    submissions,
    names,
    matrices,
    inputs,
    synthesis,
    sessions,
  })
}

function paperOf(state: State): Paper {
  const { edition, language, asOf, process } = state
  const t = documentTexts(language)
  const draft = t('out.draft', { number: asOf.draft })
  return {
    title: t('kind.outcomes'),
    language,
    author: pickText(edition.title, language).text,
    at: asOf.at,
    head: { start: pickText(edition.title, language).text, end: draft },
    cover: {
      over: process,
      lines: [
        plain(pickText(edition.title, language).text),
        strong(draft),
        sentence(t, 'out.as-of', { time: moment(asOf.at, edition.zone, language) }),
      ],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      ...foreword(state),
      ...processChapter(state),
      ...received(state),
      ...regionalInputs(state),
      ...themes(state),
      ...synthesisBlocks(state),
      ...questions(state),
      ...suggestions(state),
      ...became(state),
      ...reported(state),
      ...nextSteps(state),
      ...annexes(state),
    ],
  }
}

const chapter = (title: string): Block => ({ kind: 'heading', level: 1, runs: plain(title) })
const paragraph = (text: string, as?: 'lead' | 'small'): Block => ({
  kind: 'paragraph',
  runs: plain(text),
  ...(as ? { as } : {}),
})

/** As the secretariat words it, or else the program. */
const foreword = ({ language, foreword: said }: State): Block[] => [
  chapter(documentTexts(language)('out.foreword')),
  ...said.map((runs, i): Block => ({ kind: 'paragraph', runs, ...(i === 0 ? { as: 'lead' } : {}) })),
]

function processChapter({ edition, language, phases, calls }: State): Block[] {
  const t = documentTexts(language)
  const at = (when: Date, zone: string) => moment(when, zone, language)
  const items = calls.map((call) => ({
    runs: sentence(t, 'out.call', {
      call: { text: pickText(call.title, language).text, set: 'strong' },
      from: at(call.opensAt, call.zone),
      to: at(call.closesAt, call.zone),
    }),
    under: call.changes.map(
      (change): Runs =>
        sentence(t, wayOf(change) === 'back' ? 'out.call.corrected' : 'out.call.extended', {
          from: at(change.fromAt, call.zone),
        }),
    ),
  }))
  return [
    chapter(t('out.process')),
    { kind: 'heading', level: 2, runs: plain(consultationTexts(language)('invitation.phases')) },
    ...phaseBlocks(phases, { edition, language }),
    { kind: 'heading', level: 2, runs: plain(t('out.calls')) },
    { kind: 'list', ordered: false, items },
  ]
}

/** What submissions are, apart from what they are about and what became of them. */
function received({ language, figures }: State): Block[] {
  const t = documentTexts(language)
  if (figures.rows.length === 0) return [chapter(t('out.received')), paragraph(t('out.none'))]
  const shown = figures.dimensions.filter(({ facet }) => facet?.of !== 'terms' && facet?.of !== 'state')
  return [
    chapter(t('out.received')),
    paragraph(t('out.counters', counted(figures.rows)), 'lead'),
    paragraph(t('out.how'), 'small'),
    ...shown.flatMap((dimension) => figureBlocks(figures, dimension)),
  ]
}

function themes(state: State): Block[] {
  const { language, figures, matrices } = state
  const t = documentTexts(language)
  const terms = figures.dimensions.filter(({ facet }) => facet?.of === 'terms')
  if (terms.length === 0 || figures.rows.length === 0) return []
  return [
    chapter(t('out.themes')),
    { kind: 'paragraph', keep: true, runs: plain(t('out.themes.lead')) },
    ...terms.flatMap((dimension) => figureBlocks(figures, dimension)),
    ...matrices.flatMap((matrix) => matrixBlocks(figures, matrix, state.names)),
  ]
}

/** Pairs named with most weight, as a sentence under the table. */
const MOST_PAIRS = 5

function matrixBlocks(figures: Figures, matrix: State['matrices'][number], names: State['names']): Block[] {
  const { words } = figures
  const { language } = words
  const t = documentTexts(language)
  const made = matrixCounts(figures.rows, matrix, figures.dimensions)
  if (!made) return []
  const codeOf = codesOfTerms(names, language)
  const rowName = (row: string) => codeOf(matrix.down, row)
  const title = t('out.matrix', { down: words.label(made.down), across: words.label(made.across) })
  const heaviest = made.rows
    .flatMap(({ row, cells }) => cells.map((cell) => ({ row, ...cell })))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .slice(0, MOST_PAIRS)
    .map(({ row, column, weight }) =>
      asideIn(language)(`${rowName(row)}\u00a0×\u00a0${column}`, formatNumber(Math.round(weight * 10) / 10, language)),
    )
  const cell = ({ received, adopted }: { received: number; adopted: boolean }) =>
    plain(received === 0 ? '' : `${formatNumber(received, language)}${adopted ? '' : '*'}`)
  return [
    { kind: 'heading', level: 2, runs: plain(title) },
    { kind: 'paragraph', keep: true, runs: plain(t('out.matrix.lead')) },
    {
      kind: 'table',
      caption: strong(title),
      head: [plain(words.label(made.down)), ...made.across.order.map(plain)],
      rows: made.rows.map(({ row, cells }) => [plain(rowName(row)), ...cells.map(cell)]),
      numbers: made.across.order.map((_, i) => i + 1),
    },
    ...(heaviest.length > 0
      ? [paragraph(t('out.matrix.weight', { pairs: formatList(heaviest, language) }), 'small')]
      : []),
  ]
}

/** The questions that were answered in words, and how often. */
function questions({ language, submissions }: State): Block[] {
  const t = documentTexts(language)
  const answers = new Map<string, { label: string; count: number }>()
  for (const { form, answers: given } of submissions)
    for (const { question } of publicPassages(form, given)) {
      if (kindOf(question).part !== 'text') continue
      const label = pickText(question.label, language).text
      const known = answers.get(`${form.kind} ${question.id}`) ?? { label, count: 0 }
      answers.set(`${form.kind} ${question.id}`, { label, count: known.count + 1 })
    }
  if (answers.size === 0) return []
  return [
    chapter(t('out.questions')),
    { kind: 'paragraph', keep: true, runs: plain(t('out.questions.lead')) },
    {
      kind: 'table',
      caption: [],
      head: [plain(t('out.question')), plain(t('out.answers'))],
      rows: [...answers.values()].map(({ label, count }) => [plain(label), plain(formatNumber(count, language))]),
      numbers: [1],
    },
  ]
}

function became({ language, figures }: State): Block[] {
  const t = documentTexts(language)
  const states = figures.dimensions.filter(({ facet }) => facet?.of === 'state')
  if (states.length === 0 || figures.rows.length === 0) return []
  return [
    chapter(t('out.became')),
    paragraph(t('out.became.lead')),
    ...states.flatMap((dimension) => figureBlocks(figures, dimension)),
  ]
}

/** The first thing each session reported; all of it stands in the outcome document of the forum. */
function reported({ language, sessions }: State): Block[] {
  if (sessions.reported.length === 0) return []
  const t = documentTexts(language)
  return [
    chapter(t('out.reported')),
    paragraph(t('out.reported.lead')),
    ...sessions.reported.flatMap(({ entry, reports }): Block[] => [
      { kind: 'heading', level: 2, runs: sessionRuns(entry, language) },
      ...reports.slice(0, 1).flatMap((report) => toldIn(report, sessions.names, language)[0]?.lines ?? []),
    ]),
  ]
}

function nextSteps({ language, phases, asOf }: State): Block[] {
  const t = documentTexts(language)
  const coming = phases
    .flatMap((phase) => phase.milestones)
    .flatMap((m) => {
      const at = momentOf(m)
      return at && at > asOf.at ? [{ m, at }] : []
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime())
  const items = coming.map(({ m, at }) => ({
    runs: [
      { text: pickText(m.title, language).text, set: 'strong' as const },
      { text: ' · ' },
      m.wholeDay ? { text: formatDate(at, language, m.zone) } : moment(at, m.zone, language),
    ],
  }))
  return [
    chapter(t('out.next')),
    items.length > 0 ? { kind: 'list', ordered: false, items } : paragraph(t('out.next.none')),
  ]
}
