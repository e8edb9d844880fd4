import type { AgendaEntry } from './agenda.ts'
import type { AgendaChange, ToldPlace } from './agenda-changes.ts'

/** What JSON makes of a value: instants become texts. */
type InJson<T> = { readonly [Key in keyof T]: T[Key] extends Date ? string : T[Key] }

/** An entry as the table keeps it; written by `addAgendaVersion` only, so its shape is not asked again. */
export function entryKept(snapshot: unknown): AgendaEntry {
  const entry = snapshot as InJson<AgendaEntry>
  return {
    ...entry,
    startsAt: new Date(entry.startsAt),
    endsAt: new Date(entry.endsAt),
    changedAt: new Date(entry.changedAt),
  }
}

type KeptChange = Omit<AgendaChange, 'from' | 'to'> & {
  readonly from: InJson<ToldPlace> | null
  readonly to: InJson<ToldPlace> | null
}

/** The changes of a version as the table keeps them; written by `addAgendaVersion` only. */
export const changesKept = (changes: unknown): AgendaChange[] =>
  (changes as readonly KeptChange[]).map((change) => ({
    ...change,
    from: change.from && placeKept(change.from),
    to: change.to && placeKept(change.to),
  }))

const placeKept = (place: InJson<ToldPlace>): ToldPlace => ({
  ...place,
  startsAt: new Date(place.startsAt),
  endsAt: new Date(place.endsAt),
})
