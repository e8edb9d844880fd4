import { dayIn, isZone } from '../platform/languages/public.ts'
import type { AgendaEntry } from './agenda.ts'

/** What a reader asks to see; empty means no wish. */
export type AgendaChoice = {
  readonly view: View
  /** A calendar day, two of them with ".." between (a week), or `all`; empty = what lies ahead, as far as a page holds it. */
  readonly day: string
  readonly text: string
  readonly parts: readonly string[]
  readonly languages: readonly string[]
  /** Terms asked for, by the facet of the edition they belong to; a session has one of each facet that was asked. */
  readonly subjects: ReadonlyMap<string, readonly string[]>
  readonly type: string
  readonly room: string
  readonly organization: string
  readonly person: string
}

export const VIEWS = ['list', 'day', 'now'] as const
export type View = (typeof VIEWS)[number]

type SubjectFacet = { readonly code: string; readonly vocabularies: readonly string[] }

const subjectsOf = (vocabularies: readonly string[], terms: readonly string[]) =>
  vocabularies.flatMap((vocabulary) => terms.map((term) => `${vocabulary} ${term}`))

export const PARTS = ['on-site', 'remote', 'interpretation', 'captions'] as const
export type Part = (typeof PARTS)[number]

/** What an address asks for; `facets` are those of the edition that sessions are about. */
export function choiceFrom(query: URLSearchParams, facets: readonly SubjectFacet[]): AgendaChoice {
  const day = query.get('day') ?? ''
  return {
    view: VIEWS.find((view) => view === query.get('view')) ?? 'list',
    day: /^\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?$/.test(day) || day === 'all' ? day : '',
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
    person: query.get('person') ?? '',
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

const anyOf = (wanted: readonly string[], has: readonly string[]) =>
  wanted.length === 0 || wanted.some((w) => has.includes(w))

/** The entries a reader asked for, in their order, of those `found` by words. Days are not looked at here: they depend on the zone. */
export function chosen(
  entries: readonly AgendaEntry[],
  choice: AgendaChoice,
  found: (entry: AgendaEntry) => boolean = () => true,
): AgendaEntry[] {
  return entries.filter((entry) => {
    if (choice.type && entry.type !== choice.type) return false
    if (choice.room && entry.room.code !== choice.room) return false
    if (choice.organization && !entry.organizations.some((o) => o.id === choice.organization)) return false
    if (choice.person && !entry.people.some((p) => p.id === choice.person)) return false
    if (!choice.parts.every((part) => hasPart(entry, part))) return false
    if (!anyOf(choice.languages, languagesHeard(entry))) return false
    if (![...choice.subjects.values()].every((wanted) => anyOf(wanted, entry.subjects))) return false
    return found(entry)
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
  return from === '' || from === 'all' || (from <= day && day <= to)
}

export type AgendaSlot = { readonly startsAt: Date; readonly entries: readonly AgendaEntry[] }

/** Entries of a day by the instant they begin. */
export const byStart = (entries: readonly AgendaEntry[]): AgendaSlot[] =>
  [...Map.groupBy(entries, (entry) => entry.startsAt.getTime())]
    .map(([startsAt, ofSlot]) => ({ startsAt: new Date(startsAt), entries: ofSlot }))
    .sort((a, b) => +a.startsAt - +b.startsAt)

/** Languages that are heard in a session, spoken or interpreted. */
export const languagesHeard = (entry: AgendaEntry): readonly string[] => [
  ...entry.workingLanguages,
  ...entry.interpretationLanguages,
]
