import { LIMITS } from '../limits.ts'
import { type Remark, remark } from '../report.ts'
import { type Day, endOf, type ScheduleEvent } from '../schedule.ts'
import { addDays, instantAt, instantWithOffset, isDate, readTime, wallTime } from '../times.ts'
import type { Found } from './found.ts'

/** Days as the file declares them; a day named twice is one. */
export function daysFound(found: Found, zone: string): Day[] {
  const days = new Map<string, Day>()
  for (const said of found.days.slice(0, LIMITS.days)) {
    const start = momentOf(said.start ?? null, said.date, zone)
    const date = dateOf(said.date) ?? (start === null ? null : wallTime(start, zone).date)
    if (date === null) continue
    const from = start ?? midnight(date, zone)
    const end = momentOf(said.end ?? null, said.date, zone)
    const to =
      end !== null && end > from ? end : end !== null ? momentOf(said.end ?? null, addDays(date, 1), zone) : null
    const until = to !== null && to > from ? to : start === null ? midnight(addDays(date, 1), zone) : from
    const twin = days.get(date)
    days.set(
      date,
      twin ? { date, start: min(twin.start, from), end: max(twin.end, until) } : { date, start: from, end: until },
    )
  }
  return [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1))
}

const min = (a: string, b: string) => (a < b ? a : b)
const max = (a: string, b: string) => (a > b ? a : b)
const midnight = (date: string, zone: string): string =>
  instantAt(date, '00:00:00', zone)?.instant ?? `${date}T00:00:00Z`
const dateOf = (text: string | null): string | null => {
  const date = readTime(text ?? '')?.date ?? null
  return date !== null && isDate(date) ? date : null
}

/** The instant of a date-time, or of a clock time (`10:30`) on a date. */
function momentOf(text: string | null, date: string | null, zone: string): string | null {
  if (text === null || text.trim() === '') return null
  const said = readTime(text) ?? readTime(`${dateOf(date) ?? ''} ${text.trim()}`)
  if (said === null || said.clock === null) return null
  return said.offset
    ? instantWithOffset(said.date, said.clock, said.offset)
    : (instantAt(said.date, said.clock, zone)?.instant ?? null)
}

/**
 * Puts every placed event on a day of the conference, and makes the days long enough for what stands on them: an event outside the days
 * of the file gets a day rather than being lost.
 */
export function settleDays(
  events: readonly ScheduleEvent[],
  declared: readonly Day[],
): { days: Day[]; events: ScheduleEvent[]; remarks: Remark[][] } {
  const days = new Map<string, Day>(declared.map((day) => [day.date, day]))
  const remarks: Remark[][] = events.map(() => [])
  const placed = events.map((event, n) => {
    if (event.start === null) return event
    const day = dayFor(event, declared)
    if (event.day !== null && event.day !== day) remarks[n]?.push(remark('day-differs', { said: event.day, day }))
    return { ...event, day }
  })
  for (const event of placed) {
    if (event.start === null || event.day === null) continue
    const end = endOf(event) ?? event.start
    const known = days.get(event.day)
    days.set(
      event.day,
      known
        ? { ...known, start: min(known.start, event.start), end: max(known.end, end) }
        : { date: event.day, start: event.start, end },
    )
  }
  for (const { start, day } of placed)
    if (start === null && day !== null && !days.has(day)) days.set(day, wholeDay(day, placed[0]?.zone ?? 'UTC'))
  return { days: [...days.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), events: placed, remarks }
}

const wholeDay = (date: string, zone: string): Day => ({
  date,
  start: midnight(date, zone),
  end: midnight(addDays(date, 1), zone),
})

/** The day under which the file has it, if its time allows that (its own date, or the small hours after); otherwise by its time. */
function dayFor(event: ScheduleEvent, declared: readonly Day[]): string {
  const start = event.start as string // asked for placed events only
  const local = wallTime(start, event.zone)
  if (event.day === local.date) return event.day
  if (event.day !== null && addDays(event.day, 1) === local.date && local.time < '12:00') return event.day
  const within = declared.filter((day) => day.start <= start && start < day.end)
  return (within.find((day) => day.date === local.date) ?? within[0])?.date ?? local.date
}
