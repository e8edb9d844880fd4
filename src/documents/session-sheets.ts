import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, agendaTexts, type Origin, originsOf, publishedAgenda } from '../agenda/public.ts'
import { pathTo } from '../page/route.ts'
import { atMost } from '../platform/at-most.ts'
import { isLanguage, type Language, languageName, pickText } from '../platform/languages/public.ts'
import type { Platform } from '../platform/platform.ts'
import { sessionTexts, wordsOf } from '../sessions/public.ts'
import { type Block, ltr, type Paper, plain, type Runs } from './kit/paper.ts'
import { fact, linesIn, sessionFacts, sessionRuns, standingBlocks, type Telling, voiceOf } from './session-blocks.ts'
import { type Reported, reportBlocks, type SessionsReported, sessionsReported } from './session-reports.ts'
import { documentTexts } from './texts.ts'
import { moment, sentence } from './words.ts'

type Asked = { readonly platform: Platform; readonly edition: EditionScope; readonly language: Language }

/**
 * A sheet for each published session, or for one of them: all that is public of it on paper, from the submissions it grew from to what it
 * reported. Null before the first version, and for a number nobody published.
 */
export async function sessionSheetsPaper({ platform, edition, language }: Asked, only?: number): Promise<Paper | null> {
  const { db, config } = platform
  const [agenda, reports, words] = await Promise.all([
    publishedAgenda(db, edition),
    sessionsReported(db, edition),
    wordsOf(db, edition, language),
  ])
  const entries = (agenda?.entries ?? [])
    .filter(({ number }) => only === undefined || number === only)
    .toSorted((a, b) => a.number - b.number)
  if (!agenda || (only !== undefined && entries.length === 0)) return null
  const inTurn = atMost(4)
  const sheets = entries.map(async (entry) => {
    const { submission } = entry
    const origins = submission ? await inTurn(() => originsOf(db, edition, submission.number)) : []
    return sheet({ entry, origins, reports }, { edition, language, words, origin: config.origin })
  })
  const its = reports.reported.find(({ entry }) => entry.number === only)?.reports ?? []
  const reportedAt = only === undefined ? [reports.at] : its.map(({ publishedAt }) => publishedAt)
  const at = [agenda.publishedAt, ...reportedAt].flatMap((one) => one ?? []).toSorted((a, b) => +b - +a)[0]
  const version = { version: agenda.version, time: moment(agenda.publishedAt, edition.zone, language) }
  return framed({ edition, language, at: at ?? agenda.publishedAt }, version, await Promise.all(sheets), only)
}

type Frame = { readonly edition: EditionScope; readonly language: Language; readonly at: Date }

/** One sheet stands alone; all of them have a title page and a list of contents. */
function framed(
  { edition, language, at }: Frame,
  version: { version: number; time: ReturnType<typeof moment> },
  sheets: readonly Block[][],
  only: number | undefined,
): Paper {
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const title = only === undefined ? t('kind.sheets') : sessionTexts(language)('session.number', { number: only })
  const said = sentence(t, 'prog.version', version)
  return {
    title,
    language,
    author: forum,
    at,
    head: { start: forum, end: title },
    cover: only === undefined ? { over: forum, lines: [said] } : null,
    blocks:
      only === undefined
        ? [
            { kind: 'contents', title: t('contents'), depth: 1 },
            ...(sheets.length === 0 ? [{ kind: 'paragraph', runs: plain(t('prog.none')) } as const] : []),
            ...sheets.flatMap((one): Block[] => [{ kind: 'page-break' }, ...one]),
          ]
        : [...sheets.flat(), { kind: 'paragraph', as: 'small', runs: said }],
  }
}

type Told = { readonly entry: AgendaEntry; readonly origins: readonly Origin[]; readonly reports: SessionsReported }

function sheet({ entry, origins, reports }: Told, telling: Telling & { readonly origin: string }): Block[] {
  const { edition, language, origin } = telling
  const [t, a] = [documentTexts(language), agendaTexts(language)]
  const heard = entry.interpretationLanguages.map((code) => languageName(code, language)).join(' · ')
  const page = `${origin}${pathTo(language, edition.slug, 'sessions', entry.number)}`
  const reported = reports.reported.find((one) => one.entry.number === entry.number)
  return [
    { kind: 'heading', level: 1, runs: sessionRuns(entry, language) },
    ...standingBlocks(entry, language),
    {
      kind: 'facts',
      facts: [
        ...sessionFacts(entry, telling),
        ...fact(t('sheet.interpretation'), heard ? [plain(heard)] : []),
        ...fact(a('session.captions'), entry.captioning ? [plain(t('sheet.captions'))] : []),
        ...fact(t('sheet.page'), [[{ ...ltr(page), href: page }]]),
      ],
    },
    ...part(a('session.about'), voiceOf(entry, 'abstract', language)),
    ...part(t('sheet.results'), voiceOf(entry, 'objectives', language)),
    ...part(t('sheet.reason'), linesIn(entry.relevance, entry.language)),
    ...part(a('session.origin'), origins.length > 0 ? [grownFrom(origins, language)] : []),
    ...(reported ? outcome(reported, reports, language) : []),
  ]
}

const part = (title: string, blocks: readonly Block[]): Block[] =>
  blocks.length > 0 ? [{ kind: 'heading', level: 2, runs: plain(title) }, ...blocks] : []

const grownFrom = (origins: readonly Origin[], language: Language): Block => ({
  kind: 'list',
  ordered: false,
  items: origins.map(({ reference, title, language: written }): { runs: Runs } => ({
    runs: [
      ltr(reference),
      { text: ' · ' },
      { text: title, ...(written !== language && isLanguage(written) ? { lang: written } : {}) },
    ],
  })),
})

const outcome = ({ reports }: Reported, { names }: SessionsReported, language: Language): Block[] => [
  { kind: 'heading', level: 2, runs: plain(documentTexts(language)('sheet.reported')) },
  ...reports.flatMap((report) => reportBlocks(report, names, language)),
]
