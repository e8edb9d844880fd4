import { readBeyond } from '../beyond.ts'
import { type Remark, remark, Unreadable } from '../report.ts'
import { textOf } from '../texts-of-files.ts'
import { instantAt, instantWithOffset, readDuration, wallTime, zoneNamed, zoneOfOffset } from '../times.ts'
import { type CalendarLine, type Component, calendarList, calendarText, readCalendarLines } from './calendar-lines.ts'
import type { Found, FoundEvent, FoundPerson } from './found.ts'
import { occurrencesOf } from './recurrence.ts'
import { stateOf } from './schedule-json.ts'

type Refused = Found['refused'][number]
type Zones = ReadonlyMap<string, string>

/** Calendars of RFC 5545, of any maker: recurring entries become one event each time, moved and cancelled times included. */
export function readICalendar(bytes: Uint8Array): Found {
  const { calendars, remarks, strange } = readCalendarLines(bytes)
  if (calendars.length === 0) throw new Unreadable('format-unknown', { found: 'BEGIN' })
  const first = calendars[0] as Component
  const zones = zonesOf(calendars)
  const refused: Refused[] = []
  const components = calendars.flatMap((calendar) => {
    const cancelled = /^CANCEL$/i.test(textAt(calendar, 'METHOD') ?? '')
    for (const other of calendar.components)
      if (/^V(TODO|JOURNAL|FREEBUSY)$/.test(other.name)) refused.push(refusal(other, remark('not-an-event')))
    return calendar.components.filter((c) => c.name === 'VEVENT').map((component) => ({ component, cancelled }))
  })
  const own = (textAt(first, 'PRODID') ?? '').includes('//Convoke//')
  const zone = zoneOfFile(
    calendars,
    zones,
    components.map(({ component }) => component),
  )
  const groups = Map.groupBy(components, ({ component }) => textAt(component, 'UID') ?? `line ${component.line}`)
  const events = [...groups.values()].flatMap((group) => eventsOf(group, { zones, zone, own, strange }, refused))
  return {
    title: textOf(calendarText(textAt(first, 'X-WR-CALNAME') ?? textAt(first, 'NAME') ?? '')),
    zone,
    url: textAt(first, 'URL') ?? null,
    days: [],
    rooms: [],
    tracks: [],
    events: events.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    refused,
    remarks,
    own,
  }
}

const lineOf = (component: Component, name: string): CalendarLine | undefined =>
  component.lines.find((line) => line.name === name)
const textAt = (component: Component, name: string): string | undefined => lineOf(component, name)?.value.trim()

const refusal = (component: Component, why: Remark): Refused => ({
  line: component.line,
  path: null,
  id: textAt(component, 'UID') ?? null,
  title: textOf(calendarText(textAt(component, 'SUMMARY') ?? '')),
  remark: why,
})

/** What the file's own names of zones mean: IANA's, Windows', or whatever its VTIMEZONE says of them. */
function zonesOf(calendars: readonly Component[]): Zones {
  const zones = new Map<string, string>()
  for (const component of calendars.flatMap((calendar) => calendar.components)) {
    const id = textAt(component, 'TZID')
    if (component.name !== 'VTIMEZONE' || !id) continue
    const zone = zoneNamed(id) ?? zoneNamed(textAt(component, 'X-LIC-LOCATION')) ?? zoneByOffsets(component)
    if (zone) zones.set(id, zone)
  }
  return zones
}

/** Zones by whose clocks a VTIMEZONE of unknown name may go: first that keeps the same offsets. */
const COMMON = [
  'Europe/Paris',
  'Europe/London',
  'Europe/Helsinki',
  'America/New_York',
  'America/Chicago',
  'America/Denver',
  'America/Los_Angeles',
  'Australia/Sydney',
  'America/Santiago',
  'Pacific/Auckland',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Jerusalem',
]

function zoneByOffsets(component: Component): string | null {
  const offsets = (kind: string) =>
    component.components
      .filter((c) => c.name === kind)
      .map((c) => (textAt(c, 'TZOFFSETTO') ?? '').replace(/^([+-]\d\d):?(\d\d).*$/, '$1:$2'))
  const [standard] = offsets('STANDARD').slice(-1)
  const [daylight] = offsets('DAYLIGHT').slice(-1)
  if (!standard) return null
  if (!daylight || daylight === standard) return zoneOfOffset(standard)
  const months = component.components
    .filter((c) => c.name === 'DAYLIGHT')
    .map((c) => Number((textAt(c, 'DTSTART') ?? '').slice(4, 6)))
  const south = months.some((month) => month > 7)
  const [january, july] = south ? [daylight, standard] : [standard, daylight]
  return (
    COMMON.find(
      (zone) =>
        wallTime('2024-01-15T12:00:00Z', zone).offset === january &&
        wallTime('2024-07-15T12:00:00Z', zone).offset === july,
    ) ?? null
  )
}

/** The zone a calendar names; otherwise the only one its entries use. */
function zoneOfFile(calendars: readonly Component[], zones: Zones, events: readonly Component[]): string | null {
  for (const calendar of calendars) {
    const said = textAt(calendar, 'X-WR-TIMEZONE') ?? textAt(calendar, 'TIMEZONE-ID')
    const zone = said ? (zones.get(said) ?? zoneNamed(said)) : null
    if (zone) return zone
  }
  const used = new Set(
    events.flatMap((event) => {
      const id = lineOf(event, 'DTSTART')?.parameters.TZID
      return id ? [zones.get(id) ?? zoneNamed(id)] : []
    }),
  )
  used.delete(null)
  if (used.size === 1) return [...used][0] ?? null
  return used.size === 0 && zones.size === 1 ? ([...zones.values()][0] ?? null) : null
}

type Entry = { readonly component: Component; readonly cancelled: boolean }

/** What holds for every entry of a file. */
type OfFile = {
  readonly zones: Zones
  readonly zone: string | null
  /** Written by Convoke. */
  readonly own: boolean
  /** Entries with a line nobody can read, and which. */
  readonly strange: ReadonlyMap<Component, number>
}

function eventsOf(group: readonly Entry[], { zones, zone, own, strange }: OfFile, refused: Refused[]): FoundEvent[] {
  const { masters, moved } = newest(group, refused)
  const read = (entry: Entry, remarks: Remark[]) =>
    eventOf(
      entry,
      zones,
      own,
      strange.has(entry.component)
        ? [...remarks, remark('line-unreadable', { line: strange.get(entry.component) ?? 0 })]
        : remarks,
    )
  if (masters.length === 0)
    return [...moved].map(([stamp, entry]) => ({ ...read(entry, []), uid: slotUid(entry, stamp) }))
  return masters
    .flatMap((master) => {
      const times = timesOf(master.component, zones, zone)
      if (times === null) return [read(master, [])]
      const base = read(master, times.remarks)
      const exceptions = new Map(
        [...moved].map(([stamp, entry]) => [times.stampOf(lineOf(entry.component, 'RECURRENCE-ID')) ?? stamp, entry]),
      )
      moved.clear()
      for (const [stamp, entry] of exceptions) moved.set(stamp, entry)
      const events = times.starts.map(({ stamp, said, duration }): FoundEvent => {
        const instead = moved.get(stamp)
        moved.delete(stamp)
        const uid = slotUid(master, stamp)
        if (instead) return { ...read(instead, [remark('recurrence-occurrence')]), uid }
        return {
          ...base,
          uid,
          guid: null,
          date: said,
          end: null,
          duration: duration ?? base.duration ?? lengthOf(base),
          remarks: [...(base.remarks ?? []), remark('recurrence-occurrence')],
        }
      })
      return events
    })
    .concat(
      [...moved].map(([stamp, entry]) => ({
        ...read(entry, [remark('recurrence-occurrence')]),
        uid: slotUid(entry, stamp),
      })),
    )
}

/** One name per time, the same in every reading (C24). */
const slotUid = ({ component }: Entry, stamp: string) => `${textAt(component, 'UID') ?? ''}/${stamp}`

/** Of several versions of one entry the one with the highest SEQUENCE counts; entries that merely share a UID are all kept. */
function newest(group: readonly Entry[], refused: Refused[]): { masters: Entry[]; moved: Map<string, Entry> } {
  const sequence = ({ component }: Entry) => Number(textAt(component, 'SEQUENCE') ?? 0) || 0
  const hasUid = group.some(({ component }) => textAt(component, 'UID'))
  const masters = group.filter(({ component }) => !lineOf(component, 'RECURRENCE-ID'))
  const highest = Math.max(0, ...masters.map(sequence))
  const kept = masters.filter((entry) => !hasUid || sequence(entry) === highest)
  for (const old of masters)
    if (!kept.includes(old))
      refused.push(refusal(old.component, remark('superseded', { sequence: sequence(old), by: highest })))
  const moved = new Map<string, Entry>()
  for (const entry of group) {
    const id = textAt(entry.component, 'RECURRENCE-ID')
    if (id === undefined) continue
    const before = moved.get(stampOf(id))
    if (before && sequence(before) > sequence(entry))
      refused.push(refusal(entry.component, remark('superseded', { sequence: sequence(entry), by: sequence(before) })))
    else moved.set(stampOf(id), entry)
  }
  return { masters: kept, moved }
}

const stampOf = (value: string) => value.trim().toUpperCase()

type Times = {
  readonly starts: readonly { stamp: string; said: string; duration: string | number | null }[]
  readonly remarks: Remark[]
  stampOf(line: CalendarLine | undefined): string | null
}

/** The times of a recurring entry without its exceptions; null when it takes place once. */
function timesOf(component: Component, zones: Zones, fileZone: string | null): Times | null {
  const start = lineOf(component, 'DTSTART')
  const rules = component.lines.filter((line) => line.name === 'RRULE')
  const more = component.lines.filter((line) => line.name === 'RDATE')
  if (!start || (rules.length === 0 && more.length === 0)) return null
  const first = stampOf(start.value)
  const utc = first.endsWith('Z')
  const zone =
    (start.parameters.TZID ? (zones.get(start.parameters.TZID) ?? zoneNamed(start.parameters.TZID)) : null) ??
    fileZone ??
    'UTC'
  const local = (stamp: string, said: string | null): string => onClock(stamp, said, utc ? 'UTC' : zone, zones)
  const remarks: Remark[] = []
  const starts = new Map<string, string | number | null>([[local(first, null), null]])
  for (const rule of rules) {
    const found = occurrencesOf(rule.value, local(first, null), (until) => local(until, null))
    if (found === null) remarks.push(remark('recurrence-unreadable', { rule: rule.value.slice(0, 80) }))
    else for (const stamp of found.starts) starts.set(stamp, null)
    if (found?.cut) remarks.push(remark('recurrence-cut', { taken: found.starts.length }))
  }
  for (const line of more)
    for (const value of line.value.split(',')) {
      const [from = '', to = null] = value.split('/')
      starts.set(local(stampOf(from), line.parameters.TZID ?? null), to?.startsWith('P') ? to : null)
    }
  for (const line of component.lines.filter((l) => l.name === 'EXDATE'))
    for (const value of line.value.split(',')) {
      const stamp = local(stampOf(value), line.parameters.TZID ?? null)
      for (const known of starts.keys())
        if (known === stamp || (stamp.length === 8 && known.startsWith(stamp))) starts.delete(known)
    }
  const suffix = utc ? 'Z' : ''
  return {
    starts: [...starts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([stamp, duration]) => ({ stamp: `${stamp}${suffix}`, said: `${stamp}${suffix}`, duration })),
    remarks,
    stampOf: (line) => (line ? `${local(stampOf(line.value), line.parameters.TZID ?? null)}${suffix}` : null),
  }
}

/** A stamp in UTC or another zone as one on the clock of the entry, without Z. */
function onClock(stamp: string, said: string | null, zone: string, zones: Zones): string {
  if (stamp.length <= 8) return stamp
  const [date, clock] = [
    `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}`,
    `${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15) || '00'}`,
  ]
  const other = said ? (zones.get(said) ?? zoneNamed(said)) : null
  const instant = stamp.endsWith('Z')
    ? instantWithOffset(date, clock, '+00:00')
    : other && other !== zone
      ? (instantAt(date, clock, other)?.instant ?? null)
      : null
  if (instant === null) return stamp.replace(/Z$/, '')
  const wall = wallTime(instant, zone)
  return `${wall.date.replaceAll('-', '')}T${wall.clock.replaceAll(':', '')}`
}

/** Length of the first occurrence, for the others. */
function lengthOf({ date, end, wholeDay }: FoundEvent): string | null {
  if (!date || !end) return null
  const at = (stamp: string) =>
    Date.parse(
      `${stamp.slice(0, 4)}-${stamp.slice(4, 6)}-${stamp.slice(6, 8)}T${wholeDay ? '00:00:00' : `${stamp.slice(9, 11)}:${stamp.slice(11, 13)}:${stamp.slice(13, 15) || '00'}`}Z`,
    )
  const minutes = Math.round((at(end) - at(date)) / 60_000)
  return minutes > 0 ? `PT${minutes}M` : null
}

function eventOf({ component, cancelled }: Entry, zones: Zones, own: boolean, remarks: readonly Remark[]): FoundEvent {
  const text = (name: string) => textOf(calendarText(textAt(component, name) ?? ''))
  const [start, end] = [lineOf(component, 'DTSTART'), lineOf(component, 'DTEND')]
  const wholeDay =
    start !== undefined && (start.parameters.VALUE?.toUpperCase() === 'DATE' || /^\d{8}$/.test(start.value.trim()))
  const tzid = start?.parameters.TZID ?? null
  const startUtc = /Z$/i.test(start?.value.trim() ?? '')
  const duration = textAt(component, 'DURATION') ?? null
  const categories = component.lines.filter((l) => l.name === 'CATEGORIES').flatMap((l) => calendarList(l.value))
  const beyond = own ? readBeyond(json(textAt(component, 'X-CONVOKE'))) : null
  const people = peopleOf(component)
  const language = lineOf(component, 'SUMMARY')?.parameters.LANGUAGE ?? null
  const url = textAt(component, 'URL') ?? null
  const note = beyond?.note ?? null
  const place = (own ? text('X-CONVOKE-ROOM') : null) || text('LOCATION')
  return {
    line: component.line,
    path: null,
    ...(own ? ownName(textAt(component, 'UID')) : { uid: textAt(component, 'UID') ?? null }),
    title: text('SUMMARY'),
    description: own ? withoutBlocks(text('DESCRIPTION'), note, people, url) : text('DESCRIPTION'),
    languages: language ? [language] : [],
    date: start?.value.trim() ?? null,
    end: endAs(end, tzid, zones),
    duration: duration !== null && readDuration(duration, false) ? duration : null,
    zone: startUtc && !(own && beyond?.zone) ? null : tzid === null ? null : (zones.get(tzid) ?? tzid),
    wholeDay,
    room: place ? { name: place } : null,
    track: categories[0] ?? null,
    people,
    attachments: component.lines
      .filter((l) => l.name === 'ATTACH' && l.parameters.VALUE?.toUpperCase() !== 'BINARY' && /^https?:/i.test(l.value))
      .map((l) => ({ url: l.value.trim(), title: l.parameters.FILENAME ?? l.parameters['X-TITLE'] ?? null })),
    url,
    state: cancelled ? 'cancelled' : stateOf(textAt(component, 'STATUS') ?? null),
    sequence: Math.max(0, Math.trunc(Number(textAt(component, 'SEQUENCE') ?? 0)) || 0),
    updated: textAt(component, 'LAST-MODIFIED') ?? null,
    beyond,
    remarks,
  }
}

/** Convoke names its entries after their guid, unless they came with a name of their own. */
const ownName = (uid: string | undefined) =>
  uid?.endsWith('@convoke') ? { guid: uid.slice(0, -8), uid: null } : { uid: uid ?? null }

/** The end on the clock of the start: the two may be in different zones. */
function endAs(end: CalendarLine | undefined, startZone: string | null, zones: Zones): string | null {
  if (!end) return null
  const value = stampOf(end.value)
  const [own, other] = [end.parameters.TZID ?? null, startZone]
  if (own === null || own === other || value.endsWith('Z') || value.length <= 8) return value
  const zone = zones.get(own) ?? zoneNamed(own)
  if (!zone) return value
  return `${onClock(value, own, 'UTC', zones)}Z`
}

const json = (text: string | undefined): unknown => {
  try {
    return text === undefined ? null : JSON.parse(calendarText(text))
  } catch {
    return null
  }
}

function peopleOf(component: Component): FoundPerson[] {
  return component.lines.flatMap((line): FoundPerson[] => {
    if (line.name === 'X-CONVOKE-PERSON')
      return [
        {
          name: calendarText(line.value),
          guid: line.parameters['X-GUID'] ?? null,
          role: line.parameters['X-ROLE'] ?? null,
          organization: line.parameters['X-ORGANIZATION'] ?? null,
        },
      ]
    if (line.name !== 'ATTENDEE' || /^(RESOURCE|ROOM|GROUP)$/i.test(line.parameters.CUTYPE ?? '')) return []
    const name = line.parameters.CN?.trim()
    return name && !/@/.test(name) ? [{ name, role: line.parameters.ROLE === 'CHAIR' ? 'chair' : null }] : []
  })
}

/** Convoke's descriptions also carry note, names and address, which stand elsewhere too. */
function withoutBlocks(
  text: string | null,
  note: string | null,
  people: readonly FoundPerson[],
  url: string | null,
): string | null {
  let rest = text ?? ''
  const drop = (block: string | null, atEnd: boolean) => {
    if (!block) return
    if (rest === block) rest = ''
    else if (atEnd && rest.endsWith(`\n\n${block}`)) rest = rest.slice(0, -block.length - 2)
    else if (!atEnd && rest.startsWith(`${block}\n\n`)) rest = rest.slice(block.length + 2)
  }
  drop(url, true)
  drop(people.map((person) => person.name).join('; '), true)
  drop(note, false)
  return rest.trim() === '' ? null : rest
}
