import { dayIn, isZone } from '../platform/languages/public.ts'
import type { AgendaEntry } from './agenda.ts'

/** What a reader asks to see; empty means no wish. */
export type AgendaChoice = {
  readonly view: 'list' | 'day'
  /** A calendar day, or two of them with ".." between (a week); empty = all. */
  readonly day: string
  readonly text: string
  readonly parts: readonly string[]
  readonly languages: readonly string[]
  /** Terms asked for, by the facet of the edition they belong to; a session has one of each facet that was asked. */
  readonly subjects: ReadonlyMap<string, readonly string[]>
  readonly type: string
  readonly room: string
  readonly organization: string
}

type SubjectFacet = { readonly code: string; readonly vocabularies: readonly string[] }

const subjectsOf = (vocabularies: readonly string[], terms: readonly string[]) =>
  vocabularies.flatMap((vocabulary) => terms.map((term) => `${vocabulary} ${term}`))

export const PARTS = ['on-site', 'remote', 'interpretation', 'captions'] as const
export type Part = (typeof PARTS)[number]

/** What an address asks for; `facets` are those of the edition that sessions are about. */
export function choiceFrom(query: URLSearchParams, facets: readonly SubjectFacet[]): AgendaChoice {
  const day = query.get('day') ?? ''
  return {
    view: query.get('view') === 'day' ? 'day' : 'list',
    day: /^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$/.test(day) ? day : '',
    text: (query.get('text') ?? '').trim().slice(0, 200),
    parts: query.getAll('part'),
    languages: query.getAll('language'),
    subjects: new Map(
      facets.flatMap(({ code, vocabularies }) => {
        const terms = query.getAll(code)
        return terms.length === 0 ? [] : [[code, subjectsOf(vocabularies, terms)]]
      }),
    ),
    type: query.get('type') ?? '',
    room: query.get('room') ?? '',
    organization: query.get('organization') ?? '',
  }
}

/** The zone of the page: the one asked for if it exists, else the forum's. */
export const zoneFrom = (query: URLSearchParams, forumZone: string): string => {
  const asked = query.get('zone')
  return isZone(asked) ? asked : forumZone
}

export const hasPart = (entry: AgendaEntry, part: string): boolean =>
  (part === 'on-site' && entry.mode !== 'virtual') ||
  (part === 'remote' && entry.mode !== 'physical') ||
  (part === 'interpretation' && entry.interpretationLanguages.length > 0) ||
  (part === 'captions' && entry.captioning)

const folded = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const textOf = (entry: AgendaEntry) =>
  folded(
    [
      String(entry.number),
      entry.title,
      entry.abstract,
      ...entry.people.map((p) => p.name),
      ...entry.organizations.map((o) => o.name),
    ].join('\n'),
  )

const anyOf = (wanted: readonly string[], has: readonly string[]) =>
  wanted.length === 0 || wanted.some((w) => has.includes(w))

/** The entries a reader asked for, in their order. Days are not looked at here: they depend on the zone. */
export function chosen(entries: readonly AgendaEntry[], choice: AgendaChoice): AgendaEntry[] {
  const words = folded(choice.text).split(/\s+/).filter(Boolean)
  return entries.filter((entry) => {
    if (choice.type && entry.type !== choice.type) return false
    if (choice.room && entry.room.code !== choice.room) return false
    if (choice.organization && !entry.organizations.some((o) => o.id === choice.organization)) return false
    if (!choice.parts.every((part) => hasPart(entry, part))) return false
    if (!anyOf(choice.languages, [...entry.workingLanguages, ...entry.interpretationLanguages])) return false
    if (![...choice.subjects.values()].every((wanted) => anyOf(wanted, entry.subjects))) return false
    if (words.length === 0) return true
    const text = textOf(entry)
    return words.every((word) => text.includes(word))
  })
}

export type AgendaDay = { readonly day: string; readonly entries: readonly AgendaEntry[] }

/** Entries by the day they begin in a zone; only days that have any, so nothing of a forum of many weeks is empty, nothing is lost. */
export function byDay(entries: readonly AgendaEntry[], zone: string): AgendaDay[] {
  return [...Map.groupBy(entries, (entry) => dayIn(zone, entry.startsAt))]
    .map(([day, ofDay]) => ({ day, entries: ofDay }))
    .sort((a, b) => a.day.localeCompare(b.day))
}

/** Monday of a day's week, in calendar days. */
function mondayOf(day: string): string {
  const at = new Date(`${day}T12:00:00Z`)
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7))
  return at.toISOString().slice(0, 10)
}

type AgendaWeek = { readonly from: string; readonly to: string; readonly days: readonly AgendaDay[] }

export function byWeek(days: readonly AgendaDay[]): AgendaWeek[] {
  return [...Map.groupBy(days, ({ day }) => mondayOf(day)).values()].map((ofWeek) => ({
    from: ofWeek[0]?.day ?? '',
    to: ofWeek.at(-1)?.day ?? '',
    days: ofWeek,
  }))
}

export const dayIsChosen = (choice: AgendaChoice, day: string): boolean => {
  const [from = '', to = from] = choice.day.split('..')
  return from === '' || (from <= day && day <= to)
}

type AgendaSlot = { readonly startsAt: Date; readonly entries: readonly AgendaEntry[] }

/** Entries of a day by the instant they begin. */
export const byStart = (entries: readonly AgendaEntry[]): AgendaSlot[] =>
  [...Map.groupBy(entries, (entry) => entry.startsAt.getTime())]
    .map(([startsAt, ofSlot]) => ({ startsAt: new Date(startsAt), entries: ofSlot }))
    .sort((a, b) => +a.startsAt - +b.startsAt)
