import { type Instant, MINUTE } from '../platform/clock.ts'
import { dayIn } from '../platform/languages/public.ts'
import { ok, type Refusal, type Result, refuse } from '../platform/result.ts'
import { instantOf } from './wall-clock.ts'

/** A closing to be moved, and why; `madeBy` is null when it comes from a file rather than a person. */
export type Extension = {
  callCode: string
  toAt: Date
  toLocal: string
  reason: Record<string, string>
  source: string | null
  madeBy: string | null
}

export type ExtensionRefusal = Refusal<
  'time-unreadable' | 'time-ambiguous' | 'same' | 'in-past' | 'before-first' | 'too-soon' | 'after-forum'
>

/** A closing as it is now, and the first that was announced, which people may count on. */
type Closing = { readonly closesAt: Instant; readonly firstClosing: Instant }

/** Whether a change moved a closing back rather than later; words say which. */
export const wayOf = (change: { readonly fromAt: Instant; readonly toAt: Instant }): 'back' | 'later' =>
  change.toAt < change.fromAt ? 'back' : 'later'

/** Nobody who planned with a closing is told of an earlier one on its last day. */
const NOTICE = 24 * 60 * MINUTE

/**
 * The instant a call would close at, from a wall clock such as `2022-03-11T15:00` in the zone of its edition. Refused when that clock
 * names no single instant, has passed, or lies after the forum. A closing set by mistake moves back, with notice, to no earlier than the
 * first one; what has closed opens again by a later closing only.
 */
export function newClosing(
  call: Closing,
  local: string,
  { zone, endsOn }: { readonly zone: string; readonly endsOn: string },
  now: Instant,
): Result<Instant, ExtensionRefusal> {
  const read = instantOf(local, zone)
  if (!read.ok) return refuse(read.refusal.code === 'time-ambiguous' ? 'time-ambiguous' : 'time-unreadable')
  const at = read.value
  if (at.getTime() === call.closesAt.getTime()) return refuse('same')
  if (at <= now) return refuse('in-past')
  if (dayIn(zone, at) > endsOn) return refuse('after-forum')
  if (at < call.firstClosing) return refuse('before-first')
  if (at < call.closesAt && at.getTime() < now.getTime() + NOTICE) return refuse('too-soon')
  return ok(at)
}
