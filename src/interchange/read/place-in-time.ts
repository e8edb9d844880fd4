import { type Remark, remark } from '../report.ts'
import {
  addDays,
  clockOf,
  hoursAndMinutes,
  instantAt,
  instantWithOffset,
  readDuration,
  readTime,
  type SaidTime,
  wallTime,
  zoneNamed,
} from '../times.ts'
import type { FoundEvent } from './found.ts'
import type { Ground } from './ground.ts'

export type PlacedInTime = {
  readonly start: string | null
  readonly durationMinutes: number | null
  readonly day: string | null
  readonly zone: string
}

const [EARLIEST, LATEST] = ['1970-01-02', '2200-01-01']
const plausible = (date: string) => date >= EARLIEST && date < LATEST

/** One event being placed: what the file says of it, on whose clocks, and what is to be remarked on it. */
type Placing = {
  readonly found: FoundEvent
  readonly ground: Ground
  readonly zone: string
  readonly remarks: Remark[]
}

/** When it begins and how long it takes, out of whatever the file says of that: date, day, clock times, duration, end. */
export function placeInTime(found: FoundEvent, ground: Ground, remarks: Remark[]): PlacedInTime {
  const own = zoneNamed(found.zone)
  if (found.zone && own === null)
    remarks.push(remark('zone-unknown-in-item', { zone: found.zone.slice(0, 60), taken: ground.zone }))
  const zone = own ?? ground.zone
  const day = readTime(found.day ?? '')?.date ?? null
  const placing: Placing = { found, ground, zone, remarks }
  const start = startOf(placing, day)
  return { start, durationMinutes: durationOf(placing, start), day, zone }
}

function startOf(placing: Placing, day: string | null): string | null {
  const { found, zone, remarks } = placing
  const date = readTime(found.date ?? '')
  const start = readTime(found.start ?? '')
  const whole = [date, start].find((time) => time?.clock && plausible(time.date))
  if (whole?.clock) {
    const instant = instantOf(whole, zone, remarks)
    if (instant !== null && whole === date) compareStart(found, whole.clock, remarks)
    if (instant !== null) return instant
  }
  const said = [date?.date, start?.date, day].find((text): text is string => !!text && plausible(text))
  const unread = [found.date, found.start].some(
    (text) => text?.trim() && !readTime(text) && !clockOf(text) && !isMidnight24(text),
  )
  if (unread) remarks.push(remark('start-unreadable', { said: (found.date ?? found.start ?? '').slice(0, 60) }))
  if (said === undefined) {
    if (!unread) remarks.push(remark('start-unknown'))
    return null
  }
  return onTheDay(placing, said, date?.date === said || start?.date === said)
}

const isMidnight24 = (text: string | null | undefined) => /^24[:.]00([:.]00)?$/.test(text?.trim() ?? '')

/** Only a date, with a clock time or none. */
function onTheDay({ found, ground, zone, remarks }: Placing, date: string, dateIsOwn: boolean): string | null {
  if (found.wholeDay) {
    remarks.push(remark('whole-day'))
    return instantAt(date, '00:00:00', zone)?.instant ?? null
  }
  const midnight = isMidnight24(found.start)
  const clock = midnight ? '00:00:00' : clockOf(found.start ?? '')
  if (clock === null) {
    remarks.push(remark('start-unknown'))
    return null
  }
  const afterMidnight = midnight || (!dateIsOwn && ground.dayChange !== null && clock < ground.dayChange)
  const onDate = afterMidnight ? addDays(date, 1) : date
  if (!dateIsOwn) remarks.push(remark('time-from-day', { day: date }))
  const offset = dateIsOwn || ground.zone !== 'UTC' ? undefined : ground.offsetOfDay.get(date)
  return instantOf({ date: onDate, clock, offset: offset ?? null }, zone, remarks)
}

function instantOf({ date, clock, offset }: SaidTime, zone: string, remarks: Remark[]): string | null {
  if (clock === null) return null
  if (offset) return instantWithOffset(date, clock, offset)
  const local = instantAt(date, clock, zone)
  if (local?.shifted) remarks.push(remark('start-skipped-hour', { time: clock.slice(0, 5), zone }))
  return local?.instant ?? null
}

/** Files give the clock time twice; the full one counts. */
function compareStart(found: FoundEvent, clock: string, remarks: Remark[]): void {
  const said = clockOf(found.start ?? '')
  if (said !== null && said.slice(0, 5) !== clock.slice(0, 5))
    remarks.push(remark('start-differs', { start: said.slice(0, 5), taken: clock.slice(0, 5) }))
}

function durationOf({ found, ground, zone, remarks }: Placing, start: string | null): number | null {
  const given = found.duration ?? null
  const said = given === null || given === '' ? null : readDuration(given, ground.daysFirst)
  const until = start === null ? null : minutesUntilEnd(found, start, zone, remarks)
  if (said !== null && until !== null && Math.abs(said.minutes - until) >= 1) {
    remarks.push(remark('duration-differs', { duration: String(given).slice(0, 20), taken: hoursAndMinutes(until) }))
    return until
  }
  if (said !== null) {
    if (said.threeParts && until === null)
      remarks.push(
        remark('duration-as-days', { duration: String(given).slice(0, 20), taken: hoursAndMinutes(said.minutes) }),
      )
    return said.minutes
  }
  if (until !== null) return until
  const unread = given !== null && given !== '' && !/^[0:.]+$|^-?P(T?0+[HMSD])*$/i.test(String(given).trim())
  if (start !== null)
    remarks.push(
      unread ? remark('duration-unreadable', { duration: String(given).slice(0, 20) }) : remark('duration-unknown'),
    )
  return null
}

function minutesUntilEnd(found: FoundEvent, start: string, zone: string, remarks: Remark[]): number | null {
  const text = found.end?.trim() ?? ''
  if (text === '') return null
  const end = readTime(text)
  const minutes = (to: string | null) =>
    to === null ? null : Math.round((Date.parse(to) - Date.parse(start)) / 60_000)
  const local = wallTime(start, zone)
  let length: number | null = null
  if (end?.clock) length = minutes(instantOf(end, zone, []))
  else if (end && found.wholeDay) length = minutes(instantAt(end.date, '00:00:00', zone)?.instant ?? null)
  else {
    const clock = isMidnight24(text) ? '00:00:00' : clockOf(text)
    if (clock === null) return null
    const date = clock <= local.clock ? addDays(local.date, 1) : local.date
    length = clock === local.clock ? 0 : minutes(instantAt(date, clock, zone)?.instant ?? null)
  }
  if (length !== null && length < 0) remarks.push(remark('end-before-start'))
  return length !== null && length > 0 && length < 60 * 24 * 400 ? Math.max(1, length) : null
}
