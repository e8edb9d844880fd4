import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, agendaTexts } from '../agenda/public.ts'
import { consultationTexts, editionFacts, phasesOf } from '../consultation/public.ts'
import { counted, readFigures } from '../figures/public.ts'
import type { Db } from '../platform/db/db.ts'
import { isLanguage, type Language, pickText } from '../platform/languages/public.ts'
import { type Words, wordsOf } from '../sessions/public.ts'
import { type Block, type Paper, plain, type Runs, strong } from './kit/paper.ts'
import { phaseBlocks } from './phases.ts'
import { sessionRuns, subjectName } from './session-blocks.ts'
import { type Reported, reportBlocks, type SessionsReported, sessionsReported } from './session-reports.ts'
import { documentTexts } from './texts.ts'
import { hours, moment, sentence } from './words.ts'

/** The outcome document of a forum, compiled of what its sessions reported; null while nothing of that is published. */
export async function forumOutcomesPaper(
  db: Db,
  edition: EditionScope,
  language: Language,
  draft: string,
): Promise<Paper | null> {
  const all = await sessionsReported(db, edition)
  if (!all.at) return null
  const [facts, phases, figures, words] = await Promise.all([
    editionFacts(db, edition),
    phasesOf(db, edition),
    readFigures(db, edition, language),
    wordsOf(db, edition, language),
  ])
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const number = t('out.draft', { number: draft })
  const process = pickText(facts.processTitle, language).text
  return {
    title: t('kind.forum'),
    language,
    author: forum,
    at: all.at,
    head: { start: forum, end: number },
    cover: {
      over: forum,
      lines: [strong(number), sentence(t, 'out.as-of', { time: moment(all.at, edition.zone, language) })],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      { kind: 'page-break' },
      chapter(t('out.foreword')),
      { kind: 'paragraph', as: 'lead', runs: plain(t('forum.what', { forum })) },
      { kind: 'paragraph', runs: plain(t('forum.disclaimer')) },
      { kind: 'paragraph', runs: plain(t('forum.count', { count: all.reported.length, missing: all.silent.length })) },
      chapter(process),
      { kind: 'paragraph', runs: plain(t('out.counters', counted(figures.rows))) },
      { kind: 'heading', level: 2, runs: plain(consultationTexts(language)('invitation.phases')) },
      ...phaseBlocks(phases, { edition, language }),
      ...byType({ edition, language, words }, all),
      ...silentBlocks(all, language),
    ],
  }
}

const chapter = (title: string): Block => ({ kind: 'heading', level: 1, runs: plain(title) })

type State = { readonly edition: EditionScope; readonly language: Language; readonly words: Words }

/** Sessions by what kind of session they are, in the order in which the first of each was numbered. */
function byType(state: State, { reported, names }: SessionsReported): Block[] {
  const types = Map.groupBy(reported, ({ entry }) => entry.type)
  return [...types].flatMap(([type, sessions]): Block[] => [
    { kind: 'page-break' },
    chapter(state.words('session_types', type)),
    ...sessions.flatMap((one): Block[] => [
      { kind: 'heading', level: 2, runs: sessionRuns(one.entry, state.language) },
      { kind: 'facts', facts: factsOf(one, state) },
      ...one.reports.flatMap((report) => reportBlocks(report, names, state.language)),
    ]),
  ])
}

function factsOf({ entry }: Reported, { edition, language, words }: State) {
  const [t, a] = [documentTexts(language), agendaTexts(language)]
  const organizers = entry.organizations.map(
    (one): Runs => [{ text: one.name, ...(isLanguage(one.language) ? { lang: one.language } : {}) }],
  )
  const subjects = entry.subjects.map((subject) => plain(subjectName(subject, words)))
  return [
    {
      name: plain(t('prog.when')),
      value: [hours({ from: entry.startsAt, to: entry.endsAt, zone: edition.zone }, { edition, language })],
    },
    ...(organizers.length > 0 ? [{ name: plain(a('session.organizers')), value: organizers }] : []),
    ...(subjects.length > 0 ? [{ name: plain(t('prog.subjects')), value: subjects }] : []),
  ]
}

/** What is missing is said, so that nobody takes silence for a result. */
function silentBlocks({ silent }: SessionsReported, language: Language): Block[] {
  if (silent.length === 0) return []
  const t = documentTexts(language)
  return [
    { kind: 'page-break' },
    chapter(t('forum.silent')),
    { kind: 'paragraph', runs: plain(t('forum.silent.lead')) },
    {
      kind: 'list',
      ordered: false,
      items: silent.map((entry: AgendaEntry) => ({ runs: sessionRuns(entry, language) })),
    },
  ]
}
