import { Temporal } from 'temporal-polyfill'
import { isZone } from '../platform/languages/public.ts'
import { instantText } from './schedule.ts'

const pad = (n: number, width = 2) => String(n).padStart(width, '0')

/** How a moment looks on the clocks of a zone. */
export type WallTime = {
  readonly date: string
  /** HH:MM */
  readonly time: string
  /** HH:MM:SS */
  readonly clock: string
  /** +02:00 */
  readonly offset: string
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone)
  if (!found) {
    found = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    })
    formatters.set(zone, found)
  }
  return found
}

/** The clocks of a zone at an instant; seconds of historical offsets are left out, as in the offset of RFC 3339. */
export function wallTime(instant: string, zone: string): WallTime {
  const said: Record<string, string> = {}
  for (const part of formatterOf(zone).formatToParts(Date.parse(instant))) said[part.type] = part.value
  const offset = /GMT([+-]\d\d:\d\d)/.exec(said.timeZoneName ?? '')?.[1] ?? '+00:00'
  const time = `${said.hour}:${said.minute}`
  return {
    date: `${(said.year ?? '').padStart(4, '0')}-${said.month}-${said.day}`,
    time,
    clock: `${time}:${said.second}`,
    offset,
  }
}

/** `2027-06-01T09:00:00+02:00` */
export function offsetTime(instant: string, zone: string): string {
  const { date, clock, offset } = wallTime(instant, zone)
  return `${date}T${clock}${offset}`
}

export type LocalReading = { readonly instant: string; readonly shifted: boolean }

/** The instant of a wall clock. In an hour that the clocks skip it is moved on by that hour; in one they repeat it is the first. */
export function instantAt(date: string, clock: string, zone: string): LocalReading | null {
  try {
    const wall = Temporal.PlainDateTime.from(`${date}T${clock}`)
    const zoned = wall.toZonedDateTime(zone, { disambiguation: 'compatible' })
    return {
      instant: instantText(zoned.epochMilliseconds),
      shifted: !zoned.toPlainDateTime().equals(wall),
    }
  } catch {
    return null
  }
}

export const addDays = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** Whether a text is a date of the calendar, 30 February is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** What a text says of a moment: a date, perhaps a clock time, perhaps the offset that makes an instant of them. */
export type SaidTime = { readonly date: string; readonly clock: string | null; readonly offset: string | null }

const ISO =
  /^([+-]?\d{4})-?(\d{2})-?(\d{2})(?:[T ]\s*(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?(?:\[[^\]]*\])?$/i
const POINTS = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$/i
const WORDS =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3,9})\.?,?\s+(\d{4})(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$/i
const WORDS_US =
  /^(?:[a-z]{3,9},?\s+)?([a-z]{3,9})\.?\s+(\d{1,2}),?\s+(\d{4})(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]\.?m\.?)?)?$/i
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

type Parts = readonly (string | undefined)[]

/** Year, month and day, then hour, minute, second and half of the day as far as they are said. */
function said([y = '', m = '', d = '']: Parts, [h, min, s, half]: Parts): SaidTime | null {
  const date = `${y}-${pad(Number(m))}-${pad(Number(d))}`
  if (!isDate(date)) return null
  if (h === undefined) return { date, clock: null, offset: null }
  const clock = clockOf(`${h}:${min}:${s ?? '00'}${half ? ` ${half}` : ''}`)
  return clock === null ? null : { date, clock, offset: null }
}

/** Reads a date or a date with time as people and programs write them; null when it is neither. Days before months unless that is impossible. */
export function readTime(text: string): SaidTime | null {
  const trimmed = text.trim()
  if (trimmed.length > 60) return null
  const iso = ISO.exec(trimmed)
  if (iso) {
    const [, y = '', m = '', d = '', h, min, s, zone] = iso
    const found = said([y.replace('+', ''), m, d], [h, min, s])
    return found && zone && found.clock !== null ? { ...found, offset: offsetOf(zone) } : found
  }
  const points = POINTS.exec(trimmed)
  if (points) return said([points[3], points[2], points[1]], points.slice(4, 7))
  const slashes = SLASHES.exec(trimmed)
  if (slashes) {
    const [, first = '', second = '', y = '', h, min, s, half] = slashes
    const monthFirst = Number(second) > 12 || half !== undefined
    return said(monthFirst ? [y, first, second] : [y, second, first], [h, min, s, half])
  }
  const words = WORDS.exec(trimmed) ?? swapped(WORDS_US.exec(trimmed))
  if (!words) return null
  const month = MONTHS.indexOf((words[2] ?? '').slice(0, 3).toLowerCase())
  return month < 0 ? null : said([words[3], String(month + 1), words[1]], words.slice(4, 8))
}

const swapped = (m: RegExpExecArray | null) => (m ? [m[0], m[2], m[1], ...m.slice(3)] : null)

function offsetOf(text: string): string {
  if (/^(z|utc|gmt)$/i.test(text)) return '+00:00'
  const [, sign = '+', hours = '0', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? []
  return `${sign}${pad(Number(hours))}:${minutes}`
}

/** HH:MM:SS of a clock time as people write it (`9:30`, `9.30 am`, `14h15`); null when it is none. 24:00 is none: it is the next day. */
export function clockOf(text: string): string | null {
  const found = /^(\d{1,2})[:.h](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([ap])?\.?(?:m\.?)?$/i.exec(text.trim())
  if (!found) return null
  let hours = Number(found[1])
  const half = found[4]?.toLowerCase()
  if (half && (hours < 1 || hours > 12)) return null
  if (half) hours = (hours % 12) + (half === 'p' ? 12 : 0)
  const [minutes, seconds] = [Number(found[2]), Number(found[3] ?? 0)]
  return hours > 23 || minutes > 59 || seconds > 60
    ? null
    : `${pad(hours)}:${pad(minutes)}:${pad(Math.min(59, seconds))}`
}

/** The instant of a date, a clock and an offset. */
export function instantWithOffset(date: string, clock: string, offset: string): string | null {
  const at = Date.parse(`${date}T${clock}${offset === '+00:00' ? 'Z' : offset}`)
  return Number.isNaN(at) ? null : instantText(at)
}

/** HH:MM, hours beyond 24 allowed. */
export const hoursAndMinutes = (minutes: number): string => `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`

/** PT1H30M */
export function isoDuration(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`
}

export type ReadDuration = { readonly minutes: number; readonly threeParts: boolean }

const ISO_DURATION = /^[+]?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i
const PLAIN =
  /^(?:(\d+)\s*d(?:ays?)?)?\s*(?:(\d+(?:[.,]\d+)?)\s*h(?:ours?|rs?)?)?\s*(?:(\d+)\s*(?:m|min|mins|minutes?|['′])\.?)?$/i

/**
 * Minutes of a duration: `HH:MM`, `HH:MM:SS`, `DDD:HH:MM`, minutes as a number, ISO 8601 or `1 h 30 min`; null when it is none of them or
 * says nothing. Three parts are read as days when they cannot be seconds, or when `daysFirst`: the file writes HH:MM elsewhere, so it does
 * not write seconds.
 */
export function readDuration(value: string | number, daysFirst: boolean): ReadDuration | null {
  if (typeof value === 'number') return Number.isFinite(value) && value > 0 ? whole(value) : null
  const text = value.trim()
  if (text.length > 30) return null
  if (/^\d+(\.\d+)?$/.test(text)) return readDuration(Number(text), daysFirst)
  const parts = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}))?$/.exec(text)
  if (parts)
    return parts[3] === undefined ? whole(Number(parts[1]) * 60 + Number(parts[2])) : threeParts(parts, daysFirst)
  const iso = ISO_DURATION.exec(text)
  if (iso && text.length > 2) {
    const [w, d, h, m, s] = iso.slice(1).map((n) => Number(n ?? 0)) as [number, number, number, number, number]
    return whole(w * 10_080 + d * 1440 + h * 60 + m + s / 60)
  }
  const plain = PLAIN.exec(text)
  if (!plain || text === '') return null
  return whole(Number(plain[1] ?? 0) * 1440 + Number((plain[2] ?? '0').replace(',', '.')) * 60 + Number(plain[3] ?? 0))
}

function threeParts(parts: RegExpExecArray, daysFirst: boolean): ReadDuration | null {
  const [first, second, third] = [Number(parts[1]), Number(parts[2]), Number(parts[3])]
  const mayBeDays = second < 24 && third < 60
  const wroteDays = (parts[1] ?? '').length >= 3
  const days = mayBeDays && (wroteDays || (first > 0 && (daysFirst || third !== 0)))
  const minutes = days ? first * 1440 + second * 60 + third : first * 60 + second + third / 60
  const found = whole(minutes)
  return found && { ...found, threeParts: true }
}

const whole = (minutes: number): ReadDuration | null =>
  minutes > 0 && minutes < 60 * 24 * 400 ? { minutes: Math.max(1, Math.round(minutes)), threeParts: false } : null

/** The IANA name of what a file calls its zone (also Windows' names, addresses ending in one, and fixed offsets); null when unknown. */
export function zoneNamed(text: string | null | undefined): string | null {
  const name = (text ?? '').trim().replace(/^"|"$/g, '')
  if (name === '' || name.length > 120) return null
  const known = zones.get(name)
  if (known !== undefined) return known
  const zone = zoneOfName(name)
  if (zones.size < MOST_ZONES) zones.set(name, zone)
  return zone
}

/** Asking the runtime for a zone costs more than reading the event around it. */
const zones = new Map<string, string | null>()
const MOST_ZONES = 2_000

function zoneOfName(name: string): string | null {
  const windows = WINDOWS[name.toLowerCase()]
  if (windows) return windows
  if (/^(utc|gmt|z|etc\/utc|zulu)$/i.test(name)) return 'UTC'
  if (/^[A-Za-z_]+(\/[A-Za-z0-9_+-]+)+$/.test(name) && isZone(name)) return properCase(name)
  const inside = /([A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?)$/.exec(name)?.[1]
  if (inside && isZone(inside)) return properCase(inside)
  const offset = /^(?:\(?(?:utc|gmt))?\s*([+-]\d{1,2}(?::?\d{2})?)\)?/i.exec(name)?.[1]
  if (offset) return zoneOfOffset(offsetOf(offset))
  return /^[A-Z]{3,4}$/.test(name) && ABBREVIATED[name] ? (ABBREVIATED[name] ?? null) : null
}

/** As IANA writes it; Java and strict readers know no other. Old names stay as they are. */
const properCase = (name: string): string =>
  name.toLowerCase() === new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.toLowerCase()
    ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
    : name

/** A zone that never changes its clocks; only whole hours have one. */
export function zoneOfOffset(offset: string): string | null {
  const [, sign, hours = '0', minutes] = /^([+-])(\d\d):(\d\d)$/.exec(offset) ?? []
  if (minutes !== '00') return null
  if (Number(hours) === 0) return 'UTC'
  const zone = `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`
  return isZone(zone) ? zone : null
}

const ABBREVIATED: Readonly<Record<string, string>> = {
  CET: 'Europe/Paris',
  CEST: 'Europe/Paris',
  WET: 'Europe/Lisbon',
  EET: 'Europe/Helsinki',
  MSK: 'Europe/Moscow',
  JST: 'Asia/Tokyo',
}

/** Names Windows and Outlook give to zones (CLDR, windowsZones, territory 001). */
const WINDOWS: Readonly<Record<string, string>> = Object.fromEntries(
  `Dateline Standard Time=Etc/GMT+12|UTC-11=Etc/GMT+11|Hawaiian Standard Time=Pacific/Honolulu|Alaskan Standard Time=America/Anchorage
Pacific Standard Time=America/Los_Angeles|Pacific Standard Time (Mexico)=America/Tijuana|US Mountain Standard Time=America/Phoenix
Mountain Standard Time=America/Denver|Mountain Standard Time (Mexico)=America/Mazatlan|Central Standard Time=America/Chicago
Central Standard Time (Mexico)=America/Mexico_City|Central America Standard Time=America/Guatemala|Canada Central Standard Time=America/Regina
Eastern Standard Time=America/New_York|Eastern Standard Time (Mexico)=America/Cancun|US Eastern Standard Time=America/Indiana/Indianapolis
SA Pacific Standard Time=America/Bogota|Haiti Standard Time=America/Port-au-Prince|Cuba Standard Time=America/Havana|Atlantic Standard Time=America/Halifax
Venezuela Standard Time=America/Caracas|SA Western Standard Time=America/La_Paz|Central Brazilian Standard Time=America/Cuiaba
Pacific SA Standard Time=America/Santiago|Paraguay Standard Time=America/Asuncion|Newfoundland Standard Time=America/St_Johns
E. South America Standard Time=America/Sao_Paulo|SA Eastern Standard Time=America/Cayenne|Argentina Standard Time=America/Argentina/Buenos_Aires
Montevideo Standard Time=America/Montevideo|Bahia Standard Time=America/Bahia|Greenland Standard Time=America/Nuuk|Azores Standard Time=Atlantic/Azores
Cape Verde Standard Time=Atlantic/Cape_Verde|GMT Standard Time=Europe/London|Greenwich Standard Time=Atlantic/Reykjavik|Morocco Standard Time=Africa/Casablanca
W. Europe Standard Time=Europe/Berlin|Central Europe Standard Time=Europe/Budapest|Romance Standard Time=Europe/Paris
Central European Standard Time=Europe/Warsaw|W. Central Africa Standard Time=Africa/Lagos|Namibia Standard Time=Africa/Windhoek
GTB Standard Time=Europe/Bucharest|FLE Standard Time=Europe/Kyiv|E. Europe Standard Time=Europe/Chisinau|Middle East Standard Time=Asia/Beirut
Egypt Standard Time=Africa/Cairo|Syria Standard Time=Asia/Damascus|South Africa Standard Time=Africa/Johannesburg|Israel Standard Time=Asia/Jerusalem
Jordan Standard Time=Asia/Amman|Kaliningrad Standard Time=Europe/Kaliningrad|Libya Standard Time=Africa/Tripoli|Sudan Standard Time=Africa/Khartoum
Arabic Standard Time=Asia/Baghdad|Arab Standard Time=Asia/Riyadh|E. Africa Standard Time=Africa/Nairobi|Turkey Standard Time=Europe/Istanbul
Russian Standard Time=Europe/Moscow|Belarus Standard Time=Europe/Minsk|Iran Standard Time=Asia/Tehran|Arabian Standard Time=Asia/Dubai
Azerbaijan Standard Time=Asia/Baku|Georgian Standard Time=Asia/Tbilisi|Caucasus Standard Time=Asia/Yerevan|Mauritius Standard Time=Indian/Mauritius
Russia Time Zone 3=Europe/Samara|Afghanistan Standard Time=Asia/Kabul|West Asia Standard Time=Asia/Tashkent|Pakistan Standard Time=Asia/Karachi
Ekaterinburg Standard Time=Asia/Yekaterinburg|India Standard Time=Asia/Kolkata|Sri Lanka Standard Time=Asia/Colombo|Nepal Standard Time=Asia/Kathmandu
Central Asia Standard Time=Asia/Bishkek|Bangladesh Standard Time=Asia/Dhaka|Myanmar Standard Time=Asia/Yangon|SE Asia Standard Time=Asia/Bangkok
N. Central Asia Standard Time=Asia/Novosibirsk|North Asia Standard Time=Asia/Krasnoyarsk|China Standard Time=Asia/Shanghai|Taipei Standard Time=Asia/Taipei
Singapore Standard Time=Asia/Singapore|W. Australia Standard Time=Australia/Perth|North Asia East Standard Time=Asia/Irkutsk|Ulaanbaatar Standard Time=Asia/Ulaanbaatar
Tokyo Standard Time=Asia/Tokyo|Korea Standard Time=Asia/Seoul|Yakutsk Standard Time=Asia/Yakutsk|Cen. Australia Standard Time=Australia/Adelaide
AUS Central Standard Time=Australia/Darwin|E. Australia Standard Time=Australia/Brisbane|AUS Eastern Standard Time=Australia/Sydney
Tasmania Standard Time=Australia/Hobart|West Pacific Standard Time=Pacific/Port_Moresby|Vladivostok Standard Time=Asia/Vladivostok
Central Pacific Standard Time=Pacific/Guadalcanal|Magadan Standard Time=Asia/Magadan|New Zealand Standard Time=Pacific/Auckland|Fiji Standard Time=Pacific/Fiji
UTC+12=Etc/GMT-12|Kamchatka Standard Time=Asia/Kamchatka|Tonga Standard Time=Pacific/Tongatapu|Samoa Standard Time=Pacific/Apia|Line Islands Standard Time=Pacific/Kiritimati
Coordinated Universal Time=UTC`
    .split(/[|\n]/)
    .map((pair) => pair.split('='))
    .map(([windows = '', iana = '']) => [windows.toLowerCase(), iana]),
)

/** The changes of a zone's clocks between two instants, each with the offsets before and after; the state at `from` comes first. */
export function clockChanges(zone: string, from: string, to: string): { at: string; before: string; after: string }[] {
  const changes: { at: string; before: string; after: string }[] = []
  const end = Date.parse(to)
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(zone)
  for (let n = 0; n < 400; n++) {
    const next = at.getTimeZoneTransition('next')
    if (!next || next.epochMilliseconds > end) break
    changes.push({
      at: instantText(next.epochMilliseconds),
      before: next.subtract({ nanoseconds: 1 }).offset,
      after: next.offset,
    })
    at = next
  }
  return changes
}
