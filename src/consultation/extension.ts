import type { Instant } from '../platform/clock.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { instantOf } from './wall-clock.ts'

/** A closing to be moved later, and why; `madeBy` is null when it comes from a file rather than a person. */
export type Extension = {
  callCode: string
  toAt: Date
  toLocal: string
  reason: Record<string, string>
  source: string | null
  madeBy: string | null
}

export type ExtensionRefusal = Refusal<'time-unreadable' | 'time-ambiguous' | 'not-later' | 'in-past'>

/**
 * The instant a call would close at, from a wall clock such as `2022-03-11T15:00` in the zone of its edition. Refused when that clock
 * names no single instant, when it is not later than the present closing, or when it has passed already.
 */
export function newClosing(
  call: { readonly closesAt: Instant },
  local: string,
  zone: string,
  now: Instant,
): Result<Instant, ExtensionRefusal> {
  const read = instantOf(local, zone)
  if (!read.ok) return refuse(read.refusal.code === 'time-ambiguous' ? 'time-ambiguous' : 'time-unreadable')
  if (read.value <= call.closesAt) return refuse('not-later')
  if (read.value <= now) return refuse('in-past')
  return ok(read.value)
}
