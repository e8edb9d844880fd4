import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, agendaTexts, publishedAgenda, roomInHouse } from '../agenda/public.ts'
import type { Db } from '../platform/db/db.ts'
import {
  asWritten,
  dayIn,
  formatDate,
  formatDay,
  formatList,
  formatOffset,
  formatTime,
  isBlank,
  isLanguage,
  type Language,
  languageName,
  pickText,
  shownEnd,
  wordsFor,
  zoneCity,
} from '../platform/languages/public.ts'
import { sessionTexts, type Words, wordsOf } from '../sessions/public.ts'
import { type Block, ltr, own as ownName, type Paper, plain, type Runs } from './kit/paper.ts'
import { documentTexts } from './texts.ts'
import { moment, sentence } from './words.ts'

type Agenda = NonNullable<Awaited<ReturnType<typeof publishedAgenda>>>
type State = { edition: EditionScope; language: Language; agenda: Agenda; words: Words }

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
        plain(agendaTexts(language)('agenda.zone', { city: zoneCity(edition.zone, language) })),
      ],
    },
    blocks: [
      { kind: 'contents', title: t('contents') },
      ...(agenda.entries.length === 0 ? [{ kind: 'paragraph', runs: plain(t('prog.none')) } as const] : []),
      ...[...days].flatMap(([day, entries]): Block[] => [
        { kind: 'page-break' },
        { kind: 'heading', level: 1, runs: plain(formatDay(day, language)) },
        ...entries.flatMap((entry) => session(entry, state)),
      ]),
      ...index(state, 'people'),
      ...index(state, 'organizations'),
    ],
  }
}

const other = (language: string, reader: Language) =>
  language !== reader && isLanguage(language) ? { lang: language } : {}

function session(entry: AgendaEntry, state: State): Block[] {
  const { language } = state
  const own = other(entry.language, language)
  const text = (body: string): Block[] =>
    body
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => ({
        kind: 'paragraph',
        runs: plain(line),
        ...(isLanguage(entry.language) ? { lang: entry.language } : {}),
      }))
  return [
    {
      kind: 'heading',
      level: 2,
      runs: [ltr(String(entry.number)), { text: ' · ' }, { text: entry.title, ...own }],
    },
    ...standing(entry, language),
    { kind: 'facts', facts: factsOf(entry, state) },
    ...text(entry.abstract),
    ...text(entry.objectives),
  ]
}

/** What is not on says so before anything else. */
function standing({ standing: how, reason }: AgendaEntry, language: Language): Block[] {
  if (how === 'on') return []
  const said = isBlank(reason) ? null : wordsFor(asWritten(reason), language)
  return [
    {
      kind: 'paragraph',
      runs: [
        { text: agendaTexts(language)(`standing.${how}`), set: 'strong' },
        ...(said ? [{ text: ' · ' }, { text: said.text, ...(said.lang ? { lang: said.lang } : {}) }] : []),
      ],
    },
  ]
}

function factsOf(entry: AgendaEntry, { edition, language, words }: State) {
  const [t, s, a] = [documentTexts(language), sessionTexts(language), agendaTexts(language)]
  const end = shownEnd(entry.endsAt, edition.zone)
  const clock = (at: Date) => formatTime(at, language, edition.zone)
  const when: Runs = [
    { text: `${formatDate(entry.startsAt, language, edition.zone, 'weekdayDate')} ` },
    ltr(`${clock(entry.startsAt)}–${clock(end)}`),
    { text: ' ' },
    ltr(formatOffset(entry.startsAt, edition.zone)),
  ]
  const fact = (name: string, value: readonly Runs[]) => (value.length > 0 ? [{ name: plain(name), value }] : [])
  const subjects = entry.subjects.map((subject) => {
    const { code, name } = words.subject(subject)
    return code ? `${code} ${name}` : name
  })
  const spoken = entry.workingLanguages.map((code) => languageName(code, language))
  return [
    ...fact(t('prog.when'), entry.standing === 'unplaced' ? [] : [when]),
    ...fact(t('prog.where'), entry.standing === 'unplaced' ? [] : [plain(roomInHouse(entry.room, language))]),
    ...fact(s('session.type'), [plain(words('session_types', entry.type))]),
    ...fact(t('prog.mode'), [plain(words('participation_modes', entry.mode))]),
    ...fact(a('session.languages'), spoken.length > 0 ? [plain(spoken.join(' · '))] : []),
    ...fact(
      a('session.organizers'),
      entry.organizations.map((one): Runs => [{ text: one.name, ...other(one.language, language) }]),
    ),
    ...fact(
      a('session.people'),
      entry.people.map((person) => who(person, { words, language })),
    ),
    ...fact(t('prog.subjects'), subjects.map(plain)),
  ]
}

function who(person: AgendaEntry['people'][number], { words, language }: { words: Words; language: Language }): Runs {
  const where = person.organization
    ? { text: person.organization.name, ...other(person.organization.language, language) }
    : person.affiliation
      ? ownName(person.affiliation)
      : null
  return [
    { ...ownName(person.name), set: 'strong' },
    { text: ` · ${words('session_roles', person.role)}` },
    ...(where ? [{ text: ' · ' }, where] : []),
  ]
}

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
