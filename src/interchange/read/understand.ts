import { cut } from '../../platform/text.ts'
import { LIMITS } from '../limits.ts'
import { guidOf } from '../names.ts'
import { type FileRefusal, type Item, type Remark, remark, Unreadable } from '../report.ts'
import type { Conference, Schedule, ScheduleEvent, Track } from '../schedule.ts'
import { oneLine, textOf, webAddress, within } from '../texts-of-files.ts'
import { clockOf, readDuration, readTime, zoneNamed, zoneOfOffset } from '../times.ts'
import { daysFound, settleDays } from './days.ts'
import type { Found, FoundEvent } from './found.ts'
import type { Ground } from './ground.ts'
import { PeopleFound } from './people.ts'
import { RoomsFound } from './rooms.ts'
import { takeEvent } from './take-event.ts'

type Understood = { readonly schedule: Schedule; readonly items: readonly Item[]; readonly remarks: readonly Remark[] }

/** Makes a programme of what was found: nothing that is a session is lost, and whatever was mended is said. */
export function understand(said: Found, askedZone: string | null): Understood {
  const found = withoutRoomsUnknown(said)
  if (found.events.length > LIMITS.events)
    throw new Unreadable('too-many-events', { most: LIMITS.events, events: found.events.length })
  const { zone, remarks } = zoneOf(found, askedZone)
  const ground = groundOf(found, zone)
  const taken = found.events.map((event) => takeEvent(event, ground))
  const { kept, items } = withoutTwins(taken.map((t, n) => ({ ...t, found: found.events[n] as FoundEvent })))
  const declared = daysFound(found, zone)
  const settled = settleDays(kept, declared)
  const placeOf = new Map(items.map((item, n) => [item.guid, n]))
  settled.remarks.forEach((remarksOnDay, n) => {
    if (remarksOnDay.length > 0) amend(items, placeOf.get(kept[n]?.guid ?? ''), remarksOnDay)
  })
  const refused = found.refused.map(
    ({ remark: why, ...where }): Item => ({ ...where, guid: null, outcome: 'refused', remarks: [why] }),
  )
  return {
    schedule: {
      conference: conferenceOf(found, zone),
      days: settled.days,
      rooms: ground.rooms.all(),
      tracks: tracksOf(found, settled.events, ground),
      events: settled.events.toSorted(inTime),
    },
    items: [...items, ...refused].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
    remarks: [...found.remarks, ...remarks],
  }
}

/** Convoke writes a word where a session has no room yet; it is no room. */
function withoutRoomsUnknown(found: Found): Found {
  const words = new Set(
    found.events.flatMap(({ beyond, room }) =>
      beyond && beyond.room === null && room?.name ? [oneLine(room.name)] : [],
    ),
  )
  if (words.size === 0) return found
  return {
    ...found,
    rooms: found.rooms.filter((room) => room.guid || !words.has(oneLine(room.name ?? ''))),
    events: found.events.map((event) =>
      event.beyond && event.beyond.room === null ? { ...event, room: null } : event,
    ),
  }
}

/** Placed events in the order of time, the others behind them. */
export const inTime = (a: ScheduleEvent, b: ScheduleEvent): number => {
  const [left, right] = [`${a.start ?? '~'} ${a.guid}`, `${b.start ?? '~'} ${b.guid}`]
  return left < right ? -1 : left > right ? 1 : 0
}

function zoneOf(found: Found, asked: string | null): { zone: string; remarks: Remark[] } {
  const own = zoneNamed(found.zone)
  const wanted = asked === null ? null : zoneNamed(asked)
  if (asked !== null && wanted === null) throw new Unreadable('zone-unknown', { zone: asked.slice(0, 60) })
  if (own)
    return {
      zone: own,
      remarks: wanted && wanted !== own ? [remark('zone-of-file-kept', { zone: own, asked: wanted })] : [],
    }
  if (wanted) return { zone: wanted, remarks: [] }
  const offsets = new Set<string>()
  const instant = (text: string | null | undefined) => {
    const offset = readTime(text ?? '')?.offset ?? null
    if (offset) offsets.add(offset)
    return offset !== null
  }
  for (const day of found.days) {
    instant(day.start)
    instant(day.end)
  }
  const local = found.events.find(
    (event) =>
      isLocal(event) &&
      !instant(event.date) &&
      !instant(event.start) &&
      !zoneNamed(event.zone) &&
      !offsetOfItsDay(found, event),
  )
  if (local) throw new Unreadable('zone-needed', said(local))
  for (const event of found.events) if (!instant(event.date)) instant(event.start)
  const zones = new Set(found.events.map((event) => zoneNamed(event.zone)).filter((zone) => zone !== null))
  if (zones.size === 1) return { zone: [...zones][0] as string, remarks: [] }
  const [only] = offsets
  const zone = (offsets.size === 1 && only ? zoneOfOffset(only) : null) ?? 'UTC'
  return { zone, remarks: found.events.length > 0 ? [remark('zone-from-offset', { zone })] : [] }
}

const said = (event: FoundEvent): FileRefusal['facts'] => ({
  title: cut(oneLine(event.title ?? ''), 80),
  time: (event.date ?? event.start ?? event.day ?? '').slice(0, 40),
})

const isLocal = (event: FoundEvent): boolean =>
  [event.date, event.start, event.day].some((text) => (text ?? '').trim() !== '')

const offsetOfItsDay = (found: Found, event: FoundEvent): boolean =>
  found.days.some((day) => day.date !== null && day.date === event.day && readTime(day.start ?? '')?.offset)

function groundOf(found: Found, zone: string): Ground {
  const tracks = new Map<string, string>()
  for (const { name, slug } of found.tracks) if (name && slug) tracks.set(slug, oneLine(name))
  for (const { name } of found.tracks) if (name) tracks.set(name, oneLine(name))
  const key = oneLine(found.acronym ?? found.title ?? '')
  const people = new PeopleFound(key, webBase(found))
  return {
    zone,
    key,
    base: webBase(found),
    own: found.own,
    dayChange: clockOf(found.dayChange ?? '') ?? changeOfDays(found),
    daysFirst: found.events.some((e) => typeof e.duration === 'string' && /^\d{1,3}:\d\d$/.test(e.duration.trim())),
    offsetOfDay: new Map(
      found.days.flatMap((day) => {
        const offset = readTime(day.start ?? '')?.offset
        return day.date && offset ? [[day.date, offset] as const] : []
      }),
    ),
    rooms: new RoomsFound(key, found.rooms),
    people,
    trackNamed: (text) => tracks.get(text) ?? oneLine(text),
  }
}

/** Days that begin at some hour of the morning change there; days that begin after that (doors open at nine) say nothing of it. */
function changeOfDays(found: Found): string | null {
  const clocks = found.days.map((day) => readTime(day.start ?? '')?.clock ?? null)
  const first = clocks[0] ?? null
  return first !== null && first <= '08:00:00' && clocks.every((clock) => clock === first) ? first : null
}

const webBase = (found: Found): string | null =>
  [found.baseUrl, found.url].map((text) => webAddress(text ?? '', null)?.url ?? null).find((url) => url !== null) ??
  null

function conferenceOf(found: Found, zone: string): Conference {
  const address = (text: string | null | undefined) => webAddress(text ?? '', webBase(found))?.url ?? null
  const line = (text: string | null | undefined) => within(oneLine(text ?? '') || null, LIMITS.titleCharacters).text
  const slot = found.timeslot ?? null
  return {
    acronym: line(found.acronym),
    title: line(found.title),
    version: line(found.version),
    zone,
    url: address(found.url),
    baseUrl: address(found.baseUrl),
    logo: address(found.logo),
    timeslotMinutes: slot === null ? null : (readDuration(slot, false)?.minutes ?? null),
  }
}

function tracksOf(found: Found, events: readonly ScheduleEvent[], ground: Ground): Track[] {
  const tracks = new Map<string, Track>()
  for (const { name, color } of found.tracks) {
    const known = textOf(name)
    if (known && !tracks.has(oneLine(known)))
      tracks.set(oneLine(known), { name: oneLine(known), color: colorOf(color ?? null) })
  }
  for (const { track } of events.toSorted(inTime))
    if (track !== null && !tracks.has(ground.trackNamed(track))) tracks.set(track, { name: track, color: null })
  return [...tracks.values()]
}

function colorOf(text: string | null): string | null {
  const short = /^#?([\da-f])([\da-f])([\da-f])$/i.exec(text?.trim() ?? '')
  const hex = short
    ? short
        .slice(1)
        .map((c) => c + c)
        .join('')
    : /^#?([\da-f]{6})$/i.exec(text?.trim() ?? '')?.[1]
  return hex ? `#${hex.toLowerCase()}` : null
}

type Taken = ReturnType<typeof takeEvent> & { readonly found: FoundEvent }

/** Gives each event a guid of its own. The same session at the same time and place listed again is one session. */
function withoutTwins(taken: readonly Taken[]): { kept: ScheduleEvent[]; items: Item[] } {
  const byGuid = new Map<string, ScheduleEvent>()
  const [ids, codes, uids] = [new Set<number>(), new Set<string>(), new Set<string>()]
  const items: Item[] = []
  for (const { event: first, remarks: before, found } of taken) {
    const where = {
      line: found.line,
      path: found.path,
      id: shownId(found),
      title: oneLine(found.title ?? '') || (first?.title ?? null),
    }
    if (first === null) {
      items.push({ ...where, guid: null, outcome: 'refused', remarks: before.slice(-1) })
      continue
    }
    let event = first
    const remarks = [...before]
    const twin = byGuid.get(event.guid)
    if (twin && sameSlot(twin, event)) {
      items.push({
        ...where,
        guid: null,
        outcome: 'refused',
        remarks: [remark('listed-twice', { id: shownId(found) ?? event.guid })],
      })
      continue
    }
    if (twin) {
      event = { ...event, guid: ownGuid(event, byGuid) }
      remarks.push(remark('duplicate-guid', { id: shownId(found) ?? first.guid }))
    }
    if (event.id !== null && ids.has(event.id)) {
      if (!twin) remarks.push(remark('duplicate-id', { id: event.id }))
      event = { ...event, id: null }
    }
    if (event.code !== null && codes.has(event.code)) {
      remarks.push(remark('duplicate-code', { code: event.code }))
      event = { ...event, code: null }
    }
    if (event.uid !== null && uids.has(event.uid)) event = { ...event, uid: null }
    byGuid.set(event.guid, event)
    if (event.id !== null) ids.add(event.id)
    if (event.code !== null) codes.add(event.code)
    if (event.uid !== null) uids.add(event.uid)
    items.push({ ...where, guid: event.guid, outcome: remarks.length > 0 ? 'repaired' : 'taken', remarks })
  }
  return { kept: [...byGuid.values()], items }
}

const sameSlot = (a: ScheduleEvent, b: ScheduleEvent): boolean =>
  a.start === b.start && a.room === b.room && a.title === b.title && a.durationMinutes === b.durationMinutes

function ownGuid(event: ScheduleEvent, taken: ReadonlyMap<string, unknown>): string {
  for (let n = 0; ; n++) {
    const guid = guidOf(event.guid, event.start ?? '', event.room ?? '', event.title, n === 0 ? '' : String(n))
    if (!taken.has(guid)) return guid
  }
}

const shownId = (found: FoundEvent): string | null =>
  [found.guid, found.uid, found.id, found.code, found.slug].map((text) => textOf(text)).find((text) => text !== null) ??
  null

function amend(items: Item[], at: number | undefined, remarks: readonly Remark[]): void {
  if (at === undefined) return
  const item = items[at]
  if (item) items[at] = { ...item, outcome: 'repaired', remarks: [...item.remarks, ...remarks] }
}
