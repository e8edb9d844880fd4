import { instantIn } from '../as-new-edition.ts'
import type { Fault, Place } from './place.ts'

/** The instant a file writes under a key, or null when it writes none that can be read. */
export function instantAt(at: Place): Date | null {
  const text = at.text()
  const read = text === null ? Number.NaN : Date.parse(text)
  return Number.isNaN(read) || !/Z$/.test(text ?? '') ? null : new Date(read)
}

/**
 * What is wrong with a wall clock beside its instant: it names none or two in its zone, or another one than the file writes. `end` as for
 * `instantIn`: a day alone is over at its end.
 */
export function clockFaults(local: Place, zone: string | null, utc: Place, end: boolean): Fault[] {
  const wall = local.text()
  if (wall === null || zone === null || !/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(wall)) return []
  const read = safely(() => instantIn(wall, zone, end))
  if (read === undefined) return [] // the zone or the day is none, which is named already
  if (read === null)
    return [
      local.fault(`${wall} in ${zone} names no single instant: the clocks change in that hour, so choose another`),
    ]
  const written = instantAt(utc)
  return written && written.getTime() !== read.getTime()
    ? [utc.fault(`${wall} in ${zone} is ${plain(read)}, and ${plain(written)} is written here`)]
    : []
}

/** The instant a wall clock names, else the one that is written, else null. */
export function whenIs(local: Place, zone: string | null, utc: Place, end: boolean): Date | null {
  const wall = local.text()
  return instantAt(utc) ?? (wall && zone ? (safely(() => instantIn(wall, zone, end)) ?? null) : null)
}

function safely<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

export const plain = (at: Date): string => at.toISOString().replace('.000', '')
