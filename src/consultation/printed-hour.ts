import { countsItsEnd, momentOf } from './milestone-kinds.ts'
import type { Milestone } from './reads.ts'
import { instantOf } from './wall-clock.ts'

/**
 * When a milestone is, as its letter prints it: from one moment to another, or one moment alone. A deadline printed as an hour closes at
 * one moment of that hour, which is settled elsewhere; here both ends stand.
 */
export function printedHour(
  m: Pick<Milestone, 'startsAt' | 'endsAt' | 'endsLocal' | 'zone' | 'kind'>,
): { from: Date; to: Date | null } | null {
  const printed = m.endsLocal ? instantOf(m.endsLocal, m.zone) : null
  const to = printed?.ok ? printed.value : countsItsEnd(m) ? null : m.endsAt
  if (m.startsAt && to && to > m.startsAt) return { from: m.startsAt, to }
  const alone = momentOf(m)
  return alone && { from: alone, to: null }
}
