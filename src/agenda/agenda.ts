import type { SessionId } from '../platform/db/schema.ts'
import type { Localized, Said } from '../platform/languages/public.ts'
import type { CalledOff, Mode, Presence, RoomKind, WordsInLanguages } from '../sessions/public.ts'

/** A room and a time as a version of the agenda shows them; half-open: from startsAt, before endsAt. */
export type AgendaPlace = { readonly startsAt: Date; readonly endsAt: Date; readonly room: AgendaRoom }

/** A session as one published version of the agenda shows it. */
export type AgendaEntry = AgendaPlace & {
  readonly sessionId: SessionId
  readonly number: number
  readonly title: string
  /** Of title and texts. */
  readonly language: string
  readonly type: string
  /** `unplaced`: its time is to be announced. Whatever is not on keeps the time and room it was last published with. */
  readonly standing: 'on' | 'unplaced' | CalledOff
  readonly reason: Said
  readonly mode: Mode
  readonly abstract: string
  readonly objectives: string
  /** Title and texts in further languages, where there are some. */
  readonly others?: WordsInLanguages
  readonly relevance: string
  /** What it is about: "vocabulary term" each, the main one first. */
  readonly subjects: readonly string[]
  readonly workingLanguages: readonly string[]
  readonly interpretationLanguages: readonly string[]
  readonly captioning: boolean
  readonly people: readonly AgendaPerson[]
  readonly organizations: readonly AgendaOrganization[]
  readonly submission: { readonly number: number; readonly reference: string } | null
  /** SEQUENCE of the calendar entry: grows by one with every published change. */
  readonly sequence: number
  /** When a version last changed this entry. */
  readonly changedAt: Date
}

export type AgendaRoom = {
  readonly id: string
  readonly code: string
  readonly name: Localized
  readonly building: Localized | null
  readonly level: Localized | null
  readonly kind: RoomKind
  readonly seats: number | null
  readonly stepFree: boolean | null
}

export type AgendaPerson = {
  readonly id: string
  /** As written for this session. */
  readonly name: string
  readonly role: string
  readonly presence: Presence
  readonly organization: { readonly id: string; readonly name: string; readonly language: string } | null
  /** As written, where it is no known organization. */
  readonly affiliation?: string
}

type AgendaOrganization = {
  readonly id: string
  readonly name: string
  readonly language: string
  readonly role: string
}

/** What the working plan would publish of a session now: no sequence yet, and no place when it is not placed. */
export type PlannedEntry = Omit<AgendaEntry, 'sequence' | 'changedAt' | keyof AgendaPlace> & {
  readonly place: AgendaPlace | null
}
