import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, agendaTexts, publishedAgenda } from '../agenda/public.ts'
import type { Db } from '../platform/db/db.ts'
import { cityName, dayIn, formatDay, formatList, type Language, pickText } from '../platform/languages/public.ts'
import { wordsOf } from '../sessions/public.ts'
import { type Block, own as ownName, type Paper, plain } from './kit/paper.ts'
import { sessionFacts, sessionRuns, standingBlocks, type Telling, voiceOf } from './session-blocks.ts'
import { documentTexts } from './texts.ts'
import { moment, sentence } from './words.ts'

type Agenda = NonNullable<Awaited<ReturnType<typeof publishedAgenda>>>
type State = Telling & { readonly agenda: Agenda }

/** The whole published programme as a booklet: days, sessions, who takes part; null before the first version. */
export async function programmePaper(db: Db, edition: EditionScope, language: Language): Promise<Paper | null> {
  const agenda = await publishedAgenda(db, edition)
  if (!agenda) return null
  return booklet({ edition, language, agenda, words: await wordsOf(db, edition, language) })
}

function booklet(state: State): Paper {
  const { edition, language, agenda } = state
  const t = documentTexts(language)
  const forum = pickText(edition.title, language).text
  const days = Map.groupBy(agenda.entries, (entry) => dayIn(edition.zone, entry.startsAt))
  return {
    title: t('kind.programme'),
    language,
    author: forum,
    at: agenda.publishedAt,
    head: { start: forum, end: t('kind.programme') },
    cover: {
      over: forum,
      lines: [
        sentence(t, 'prog.version', {
          version: agenda.version,
          time: moment(agenda.publishedAt, edition.zone, language),
        }),
        plain(agendaTexts(language)('agenda.zone', { city: cityName(edition.zone, edition, language) })),
      ],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      ...(agenda.entries.length === 0 ? [{ kind: 'paragraph', runs: plain(t('prog.none')) } as const] : []),
      ...[...days].flatMap(([day, entries], i): Block[] => [
        ...(i === 0 || entries.length >= FULL_DAY ? [{ kind: 'page-break' } as const] : []),
        { kind: 'heading', level: 1, runs: plain(formatDay(day, language)) },
        ...entries.flatMap((entry) => session(entry, state)),
      ]),
      ...index(state, 'people'),
      ...index(state, 'organizations'),
    ],
  }
}

/** A day with so many sessions begins on a page of its own, to be put up on a door; meetings of single days follow one another. */
const FULL_DAY = 3

const session = (entry: AgendaEntry, state: State): Block[] => [
  { kind: 'heading', level: 2, runs: sessionRuns(entry, state.language) },
  ...standingBlocks(entry, state.language),
  { kind: 'facts', facts: sessionFacts(entry, state) },
  ...voiceOf(entry, 'abstract', state.language),
  ...voiceOf(entry, 'objectives', state.language),
]

/** Who takes part, by name, each with the numbers of the sessions. */
function index({ agenda, language }: State, of: 'people' | 'organizations'): Block[] {
  const t = documentTexts(language)
  const found = new Map<string, { name: string; sessions: Set<number> }>()
  const note = (id: string, name: string, number: number) => {
    const known = found.get(id) ?? { name, sessions: new Set() }
    known.sessions.add(number)
    found.set(id, known)
  }
  for (const { number, people, organizations } of agenda.entries) {
    if (of === 'organizations') for (const { id, name } of organizations) note(id, name, number)
    for (const { id, name, organization } of people) {
      if (of === 'people') note(id, name, number)
      else if (organization) note(organization.id, organization.name, number)
    }
  }
  if (found.size === 0) return []
  const collator = new Intl.Collator(language)
  const lines = [...found.values()].sort((a, b) => collator.compare(a.name, b.name) || (a.name < b.name ? -1 : 1))
  return [
    { kind: 'page-break' },
    { kind: 'heading', level: 1, runs: plain(t(`prog.index.${of}`)) },
    {
      kind: 'table',
      caption: [],
      head: [plain(t(of === 'people' ? 'prog.index.person' : 'fact.organization')), plain(t('prog.sessions'))],
      rows: lines.map(({ name, sessions }) => [
        [ownName(name)],
        plain(formatList([...sessions].sort((a, b) => a - b).map(String), language)),
      ]),
      numbers: [],
    },
  ]
}
