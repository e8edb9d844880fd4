import { guidOf, isUuid } from '../names.ts'
import { textOf } from '../texts-of-files.ts'
import { instantWithOffset, readTime } from '../times.ts'
import type { FoundEvent } from './found.ts'
import type { PeopleFound } from './people.ts'
import type { RoomsFound } from './rooms.ts'

/** What all events of a file are understood by. */
export type Ground = {
  readonly zone: string
  /** Names the conference in guids made here. */
  readonly key: string
  readonly base: string | null
  readonly own: boolean
  /** HH:MM:SS before which a clock time belongs to the next date of the calendar. */
  readonly dayChange: string | null
  readonly daysFirst: boolean
  readonly offsetOfDay: ReadonlyMap<string, string>
  readonly rooms: RoomsFound
  readonly people: PeopleFound
  readonly trackNamed: (text: string) => string
}

/** A guid of the file's own, or one that stands for its name; null when it has no name at all. */
export function guidFrom(found: Pick<FoundEvent, 'guid' | 'uid' | 'id' | 'code' | 'slug'>, key: string): string | null {
  const guid = textOf(found.guid)?.replace(/^urn:uuid:|^\{|\}$/gi, '') ?? null
  if (guid && isUuid(guid)) return guid.toLowerCase()
  const uid = textOf(found.uid)
  const inside = uid?.replace(/@.*$/s, '')
  if (inside && isUuid(inside)) return inside.toLowerCase()
  if (guid) return guidOf('guid', guid)
  if (uid) return guidOf('uid', uid)
  for (const name of ['id', 'code', 'slug'] as const) {
    const text = textOf(found[name])
    if (text) return guidOf(key, name, text)
  }
  return null
}

/** Instant of a text that has an offset; null otherwise. */
export function instantIn(text: string | null | undefined): string | null {
  const time = readTime(text ?? '')
  return time?.clock && time.offset ? instantWithOffset(time.date, time.clock, time.offset) : null
}
