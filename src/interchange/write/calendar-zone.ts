import { clockChanges, wallTime } from '../times.ts'

/** 20270601T090000 on the clocks of an offset. */
function stamp(instant: string, offset: string): string {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? []
  const shift = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -60_000 : 60_000)
  return new Date(Date.parse(instant) + shift).toISOString().slice(0, 19).replace(/[-:]/g, '')
}

const plain = (offset: string) => offset.slice(0, 6).replace(':', '')

/**
 * A zone as a VTIMEZONE for the years in which something takes place: each change of its clocks by date, so that a reader that knows no
 * zones, and no rules of them, reads the same times (C23).
 */
export function calendarZone(zone: string, from: string, to: string): string[] {
  const first = `${Number(from.slice(0, 4)) - 1}-01-01T00:00:00Z`
  const last = `${Number(to.slice(0, 4)) + 1}-12-31T23:59:59Z`
  const changes = clockChanges(zone, first, last)
  const at = wallTime(first, zone).offset
  // One component a change, without recurrence: not every reader follows RDATE or RRULE here.
  const observance = (kind: 'STANDARD' | 'DAYLIGHT', before: string, after: string, onset: string) => [
    `BEGIN:${kind}`,
    `DTSTART:${onset}`,
    `TZOFFSETFROM:${plain(before)}`,
    `TZOFFSETTO:${plain(after)}`,
    `END:${kind}`,
  ]
  return [
    'BEGIN:VTIMEZONE',
    `TZID:${zone}`,
    ...observance(changes[0] && goesBack(changes[0]) ? 'DAYLIGHT' : 'STANDARD', at, at, stamp(first, at)),
    ...changes.flatMap((change) =>
      observance(
        goesBack(change) ? 'STANDARD' : 'DAYLIGHT',
        change.before,
        change.after,
        stamp(change.at, change.before),
      ),
    ),
    'END:VTIMEZONE',
  ]
}

const minutesOf = (offset: string): number => {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d\d):(\d\d)/.exec(offset) ?? []
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1)
}

const goesBack = ({ before, after }: { before: string; after: string }) => minutesOf(before) > minutesOf(after)
