import type { SessionId } from '../platform/db/schema.ts'
import { LANGUAGES, type Localized, type Said } from '../platform/languages/public.ts'
import type { AgendaEntry, AgendaPlace, AgendaRoom, PlannedEntry } from './agenda.ts'

export type AgendaChangeKind = 'new' | 'moved' | 'cancelled' | 'postponed' | 'unplaced' | 'restored' | 'changed'

/** As much of a place as the list of changes tells. */
export type ToldPlace = Omit<AgendaPlace, 'room'> & { readonly room: Pick<AgendaRoom, 'code' | 'name'> }

/** One line of the public list of changes. */
export type AgendaChange = {
  readonly kind: AgendaChangeKind
  readonly sessionId: SessionId
  readonly number: number
  readonly title: string
  readonly language: string
  readonly from: ToldPlace | null
  readonly to: ToldPlace | null
  /** Names of what changed besides time and room, such as title or people. */
  readonly fields: readonly ToldField[]
  readonly reason: Said
}

/** Fields whose change is told, and raises the sequence. */
const TOLD = [
  'title',
  'type',
  'mode',
  'abstract',
  'objectives',
  'others',
  'relevance',
  'subjects',
  'workingLanguages',
  'interpretationLanguages',
  'captioning',
  'people',
  'organizations',
] as const satisfies readonly (keyof PlannedEntry & keyof AgendaEntry)[]
type ToldField = (typeof TOLD)[number]

const where = (at: AgendaPlace): ToldPlace => ({
  startsAt: at.startsAt,
  endsAt: at.endsAt,
  room: { code: at.room.code, name: at.room.name },
})

const sameWhere = (a: ToldPlace, b: ToldPlace) =>
  +a.startsAt === +b.startsAt &&
  +a.endsAt === +b.endsAt &&
  a.room.code === b.room.code &&
  sameName(a.room.name, b.room.name)

/** Names are the same unless a language that both have says otherwise: an earlier version of the program kept English alone. */
export const sameName = (a: Localized, b: Localized): boolean =>
  LANGUAGES.every((language) => !a[language] || !b[language] || a[language] === b[language])

/** Equal in meaning whatever the order of keys: one side may come back from the database, which keeps no order. */
function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && same(a[key as keyof typeof a], b[key as keyof typeof b]))
  )
}

type NextAgenda = { readonly entries: readonly AgendaEntry[]; readonly changes: readonly AgendaChange[] }

/**
 * The next version of the agenda: its entries and what differs from the last one.
 * A session enters once it is placed. Whoever was published stays: cancelled, postponed or taken out of the plan it keeps its last
 * time and room and says so, because a calendar that had the entry must learn of it.
 */
export function nextAgenda(last: readonly AgendaEntry[], planned: readonly PlannedEntry[], now: Date): NextAgenda {
  const lastOf = new Map(last.map((entry) => [entry.sessionId, entry]))
  const entries: AgendaEntry[] = []
  const changes: AgendaChange[] = []
  for (const plan of planned) {
    const before = lastOf.get(plan.sessionId) ?? null
    lastOf.delete(plan.sessionId)
    const next = entryOf(plan, before, now)
    if (!next) continue
    const change = changeBetween(before, next)
    entries.push(change || !before ? next : { ...next, sequence: before.sequence, changedAt: before.changedAt })
    if (change) changes.push(change)
  }
  entries.push(...lastOf.values())
  return {
    entries: entries.sort((a, b) => +a.startsAt - +b.startsAt || a.number - b.number),
    changes: changes.sort((a, b) => a.number - b.number),
  }
}

/** What differs between two versions of an agenda, the older first, whatever was published between them. */
export function differenceOf(older: readonly AgendaEntry[], newer: readonly AgendaEntry[]): AgendaChange[] {
  const before = new Map(older.map((entry) => [entry.sessionId, entry]))
  return newer
    .flatMap((entry) => changeBetween(before.get(entry.sessionId) ?? null, entry) ?? [])
    .sort((a, b) => a.number - b.number)
}

function entryOf({ place, ...plan }: PlannedEntry, before: AgendaEntry | null, now: Date): AgendaEntry | null {
  const at = place && plan.standing === 'on' ? place : before
  if (!at || (!before && plan.standing !== 'on')) return null // never shown: nothing to take back
  return {
    ...plan,
    standing: plan.standing === 'on' && !place ? 'unplaced' : plan.standing,
    startsAt: at.startsAt,
    endsAt: at.endsAt,
    room: at.room,
    sequence: before ? before.sequence + 1 : 0,
    changedAt: now,
  }
}

function changeBetween(before: AgendaEntry | null, next: AgendaEntry): AgendaChange | null {
  const { sessionId, number, title, language, reason } = next
  const base = { sessionId, number, title, language, reason, to: where(next) }
  if (!before) return { ...base, kind: 'new', from: null, fields: [] }
  const from = where(before)
  const fields = TOLD.filter((field) => !same(before[field], next[field]))
  if (next.standing !== before.standing) {
    if (next.standing === 'on') return { ...base, kind: 'restored', from, fields }
    return { ...base, kind: next.standing, from, to: null, fields }
  }
  if (!sameWhere(from, base.to)) return { ...base, kind: 'moved', from, fields }
  return fields.length > 0 ? { ...base, kind: 'changed', from, fields } : null
}
