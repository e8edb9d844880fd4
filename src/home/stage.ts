import { type CallTimes, callState } from '../consultation/public.ts'
import type { Instant } from '../platform/clock.ts'

/** Where an edition stands, as its front page says it. */
export type Stage = 'before' | 'open' | 'between' | 'closed' | 'published' | 'over'

/**
 * The stage at a moment. An open call comes first, because it is the only thing a reader can miss; then the forum's end, the published
 * programme, calls that are still to open, and at last the waiting for decisions. `forumEnds` is the end of the last day, not in it.
 */
export function stageOf(
  edition: { calls: readonly CallTimes[]; programmePublished: boolean; forumEnds: Instant },
  now: Instant,
): Stage {
  const states = edition.calls.map((call) => callState(call, now))
  if (states.includes('open')) return 'open'
  if (now >= edition.forumEnds) return 'over'
  if (edition.programmePublished) return 'published'
  if (states.includes('not_yet')) return states.includes('closed') ? 'between' : 'before'
  return states.length === 0 ? 'before' : 'closed'
}

/** The open calls that close first, together where they close at the same moment. */
export function closingNext<Call extends CallTimes>(calls: readonly Call[], now: Instant): Call[] {
  const open = calls.filter((call) => callState(call, now) === 'open')
  const first = Math.min(...open.map((call) => call.closesAt.getTime()))
  return open.filter((call) => call.closesAt.getTime() === first)
}

/** The calls that open next, together where they open at the same moment. */
export function openingNext<Call extends CallTimes>(calls: readonly Call[], now: Instant): Call[] {
  const ahead = calls.filter((call) => callState(call, now) === 'not_yet')
  const first = Math.min(...ahead.map((call) => call.opensAt.getTime()))
  return ahead.filter((call) => call.opensAt.getTime() === first)
}
