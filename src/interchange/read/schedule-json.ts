import { cut } from '../../platform/text.ts'
import { readBeyond } from '../beyond.ts'
import { remark } from '../report.ts'
import type { EventState } from '../schedule.ts'
import { textOf } from '../texts-of-files.ts'
import { type Found, type FoundDay, type FoundEvent, type FoundPerson, type FoundRoom, linksOf } from './found.ts'
import { asList, asObject, isObject, type Json, type JsonObject, lineOf } from './json-text.ts'

type Refused = Found['refused'][number]

/** The JSON of frab ("v1"): days, in them rooms, in them events. */
export function readScheduleJson(root: JsonObject): Found {
  const schedule = isObject(root.schedule) ? root.schedule : root
  const conference = isObject(schedule.conference) ? schedule.conference : schedule
  const prefix = `${isObject(root.schedule) ? 'schedule.' : ''}${conference === schedule ? '' : 'conference.'}`
  const dayList =
    Array.isArray(conference.days) || isObject(conference.days)
      ? conference.days
      : (schedule.days ?? schedule.day ?? [])
  const beyond = asObject(asObject(asObject(conference.meta).convoke).events)
  const own = isOwn(root)
  const days: FoundDay[] = []
  const rooms: FoundRoom[] = asList(conference.rooms).flatMap(roomOf)
  const events: FoundEvent[] = []
  const refused: Refused[] = []
  const take = (value: Json, path: string, day: FoundDay, room: FoundRoom | null) => {
    if (!isObject(value)) return void refused.push(notAnEvent(value, path))
    const event = eventOf(value, path, day, room)
    events.push(own ? { ...event, beyond: readBeyond(beyond[event.guid ?? '']) } : event)
  }
  entries(dayList).forEach(([key, value]) => {
    const said = asObject(value)
    const day: FoundDay = {
      date: textOf(said.date) ?? dateKey(key),
      start: textOf(said.day_start) ?? textOf(said.start),
      end: textOf(said.day_end) ?? textOf(said.end),
    }
    days.push(day)
    const path = `${prefix}days${step(key)}`
    for (const [name, list] of entries(said.rooms)) {
      const inner = isObject(list) ? list : null
      const room = inner ? (roomOf(inner)[0] ?? { name }) : { name }
      rooms.push(room)
      const here = inner ? asList(inner.events ?? inner.talks ?? inner.sessions) : asList(list)
      const under = `${path}.rooms${step(name)}`
      here.forEach((event, n) => void take(event, `${under}${inner ? '.events' : ''}[${n}]`, day, room))
    }
    asList(said.events).forEach((event, n) => void take(event, `${path}.events[${n}]`, day, null))
  })
  asList(conference.events ?? (conference === schedule ? null : schedule.events)).forEach(
    (event, n) => void take(event, `${prefix}events[${n}]`, { date: null }, null),
  )
  return {
    ...conferenceOf(schedule, conference),
    days,
    rooms,
    tracks: tracksIn(conference),
    events,
    refused,
    remarks: [],
    own,
  }
}

/** The flat JSON of the hub ("v2"): a list of events with states and participants. */
export function readSchedule2Json(root: JsonObject): Found {
  const schedule = asObject(root.schedule)
  const conference = asObject(schedule.conference)
  const beyond = asObject(asObject(asObject(conference.meta).convoke).events)
  const own = isOwn(root)
  const refused: Refused[] = []
  const events = asList(schedule.events).flatMap((value, n): FoundEvent[] => {
    const path = `schedule.events[${n}]`
    if (!isObject(value)) {
      refused.push(notAnEvent(value, path))
      return []
    }
    const event = eventOf(value, path, { date: null }, null)
    return [own ? { ...event, beyond: readBeyond(beyond[event.guid ?? '']) } : event]
  })
  return {
    ...conferenceOf(schedule, conference),
    days: asList(conference.days).map((day) => {
      const said = asObject(day)
      return {
        date: textOf(said.date),
        start: textOf(said.start) ?? textOf(said.day_start),
        end: textOf(said.end) ?? textOf(said.day_end),
      }
    }),
    rooms: asList(conference.rooms).flatMap(roomOf),
    tracks: tracksIn(conference),
    events,
    refused,
    remarks: [],
    own,
  }
}

const isOwn = (root: JsonObject): boolean => textOf(asObject(root.generator).name) === 'Convoke'

const entries = (value: Json | undefined): [string, Json][] =>
  Array.isArray(value) ? value.map((item, n) => [String(n), item]) : isObject(value) ? Object.entries(value) : []

const step = (key: string) =>
  /^\d+$/.test(key) ? `[${key}]` : /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key.slice(0, 80))}]`
const dateKey = (key: string) => (/^\d{4}-\d\d-\d\d$/.test(key) ? key : null)

function conferenceOf(schedule: JsonObject, conference: JsonObject) {
  return {
    acronym: textOf(conference.acronym),
    title: localText(conference.title) ?? textOf(conference.name),
    version: textOf(schedule.version),
    zone:
      textOf(asObject(asObject(conference.meta).convoke).zone) ??
      textOf(conference.time_zone_name) ??
      textOf(conference.timezone) ??
      textOf(schedule.time_zone_name),
    url: textOf(conference.url),
    baseUrl: textOf(schedule.base_url) ?? textOf(conference.base_url),
    logo: textOf(conference.logo) ?? textOf(asObject(conference.logo).url),
    timeslot: textOf(conference.timeslot_duration),
    dayChange: textOf(conference.day_change),
  }
}

const tracksIn = (conference: JsonObject): Found['tracks'] =>
  asList(conference.tracks).map((track) => {
    const said = asObject(track)
    return {
      name: textOf(track) ?? localText(said.name),
      slug: textOf(said.slug),
      color: textOf(said.color) ?? textOf(asObject(said.colors).light),
    }
  })

function roomOf(value: Json): FoundRoom[] {
  if (!isObject(value)) return textOf(value) ? [{ name: textOf(value) }] : []
  const capacity = Number(textOf(value.capacity) ?? Number.NaN)
  const type = textOf(value.type)?.toLowerCase() ?? null
  return [
    {
      name: localText(value.name),
      guid: textOf(value.guid),
      kind:
        type === 'online' || type === 'virtual' || type === 'bbb'
          ? 'online'
          : type === null || type === 'other'
            ? null
            : 'on_site',
      capacity: Number.isFinite(capacity) ? capacity : null,
      description: localText(value.description),
      url: textOf(value.url),
    },
  ]
}

/** A text, or the first of one in several languages. */
function localText(value: Json | undefined): string | null {
  if (isObject(value))
    return (
      textOf(value.en) ??
      Object.values(value)
        .map((text) => textOf(text))
        .find((text) => text !== null) ??
      null
    )
  return textOf(value)
}

function notAnEvent(value: Json, path: string): Refused {
  return {
    line: lineOf(value),
    path,
    id: null,
    title: cut(textOf(value) ?? '', 200) || null,
    remark: remark('not-an-event'),
  }
}

function eventOf(said: JsonObject, path: string, day: FoundDay, room: FoundRoom | null): FoundEvent {
  const language = textOf(said.language) ?? textOf(said.locale) ?? textOf(said.content_locale)
  const start = textOf(said.start)
  return {
    line: lineOf(said),
    path,
    guid: textOf(said.guid),
    id: textOf(said.id),
    code: textOf(said.code),
    slug: textOf(said.slug),
    title: localText(said.title) ?? textOf(said.name),
    subtitle: localText(said.subtitle),
    ...textsOf(said, language),
    languages: language ? [language] : asList(said.languages).flatMap((l) => textOf(l) ?? []),
    day: day.date ?? day.start ?? null,
    date: textOf(said.date) ?? textOf(said.start_time) ?? (start && start.length > 10 ? start : null),
    start,
    end: textOf(said.end) ?? textOf(said.end_time),
    duration: typeof said.duration === 'number' ? said.duration : textOf(said.duration),
    zone: textOf(said.timezone) ?? textOf(said.time_zone_name),
    room: roomIn(said.room, room),
    track: isObject(said.track) ? namedTrack(said.track) : textOf(said.track),
    type: typeOf(said.type) ?? textOf(said.event_type),
    people: asList(said.persons ?? said.participants ?? said.speakers ?? said.people).map(personOf),
    ...linksIn(said),
    attachments: linksOf(said.attachments, textOf),
    doNotRecord: yesOrNo(said.do_not_record),
    licence: textOf(said.recording_license) ?? textOf(said.license),
    recordingUrl: textOf(said.video_download_url) ?? textOf(said.recording_url) ?? textOf(asObject(said.recording).url),
    url: textOf(said.url)?.replace(/^urn:uuid:.*/, '') || null,
    logo: textOf(said.logo) ?? textOf(asObject(said.logo).url),
    state: stateOf(textOf(said.state) ?? textOf(said.status)),
  }
}

/** v2 names a track by its slug alone; one that is no track is called so. */
const namedTrack = (said: JsonObject): string | null =>
  localText(said.name) ?? (textOf(said.slug) === 'none' ? null : textOf(said.slug))

function roomIn(value: Json | undefined, around: FoundRoom | null): FoundRoom | null {
  if (around?.name?.trim()) return around
  if (isObject(value)) return { name: localText(value.name), guid: textOf(value.guid) }
  const name = textOf(value)
  return name ? { name } : around
}

function typeOf(value: Json | undefined): string | null {
  const type = localText(value)
  // v2 writes its types in capitals.
  return type !== null && /^[A-Z][A-Z_-]+$/.test(type) ? type.toLowerCase() : type
}

function textsOf(
  said: JsonObject,
  language: string | null,
): Pick<FoundEvent, 'abstract' | 'description' | 'translations'> {
  const maps = [said.abstract, said.description].filter(isObject)
  if (maps.length === 0) return { abstract: textOf(said.abstract), description: textOf(said.description) }
  const known = new Set(maps.flatMap((map) => Object.keys(map)))
  const main = known.has(language?.slice(0, 2) ?? '')
    ? (language?.slice(0, 2) ?? '')
    : known.has('en')
      ? 'en'
      : ([...known][0] ?? '')
  const inLanguage = (value: Json | undefined, tag: string) =>
    isObject(value) ? textOf(value[tag]) : tag === main ? textOf(value) : null
  const others = [...known].filter((tag) => tag !== main && /^[a-zA-Z-]{2,20}$/.test(tag))
  return {
    abstract: inLanguage(said.abstract, main),
    description: inLanguage(said.description, main),
    translations: Object.fromEntries(
      others.map((tag) => [
        tag,
        { abstract: inLanguage(said.abstract, tag), description: inLanguage(said.description, tag) },
      ]),
    ),
  }
}

function personOf(value: Json): FoundPerson {
  if (!isObject(value)) return { name: textOf(value) }
  const parts = [textOf(value.first_name) ?? textOf(value.firstName), textOf(value.last_name) ?? textOf(value.lastName)]
    .filter(Boolean)
    .join(' ')
  return {
    guid: textOf(value.guid),
    id: textOf(value.id),
    code: textOf(value.code),
    name:
      textOf(value.public_name) ??
      textOf(value.name) ??
      textOf(value.full_public_name) ??
      textOf(value.full_name) ??
      (parts || null),
    role: textOf(value.role)?.toLowerCase() ?? textOf(value.event_role),
    organization: textOf(value.organization) ?? textOf(value.affiliation) ?? textOf(value.company),
    biography: localText(value.biography) ?? textOf(value.description) ?? textOf(value.abstract),
    avatar: textOf(value.avatar) ?? textOf(value.avatar_url) ?? textOf(value.image),
    url: textOf(value.url),
  }
}

/** v2 keeps the address for feedback and the origin among the links. */
function linksIn(said: JsonObject): Pick<FoundEvent, 'links' | 'feedbackUrl' | 'originUrl'> {
  const links = linksOf(said.links, textOf)
  const typed = (type: string) => links.find((link) => link.type === type && !link.title)
  const [feedback, origin] = [typed('FEEDBACK'), typed('ORIGIN')]
  return {
    links: links.filter((link) => link !== feedback && link !== origin),
    feedbackUrl: textOf(said.feedback_url) ?? feedback?.url ?? null,
    originUrl: textOf(said.origin_url) ?? origin?.url ?? null,
  }
}

const yesOrNo = (value: Json | undefined): boolean | null =>
  typeof value === 'boolean'
    ? value
    : typeof value === 'string' && /^(true|false)$/i.test(value)
      ? value.toLowerCase() === 'true'
      : null

/** Whether a session takes place, in the words of the formats that say so. */
export function stateOf(text: string | null): EventState {
  if (text !== null && /cancel|withdrawn|deleted|rejected/i.test(text)) return 'cancelled'
  if (text === 'unplaced') return text
  return text !== null && /postpone|delayed/i.test(text) ? 'postponed' : 'confirmed'
}
