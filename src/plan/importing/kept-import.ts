import type { SessionId } from '../../platform/db/schema.ts'
import type { SaidSession } from '../../sessions/public.ts'

export type PlaceKept = {
  readonly roomCode: string
  readonly slotCode: string
  readonly startsAt: string
  readonly endsAt: string
}

/** A session an import wrote: what it was before, and marks of what it was right after. */
export type SessionKept = {
  readonly id: SessionId
  readonly guid: string
  readonly title: string
  readonly number: number
  readonly isNew: boolean
  /** Its words before, and what the file before had said; null: the import left them as they were. */
  readonly said: SaidSession | null
  readonly hash: string | null
  readonly before: PlaceKept | null
  readonly after: PlaceKept | null
  readonly mark: string
}

/** All that is needed to take an import back as one. */
export type ImportKept = {
  readonly sessions: readonly SessionKept[]
  /** Codes of rooms and slots it made. */
  readonly rooms: readonly string[]
  readonly slots: readonly string[]
}

/** What taking an import back does to a session; all but the first two stay as they are. */
export const FATES = [
  'removed',
  'restored',
  'changed-since',
  'published',
  'begun',
  'locked',
  'past',
  'place-gone',
  'gone',
] as const
export type Fate = (typeof FATES)[number]
export type ItemUndone = { readonly number: number; readonly title: string; readonly fate: Fate }

export const goesBack = ({ fate }: { readonly fate: Fate }): boolean => fate === 'removed' || fate === 'restored'
