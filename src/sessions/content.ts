import type { OrganizationId, PersonId } from '../platform/db/schema.ts'
import type { Language } from '../platform/languages/public.ts'
import type { Mode, Presence } from './session.ts'

/** Words of a session in one language; what is missing is missing. */
export type SessionWords = { readonly title?: string; readonly abstract?: string; readonly objectives?: string }
export type WordsInLanguages = Partial<Record<Language, SessionWords>>

/** What the secretariat says of a session for the plan alone. */
export type Planning = {
  /** Nothing else runs beside it: an opening, a plenary. */
  readonly alone: boolean
  /** 1 introductory, 2 intermediate, 3 advanced; null when nobody said. */
  readonly level: 1 | 2 | 3 | null
  /** Sessions of one series follow each other, in the order of their numbers; empty: none. */
  readonly series: string
  /** Whether its series belongs on one day; said of any of its sessions, it holds for all. */
  readonly sameDay: boolean
  /** Sessions with the same word here never run at the same time; empty: with any. */
  readonly apart: string
  /** Numbers of sessions that must be over before it begins. */
  readonly after: readonly number[]
}

export const NOTHING_PLANNED: Planning = { alone: false, level: null, series: '', sameDay: false, apart: '', after: [] }

export type ContentPerson<Id = PersonId> = {
  readonly personId: Id
  /** As written, and as lists sort it. */
  readonly name: string
  readonly sortName: string
  readonly affiliation: string
  readonly role: string
  readonly presence: Presence
  readonly confirmed: boolean | null
}

export type ContentOrganization = {
  readonly organizationId: OrganizationId
  readonly name: string
  readonly role: string
}

/** All of a session that the secretariat can correct: not its number, place or standing. */
export type SessionContent<Id = PersonId> = {
  /** Of the words that are not in `others`. */
  readonly language: string
  readonly title: string
  readonly abstract: string
  readonly objectives: string
  readonly relevance: string
  readonly others: WordsInLanguages
  readonly type: string
  readonly mode: Mode
  readonly durationMinutes: number
  readonly expectedAudience: number | null
  readonly workingLanguages: readonly string[]
  readonly interpretationLanguages: readonly string[]
  readonly captioning: boolean
  readonly subjects: readonly string[]
  readonly people: readonly ContentPerson<Id>[]
  readonly organizations: readonly ContentOrganization[]
  readonly planning: Planning
}

export type ContentField = keyof SessionContent

/** Names of what differs between two contents, in the order of the form. */
export function fieldsChanged(before: SessionContent<unknown>, after: SessionContent<unknown>): ContentField[] {
  const same = (field: ContentField) => plain(before[field]) === plain(after[field])
  return (Object.keys(before) as ContentField[]).filter((field) => !same(field))
}

/** JSON whose keys stand in order, as what comes back from the database keeps none, and without white space around words. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string'
      ? inner.trim()
      : inner !== null && typeof inner === 'object' && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
        : inner,
  ) ?? ''
