import type { Language } from './languages.ts'

/** Gregorian calendar and Western digits in all six languages, as the glossary settles. */
const LOCALES: Record<Language, string> = {
  ar: 'ar-EG-u-nu-latn-ca-gregory',
  zh: 'zh-CN',
  en: 'en-GB',
  fr: 'fr-FR',
  ru: 'ru-RU',
  es: 'es-ES',
}

const formatters = new Map<string, Intl.DateTimeFormat>()
/** Some tens of kilobytes each: enough for the zones of a forum's readers, and no more than that. */
const MOST_FORMATTERS = 500
/** Making a formatter costs 40 times a use: each is made once per language, zone and style. */
function formatter(language: Language, zone: string, style: keyof typeof STYLES): Intl.DateTimeFormat {
  const key = `${language}|${zone}|${style}`
  let found = formatters.get(key)
  if (!found) {
    if (formatters.size >= MOST_FORMATTERS) formatters.clear()
    found = new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone: zone })
    formatters.set(key, found)
  }
  return found
}

const STYLES = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  shortDate: { day: 'numeric', month: 'short', year: 'numeric' },
  weekday: { weekday: 'long' },
  dayMonth: { day: 'numeric', month: 'long' },
  weekdayDate: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  timeWithSeconds: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  offset: { timeZoneName: 'longOffset' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

/** The first of a month, before its name. */
const FIRST_IN_FRENCH = /(?<!\d)1(?=\s(?:janv|févr|mars|avr|mai|juin|juil|août|sept|oct|nov|déc))/g

/** “21 – 25 March”: two days of one month stand close. */
const DAYS_OF_ONE_MONTH = /^(\d{1,2})\s–\s(?=\d{1,2}\s\p{L}+(?:\s\d+)?$)/u

/** What the library does not know: “21–25 March”, «1er juin», «года» written out in a long date. */
const tidy = (language: Language, text: string, short = false) => {
  if (language === 'fr') return text.replace(FIRST_IN_FRENCH, '1er')
  if (language === 'en') return text.replace(DAYS_OF_ONE_MONTH, '$1–')
  return language === 'ru' && !short ? text.replace(/\s?г\.$/, ' года') : text
}

export const formatDate = (
  at: Date,
  language: Language,
  zone: string,
  style: 'date' | 'shortDate' | 'weekdayDate' | 'weekday' | 'dayMonth' = 'date',
): string => tidy(language, formatter(language, zone, style).format(at), style === 'shortDate')

/** A day of the calendar (`2022-05-30`) with its day of the week. */
export const formatDay = (day: string, language: Language): string =>
  formatDate(noonOf(day), language, 'UTC', 'weekdayDate')

/** The name of a day of the calendar (`2022-05-30`) in its week. */
export const weekdayOf = (day: string, language: Language): string =>
  formatDate(noonOf(day), language, 'UTC', 'weekday')

const noonOf = (day: string) => new Date(`${day}T12:00:00Z`)

/**
 * The days from one date of the calendar to another (`2022-05-30`, both included): what they share is said once; the year goes unsaid
 * with `dayMonth`.
 */
export function formatDays(from: string, to: string, language: Language, style: 'date' | 'dayMonth' = 'date'): string {
  if (from === to) return formatDate(noonOf(from), language, 'UTC', style)
  if (language !== 'zh')
    return tidy(language, formatter(language, 'UTC', style).formatRange(noonOf(from), noonOf(to)), style === 'dayMonth')
  // The runtime would fall back to slashes here; written Chinese joins two dates by 至.
  const [first, last] = [from, to].map((day) => formatDate(noonOf(day), language, 'UTC').match(/\d+\D+/g) ?? [])
  const shared = from.slice(0, 7) === to.slice(0, 7) ? 2 : from.slice(0, 4) === to.slice(0, 4) ? 1 : 0
  const unsaid = style === 'dayMonth' ? 1 : 0
  return `${first?.slice(unsaid).join('')}至${last?.slice(Math.max(shared, unsaid)).join('')}`
}

/** The ends of some days for a sentence of one's own, “from 15 March to 3 June 2022”: what they share stands with the last. */
export function daysInSentence(from: string, to: string, language: Language): { from: string; to: string } {
  const last = formatDate(noonOf(to), language, 'UTC')
  if (from.slice(0, 4) !== to.slice(0, 4)) return { from: formatDate(noonOf(from), language, 'UTC'), to: last }
  const sharing =
    language === 'zh'
      ? formatDate(noonOf(from), language, 'UTC')
      : formatDate(noonOf(from), language, 'UTC', 'dayMonth')
  return { from: sharing, to: language === 'zh' ? formatDate(noonOf(to), language, 'UTC', 'dayMonth') : last }
}

export const formatTime = (at: Date, language: Language, zone: string, seconds = false): string =>
  formatter(language, zone, seconds ? 'timeWithSeconds' : 'time').format(at)

/** `UTC+01:00`, the same in every language and free of winter abbreviations in summer (bar R8). */
export function formatOffset(at: Date, zone: string): string {
  // Zones change their clocks at full quarters of an hour: within one there is one offset.
  const key = `${zone} ${Math.floor(at.getTime() / 900_000)}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  const offset = offsetNow(at, zone)
  offsets.set(key, offset)
  return offset
}
const offsets = new Map<string, string>()
const MOST_OFFSETS = 10_000

function offsetNow(at: Date, zone: string): string {
  const part =
    formatter('en', zone, 'offset')
      .formatToParts(at)
      .find((p) => p.type === 'timeZoneName')?.value ?? 'GMT'
  return part === 'GMT' ? 'UTC+00:00' : part.replace('GMT', 'UTC')
}

/**
 * The last minute of an interval that ends `at`, for people: nobody reads 00:00 as the end of the day before (bar R8), so an end at local
 * midnight is shown as 23:59 of the day it ends. Every other instant is shown as it is.
 */
export function shownEnd(at: Date, zone: string): Date {
  return formatTime(at, 'en', zone, true) === '00:00:00' ? new Date(at.getTime() - 60_000) : at
}

export function isZone(zone: string | null | undefined): zone is string {
  if (!zone || zone.length > 60) return false
  const known = zones.get(zone)
  if (known !== undefined) return known
  if (zones.size >= MOST_ZONES) zones.clear() // the world has some 600; the rest is what somebody made up
  const exists = canFormatIn(zone)
  zones.set(zone, exists)
  return exists
}
const zones = new Map<string, boolean>()
const MOST_ZONES = 2_000

function canFormatIn(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return true
  } catch {
    return false
  }
}

const dayFormats = new Map<string, Intl.DateTimeFormat>()

/** The calendar day of an instant in a zone, such as 2022-06-01. */
export function dayIn(zone: string, at: Date): string {
  let format = dayFormats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' })
    dayFormats.set(zone, format)
  }
  return format.format(at)
}

/** An instant by the clocks of a zone as machines and spreadsheets read it: `2022-03-08T11:00:00+01:00`. */
export function isoIn(at: Date, zone: string): string {
  const offset = formatOffset(at, zone).slice(3)
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  const shift = (hours * 60 + minutes) * (offset.startsWith('-') ? -1 : 1)
  return `${new Date(at.getTime() + shift * 60_000).toISOString().slice(0, 19)}${offset}`
}
