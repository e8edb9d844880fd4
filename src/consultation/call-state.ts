import type { Instant } from '../platform/clock.ts'

export type CallTimes = { readonly opensAt: Instant; readonly closesAt: Instant }
type CallState = 'not_yet' | 'open' | 'closed'

/** Half-open: a call is open while `opensAt <= now < closesAt`, to the millisecond. */
export function callState(call: CallTimes, now: Instant): CallState {
  if (now < call.opensAt) return 'not_yet'
  return now < call.closesAt ? 'open' : 'closed'
}

type TimeLeft = { readonly unit: 'days' | 'hours' | 'minutes'; readonly count: number }

/** What is left until an instant, rounded down so that nobody is promised more than there is; below a day in hours, below an hour in minutes. */
export function timeLeft(until: Instant, now: Instant): TimeLeft | null {
  const minutes = Math.floor((until.getTime() - now.getTime()) / 60_000)
  if (until <= now) return null
  if (minutes < 60) return { unit: 'minutes', count: minutes }
  if (minutes < 24 * 60) return { unit: 'hours', count: Math.floor(minutes / 60) }
  return { unit: 'days', count: Math.floor(minutes / (24 * 60)) }
}

type Milestone = { readonly startsAt: Instant | null }

/** The index of the last milestone that has begun, and how far `now` is on the way to the next (0..1); null before the first. */
export function nowAmong(milestones: readonly Milestone[], now: Instant): { index: number; share: number } | null {
  let index = -1
  milestones.forEach((m, i) => {
    if (m.startsAt && m.startsAt <= now) index = i
  })
  if (index < 0) return null
  const from = milestones[index]?.startsAt
  const to = milestones[index + 1]?.startsAt
  if (!from || !to) return { index, share: 0 }
  return { index, share: Math.min(1, (now.getTime() - from.getTime()) / (to.getTime() - from.getTime())) }
}
