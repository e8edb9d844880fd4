import { LIMITS } from '../limits.ts'

/** A recurrence rule (RFC 5545, 3.3.10) as far as programmes use it: whole days apart, at the clock time of the first. */
type Rule = {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'
  readonly interval: number
  readonly count: number | null
  /** YYYYMMDDTHHMMSS on the clock of the event. */
  readonly until: string | null
  readonly weekdays: readonly { readonly nth: number; readonly weekday: number }[]
  readonly monthDays: readonly number[]
  readonly months: readonly number[]
  readonly positions: readonly number[]
  readonly weekStart: number
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA']
/** How far ahead a rule is followed: a forum's programme never spans more. */
const HORIZON_DAYS = 3 * 366
const DAY = 86_400_000

const numbers = (text: string | undefined): number[] =>
  text === undefined || text === '' ? [] : text.split(',').map(Number)

function parseRule(text: string): Rule | null {
  const said = new Map(
    text
      .trim()
      .toUpperCase()
      .split(';')
      .filter((part) => part !== '')
      .map((part) => part.split('=', 2) as [string, string]),
  )
  const allowed = ['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'BYSETPOS', 'WKST']
  if ([...said.keys()].some((key) => !allowed.includes(key) && !key.startsWith('X-'))) return null
  const frequency = said.get('FREQ')
  if (frequency !== 'DAILY' && frequency !== 'WEEKLY' && frequency !== 'MONTHLY' && frequency !== 'YEARLY') return null
  const weekdays = (said.get('BYDAY') ?? '')
    .split(',')
    .filter(Boolean)
    .map((day) => {
      const found = /^([+-]?\d{1,2})?(SU|MO|TU|WE|TH|FR|SA)$/.exec(day)
      return found ? { nth: Number(found[1] ?? 0), weekday: WEEKDAYS.indexOf(found[2] as string) } : null
    })
  const count = said.has('COUNT') ? Number(said.get('COUNT')) : null
  const interval = Number(said.get('INTERVAL') ?? 1)
  const [monthDays, months, positions] = [
    numbers(said.get('BYMONTHDAY')),
    numbers(said.get('BYMONTH')),
    numbers(said.get('BYSETPOS')),
  ]
  const whole = (list: readonly number[], most: number) =>
    list.every((n) => Number.isInteger(n) && n !== 0 && Math.abs(n) <= most)
  if (
    weekdays.includes(null) ||
    !Number.isInteger(interval) ||
    interval < 1 ||
    (count !== null && !(Number.isInteger(count) && count > 0))
  )
    return null
  if (!whole(monthDays, 31) || !whole(months, 12) || !whole(positions, 366)) return null
  return {
    frequency,
    interval,
    count,
    until: said.get('UNTIL') ?? null,
    weekdays: weekdays.filter((day) => day !== null),
    monthDays,
    months,
    positions,
    weekStart: Math.max(0, WEEKDAYS.indexOf(said.get('WKST') ?? 'MO')),
  }
}

export type Occurrences = {
  /** YYYYMMDDTHHMMSS each, the first of all among them. */
  readonly starts: readonly string[]
  /** The rule goes on beyond what is taken. */
  readonly cut: boolean
}

const dayNumber = (stamp: string) =>
  Date.UTC(Number(stamp.slice(0, 4)), Number(stamp.slice(4, 6)) - 1, Number(stamp.slice(6, 8))) / DAY

/**
 * The starts a rule names, on the clock of the event; null when it is no rule of whole days. Days are gone through one by one up to a
 * fixed horizon, so no rule can keep us busy. `untilLocal` turns an UNTIL in UTC into that clock.
 */
export function occurrencesOf(rule: string, first: string, untilLocal: (until: string) => string): Occurrences | null {
  const parsed = parseRule(rule)
  if (parsed === null) return null
  const until = parsed.until === null ? null : untilLocal(parsed.until)
  const clock = first.slice(8) || 'T000000'
  const start = dayNumber(first)
  const most = Math.min(parsed.count ?? Number.POSITIVE_INFINITY, LIMITS.occurrences)
  const starts = [first]
  let bucket: string[] = []
  let period = Number.NaN
  let over = false
  const release = () => {
    for (const stamp of chosen(bucket, parsed.positions)) {
      if (stamp <= first) continue
      if (until !== null && stamp > (until.length === 8 ? `${until}T235959` : until)) over = true
      if (over || starts.length >= most) break
      starts.push(stamp)
    }
    bucket = []
  }
  const from = parsed.positions.length > 0 ? start - 366 : start
  let day = from
  for (; day <= start + HORIZON_DAYS && !over && starts.length < most; day++) {
    const now = periodOf(day, parsed)
    if (now !== period) release()
    period = now
    if (over || starts.length >= most) break
    if ((now - periodOf(start, parsed)) % parsed.interval !== 0 || !fits(day, start, parsed)) continue
    bucket.push(new Date(day * DAY).toISOString().slice(0, 10).replaceAll('-', '') + clock)
    if (parsed.positions.length === 0) release()
  }
  if (!over && starts.length < most) release()
  const complete = over || (parsed.count !== null && starts.length >= parsed.count)
  const ended =
    until !== null && until < new Date((start + HORIZON_DAYS) * DAY).toISOString().slice(0, 10).replaceAll('-', '')
  return { starts, cut: !complete && !(ended && starts.length < most) }
}

function chosen(stamps: readonly string[], positions: readonly number[]): readonly string[] {
  if (positions.length === 0) return stamps
  return stamps.filter((_, n) => positions.includes(n + 1) || positions.includes(n - stamps.length))
}

/** Number of the day, week, month or year a day lies in. */
function periodOf(day: number, { frequency, weekStart }: Rule): number {
  if (frequency === 'DAILY') return day
  // 1 January 1970 was a Thursday.
  if (frequency === 'WEEKLY') return Math.floor((day + 4 - weekStart) / 7)
  const date = new Date(day * DAY)
  return frequency === 'MONTHLY' ? date.getUTCFullYear() * 12 + date.getUTCMonth() : date.getUTCFullYear()
}

function fits(day: number, start: number, rule: Rule): boolean {
  const [date, first] = [new Date(day * DAY), new Date(start * DAY)]
  const month = date.getUTCMonth()
  if (rule.months.length > 0 && !rule.months.includes(month + 1)) return false
  const monthDay = date.getUTCDate()
  const monthDays = daysOfMonth(date)
  if (rule.monthDays.length > 0 && !rule.monthDays.some((n) => (n > 0 ? n : monthDays + 1 + n) === monthDay))
    return false
  if (rule.weekdays.length > 0) return rule.weekdays.some((wish) => isNth(date, wish, rule))
  if (rule.monthDays.length > 0 || rule.frequency === 'DAILY') return true
  if (rule.frequency === 'WEEKLY') return date.getUTCDay() === first.getUTCDay()
  if (monthDay !== first.getUTCDate()) return false
  return rule.frequency === 'MONTHLY' || rule.months.length > 0 || month === first.getUTCMonth()
}

const daysOfMonth = (date: Date): number =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()

function isNth(date: Date, wish: Rule['weekdays'][number], rule: Rule): boolean {
  if (date.getUTCDay() !== wish.weekday) return false
  if (wish.nth === 0 || rule.frequency === 'DAILY' || rule.frequency === 'WEEKLY') return true
  if (rule.frequency === 'MONTHLY' || rule.months.length > 0) {
    const [fromFirst, fromLast] = [date.getUTCDate(), daysOfMonth(date) - date.getUTCDate() + 1]
    return wish.nth > 0 ? Math.ceil(fromFirst / 7) === wish.nth : Math.ceil(fromLast / 7) === -wish.nth
  }
  const year = date.getUTCFullYear()
  const [first, last] = [Date.UTC(year, 0, 1), Date.UTC(year, 11, 31)]
  const [fromFirst, toLast] = [(date.getTime() - first) / DAY, (last - date.getTime()) / DAY]
  return wish.nth > 0 ? Math.floor(fromFirst / 7) + 1 === wish.nth : Math.floor(toLast / 7) + 1 === -wish.nth
}
