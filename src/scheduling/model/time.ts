import { type Instant, type Problem, type Session, type Slot, SUB_SLOT_MINUTES } from './problem.ts'
import { remember } from './remember.ts'

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, Map<number, number>>()

/** Minutes east of UTC in an IANA zone at an instant; kept per quarter of an hour, where all zones' changes fall. */
function zoneOffset(zone: string, at: Instant): number {
  const quarter = Math.floor(at / 900_000)
  const known = remember(offsets, zone, () => new Map<number, number>())
  let offset = known.get(quarter)
  if (offset === undefined) {
    let format = formats.get(zone)
    if (!format) {
      format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
      formats.set(zone, format)
    }
    const name = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
    const match = /([+-])(\d\d):(\d\d)/.exec(name)
    offset = match ? (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3])) : 0
    known.set(quarter, offset)
  }
  return offset
}

/** Minutes since local midnight in an IANA zone, 0 to 1439. */
export function localMinutes(zone: string, at: Instant): number {
  return (((Math.floor(at / 60_000) + zoneOffset(zone, at)) % 1440) + 1440) % 1440
}

/** Whether a stretch lies inside a daily local window `[from, to]` in minutes since midnight. */
export function insideLocalWindow(
  zone: string,
  from: Instant,
  to: Instant,
  window: { from: number; to: number },
): boolean {
  const start = localMinutes(zone, from)
  return start >= window.from && start + (to - from) / 60_000 <= window.to
}

/** The last instant a session begun in this slot may run to: the end of the unbroken chain of slots. */
export function endOfRun(problem: Problem, slot: Slot): Instant {
  const ends = remember(runs, problem, () => new Map<Slot, Instant>())
  return remember(ends, slot, () => {
    let end = slot.to
    for (const next of [...problem.slots].sort((a, b) => a.from - b.from)) if (next.from === end) end = next.to
    return end
  })
}
const runs = new WeakMap<Problem, Map<Slot, Instant>>()

/**
 * Offsets at which the engine tries a session in a slot: the beginning, and further ones where several such
 * sessions share the slot (three of 30 minutes in a slot of 90).
 */
export function offsetsIn(slot: Slot, session: Session): number[] {
  const length = (slot.to - slot.from) / 60_000
  const step = Math.ceil(session.durationMinutes / SUB_SLOT_MINUTES) * SUB_SLOT_MINUTES
  const offsetsFound = [0]
  for (let offset = step; offset + session.durationMinutes <= length; offset += step) offsetsFound.push(offset)
  return offsetsFound
}
