import { hasBegun, type SessionState } from '../../sessions/public.ts'
import type { Fate, PlaceKept, SessionKept } from './kept-import.ts'

/** A session as it stands now. */
export type StandsNow = {
  readonly state: SessionState
  readonly mark: string
  readonly place: PlaceKept | null
  readonly wasPublished: boolean
  readonly locked: boolean
}

/** The plan an import is taken back from. */
export type PlanNowOfUndo = {
  readonly sessions: ReadonlyMap<string, StandsNow>
  /** Every place that is taken, by whom. */
  readonly places: ReadonlyMap<string, PlaceKept>
  /** Whether a room and a slot are still in use. */
  readonly isOpen: (place: PlaceKept) => boolean
  readonly now: Date
}

export type UndoItem = { readonly kept: SessionKept; readonly fate: Fate }

/** What taking an import back does to each session it wrote. What anybody has touched since, and what cannot go back, stays. */
export function fatesOf(sessions: readonly SessionKept[], plan: PlanNowOfUndo): UndoItem[] {
  const items = sessions.map((kept) => ({ kept, fate: fateOf(kept, plan) }))
  for (;;) {
    const leaving = new Set<string>(
      items.filter(({ fate }) => fate === 'removed' || fate === 'restored').map(({ kept }) => kept.id),
    )
    const staying = [...plan.places].filter(([id]) => !leaving.has(id)).map(([, place]) => place)
    const kept = items.find(
      ({ kept: { id, before, after }, fate }) =>
        leaving.has(id) && fate === 'restored' && before && !sameSpot(before, after) && staying.some(overlaps(before)),
    )
    if (!kept) return items
    kept.fate = 'place-gone' // which may hold another back: its place stays taken
  }
}

function fateOf({ id, isNew, before, after, mark }: SessionKept, { sessions, isOpen, now }: PlanNowOfUndo): Fate {
  const stands = sessions.get(id)
  if (!stands) return 'gone'
  if (hasBegun(stands.state)) return 'begun'
  if (isNew && stands.wasPublished) return 'published'
  if (stands.mark !== mark || !sameSpot(stands.place, after)) return 'changed-since'
  if (stands.locked) return 'locked'
  if (isNew) return 'removed'
  if (!before || sameSpot(before, after)) return 'restored'
  if (new Date(before.startsAt) <= now) return 'past'
  return isOpen(before) ? 'restored' : 'place-gone'
}

export const sameSpot = (a: PlaceKept | null, b: PlaceKept | null): boolean =>
  a === null || b === null ? a === b : a.roomCode === b.roomCode && a.startsAt === b.startsAt && a.endsAt === b.endsAt

const overlaps = (a: PlaceKept) => (b: PlaceKept) =>
  a.roomCode === b.roomCode && a.startsAt < b.endsAt && b.startsAt < a.endsAt
