import type { EditionScope } from '../access/public.ts'
import { type AgendaEntry, agendaTexts, entryWords, roomInHouse } from '../agenda/public.ts'
import {
  asWritten,
  formatDate,
  formatOffset,
  formatTime,
  isBlank,
  isLanguage,
  type Language,
  languageName,
  shownEnd,
  wordsFor,
} from '../platform/languages/public.ts'
import { sessionTexts, type Words } from '../sessions/public.ts'
import { type Block, ltr, own as ownName, plain, type Runs } from './kit/paper.ts'
import { documentTexts } from './texts.ts'

/** For whom a session is told, and in which words. */
export type Telling = { readonly edition: EditionScope; readonly language: Language; readonly words: Words }
type Fact = (Block & { kind: 'facts' })['facts'][number]

const other = (language: string, reader: Language) =>
  language !== reader && isLanguage(language) ? { lang: language } : {}

/** Number and title of a session, in the reader's words where there are some. */
export function sessionRuns(entry: AgendaEntry, reader: Language): Runs {
  const { text, language } = entryWords(entry, 'title', reader)
  return [ltr(String(entry.number)), { text: ' · ' }, { text, ...other(language, reader) }]
}

/** Words people wrote, line by line, each in the language it is in. */
export const linesIn = (text: string, language: string): Block[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => ({ kind: 'paragraph', runs: plain(line), ...(isLanguage(language) ? { lang: language } : {}) }))

/** What a session is about, or shall bring, in the reader's words where there are some. */
export function voiceOf(entry: AgendaEntry, part: 'abstract' | 'objectives', reader: Language): Block[] {
  const { text, language } = entryWords(entry, part, reader)
  return linesIn(text, language)
}

/** What is not on says so before anything else. */
export function standingBlocks({ standing: how, reason }: AgendaEntry, language: Language): Block[] {
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

/** A fact that has something to say, or none. */
export const fact = (name: string, value: readonly Runs[]): Fact[] =>
  value.length > 0 ? [{ name: plain(name), value }] : []

const whenOf = (entry: AgendaEntry, { edition, language }: Telling): Runs => {
  const clock = (at: Date) => formatTime(at, language, edition.zone)
  return [
    { text: `${formatDate(entry.startsAt, language, edition.zone, 'weekdayDate')} ` },
    ltr(`${clock(entry.startsAt)}–${clock(shownEnd(entry.endsAt, edition.zone))}`),
    { text: ' ' },
    ltr(formatOffset(entry.startsAt, edition.zone)),
  ]
}

/** Code and name of a subject, as people know it. */
export const subjectName = (subject: string, words: Words): string => {
  const { code, name } = words.subject(subject)
  return code ? `${code} ${name}` : name
}

/** When, where, in which languages, by whom, with whom, on what. */
export function sessionFacts(entry: AgendaEntry, telling: Telling): Fact[] {
  const { language, words } = telling
  const [t, s, a] = [documentTexts(language), sessionTexts(language), agendaTexts(language)]
  const spoken = entry.workingLanguages.map((code) => languageName(code, language))
  const placed = entry.standing !== 'unplaced'
  return [
    ...fact(t('prog.when'), placed ? [whenOf(entry, telling)] : []),
    ...fact(t('prog.where'), placed ? [plain(roomInHouse(entry.room, language))] : []),
    ...fact(s('session.type'), [plain(words('session_types', entry.type))]),
    ...fact(t('prog.mode'), [plain(words('participation_modes', entry.mode))]),
    ...fact(a('session.languages'), spoken.length > 0 ? [plain(spoken.join(' · '))] : []),
    ...fact(
      a('session.organizers'),
      entry.organizations.map((one): Runs => [{ text: one.name, ...other(one.language, language) }]),
    ),
    ...fact(
      a('session.people'),
      entry.people.map((person) => who(person, telling)),
    ),
    ...fact(
      t('prog.subjects'),
      entry.subjects.map((subject) => plain(subjectName(subject, words))),
    ),
  ]
}

function who(person: AgendaEntry['people'][number], { words, language }: Telling): Runs {
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
