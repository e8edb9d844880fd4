import { asLocalized, asWritten, type Localized, pickText, type Said, saidFrom } from '../platform/languages/public.ts'
import type { AgendaEntry, AgendaRoom } from './agenda.ts'
import type { AgendaChange, ToldPlace } from './agenda-changes.ts'

// What the tables keep of a version, and what it was. Plain texts stand where they always stood, in English or as they were written; names
// and words in other languages stand beside them, so that versions of before are read as well, and read by the program of before.

type Named = { readonly name: string; readonly names?: Localized }
type KeptRoom = Omit<AgendaRoom, 'name' | 'building' | 'level'> &
  Named & {
    readonly building: string | null
    readonly building_names?: Localized
    readonly level_names?: Localized | null
  }
type KeptReason = { readonly reason: string; readonly reason_language?: string | null; readonly reasons?: Localized }

const reasonToKeep = (said: Said): KeptReason => {
  const { text, language, others } = asWritten(said)
  return { reason: text, reason_language: language, reasons: others }
}
const reasonKept = ({ reason, reason_language, reasons }: KeptReason): Said =>
  saidFrom(reason, reason_language, reasons)

const nameToKeep = (name: Localized): Named => ({ name: pickText(name, 'en').text, names: name })
const nameKept = ({ name, names }: Named): Localized => names ?? asLocalized(name)

const roomToKeep = ({ name, building, level, ...room }: AgendaRoom): KeptRoom => ({
  ...room,
  ...nameToKeep(name),
  building: building && pickText(building, 'en').text,
  building_names: building ?? {},
  level_names: level,
})

function roomKept({ name, names, building, building_names, level_names, ...room }: KeptRoom): AgendaRoom {
  return {
    ...room,
    name: nameKept({ name, ...(names ? { names } : {}) }),
    building: building === null ? null : (building_names ?? asLocalized(building)),
    level: level_names ?? null,
  }
}

export const entryToKeep = ({ reason, room, ...entry }: AgendaEntry) => ({
  ...entry,
  ...reasonToKeep(reason),
  room: roomToKeep(room),
})

/** What JSON makes of a value: instants become texts. */
type InJson<T> = { readonly [Key in keyof T]: T[Key] extends Date ? string : T[Key] }
type KeptEntry = InJson<Omit<AgendaEntry, 'reason' | 'room' | 'subjects'>> &
  KeptReason & {
    readonly room: KeptRoom
    readonly subjects?: readonly string[]
    // As a program of before kept subjects, of two vocabularies it knew.
    readonly actionLines?: readonly string[]
    readonly sdgs?: readonly string[]
  }

/** An entry as the table keeps it; written by `addAgendaVersion` only, so its shape is not asked again. */
export function entryKept(snapshot: unknown): AgendaEntry {
  const { reason, reason_language, reasons, room, actionLines = [], sdgs = [], ...entry } = snapshot as KeptEntry
  const before = [...actionLines.map((code) => `action_lines ${code}`), ...sdgs.map((code) => `sdgs ${code}`)]
  return {
    ...entry,
    subjects: entry.subjects ?? before,
    reason: saidFrom(reason, reason_language, reasons),
    room: roomKept(room),
    startsAt: new Date(entry.startsAt),
    endsAt: new Date(entry.endsAt),
    changedAt: new Date(entry.changedAt),
  }
}

const placeToKeep = ({ room, ...place }: ToldPlace) => ({
  ...place,
  room: { code: room.code, ...nameToKeep(room.name) },
})

export const changeToKeep = ({ reason, from, to, ...change }: AgendaChange) => ({
  ...change,
  ...reasonToKeep(reason),
  from: from && placeToKeep(from),
  to: to && placeToKeep(to),
})

type KeptPlace = InJson<Omit<ToldPlace, 'room'>> & { readonly room: Named & { readonly code: string } }
type KeptChange = Omit<AgendaChange, 'from' | 'to' | 'reason'> &
  KeptReason & { readonly from: KeptPlace | null; readonly to: KeptPlace | null }

/** What an earlier program called the subjects of a session. */
const OF_BEFORE = new Set<string>(['actionLines', 'sdgs'])

/** The changes of a version as the table keeps them; written by `addAgendaVersion` only. */
export const changesKept = (changes: unknown): AgendaChange[] =>
  (changes as readonly KeptChange[]).map(({ reason, reason_language, reasons, ...change }) => ({
    ...change,
    fields: [...new Set(change.fields.map((field) => (OF_BEFORE.has(field) ? 'subjects' : field)))],
    reason: reasonKept({ reason, ...(reason_language ? { reason_language } : {}), ...(reasons ? { reasons } : {}) }),
    from: change.from && placeKept(change.from),
    to: change.to && placeKept(change.to),
  }))

const placeKept = ({ room, ...place }: KeptPlace): ToldPlace => ({
  room: { code: room.code, name: nameKept(room) },
  startsAt: new Date(place.startsAt),
  endsAt: new Date(place.endsAt),
})
