import { textOf } from '../texts-of-files.ts'
import { type Found, type FoundEvent, type FoundLink, type FoundPerson, type FoundRoom, nothingFound } from './found.ts'
import { asList, asObject, isObject, type Json, type JsonObject, lineOf } from './json-text.ts'

/** Whether JSON is an answer of Indico's export: events, or a timetable. */
export const isIndico = (root: Json): boolean =>
  isObject(root) &&
  ('results' in root || root._type === 'HTTPAPIResult') &&
  (Array.isArray(root.results) || isObject(root.results))

/** An export of Indico: a timetable, events with their contributions or sessions, or a category's events. */
export function readIndico(root: JsonObject): Found {
  if (isObject(root.results)) return readTimetable(root.results)
  const results = asList(root.results)
  const events = results.flatMap((value, n) => conferenceEvents(asObject(value), `results[${n}]`))
  const first = asObject(results[0])
  const single = results.length === 1
  return {
    ...nothingFound,
    title: single ? textOf(first.title) : null,
    acronym: single ? (textOf(first.id) ? `indico${textOf(first.id)}` : null) : null,
    zone: zoneOf(results),
    url: single ? textOf(first.url) : null,
    events,
  }
}

/** The zone of the first event that names one: Indico gives it with every date. */
const zoneOf = (results: readonly Json[]): string | null =>
  results
    .map((value) => textOf(asObject(value).timezone) ?? textOf(asObject(asObject(value).startDate).tz))
    .find((zone) => zone !== null) ?? null

/** `{date, time, tz}` as one text. */
function moment(value: Json | undefined): string | null {
  if (!isObject(value)) return textOf(value)
  const [date, time] = [textOf(value.date), textOf(value.time)]
  return date === null ? null : time === null ? date : `${date}T${time.slice(0, 8)}`
}
const zoneIn = (value: Json | undefined): string | null => (isObject(value) ? textOf(value.tz) : null)

function roomOf(said: JsonObject): FoundRoom | null {
  const name = textOf(said.roomFullname) ?? textOf(said.room) ?? textOf(said.location)
  return name ? { name } : null
}

function personOf(value: Json, role: string | null): FoundPerson {
  if (!isObject(value)) return { name: textOf(value), role }
  const parts = [
    textOf(value.first_name) ?? textOf(value.firstName),
    textOf(value.last_name) ?? textOf(value.familyName) ?? textOf(value.lastName),
  ]
  const name = parts.filter(Boolean).join(' ')
  return {
    // db_id numbers the mention, person_id the person; emailHash leads back to an address and is left where it is.
    id: textOf(value.person_id),
    name: name || (textOf(value.name) ?? textOf(value.fullName)),
    role,
    organization: textOf(value.affiliation),
  }
}

function peopleOf(said: JsonObject): FoundPerson[] {
  const speakers = asList(said.speakers ?? said.presenters).map((person) => personOf(person, 'speaker'))
  const authors = [...asList(said.primaryauthors), ...asList(said.coauthors)].map((person) =>
    personOf(person, 'author'),
  )
  const conveners = [...asList(said.conveners), ...asList(said.sessionConveners), ...asList(said.chairs)].map(
    (person) => personOf(person, 'chair'),
  )
  const named = new Set(speakers.map((person) => person.name))
  return [...conveners, ...speakers, ...authors.filter((person) => !named.has(person.name))]
}

function attachmentsOf(said: JsonObject): FoundLink[] {
  const folders = [...asList(said.folders), ...asList(asObject(said.attachments).folders)]
  const inFolders = [
    ...folders.flatMap((folder) => asList(asObject(folder).attachments)),
    ...asList(asObject(said.attachments).files),
  ]
  const material = asList(said.material).flatMap((m) => asList(asObject(m).resources))
  return [...inFolders, ...material].map((value) => {
    const file = asObject(value)
    return {
      url: textOf(file.download_url) ?? textOf(file.link_url) ?? textOf(file.url),
      title: textOf(file.title) ?? textOf(file.name),
    }
  })
}

function eventOf(
  said: JsonObject,
  path: string,
  kind: 'contribution' | 'session' | 'event',
  around: { track: string | null; room: FoundRoom | null },
): FoundEvent {
  const id = textOf(said.db_id) ?? textOf(said.contributionId) ?? textOf(said.id)
  const parts = asList(said.subContributions)
    .map((part) => textOf(asObject(part).title))
    .filter((title) => title !== null)
  const description = textOf(said.description)
  return {
    line: lineOf(said),
    path,
    // Contributions, sessions and events are numbered apart.
    slug: id === null ? null : `indico-${kind}-${id}`,
    id: kind === 'contribution' ? id : null,
    code: /^[A-Za-z0-9_-]{1,40}$/.test(textOf(said.code) ?? '') ? textOf(said.code) : null,
    title: titleOf(said),
    description:
      parts.length > 0
        ? [description, parts.map((title) => `- ${title}`).join('\n')].filter(Boolean).join('\n\n')
        : description,
    date: moment(said.startDate),
    end: moment(said.endDate),
    duration: typeof said.duration === 'number' ? said.duration : textOf(said.duration),
    zone: zoneIn(said.startDate) ?? textOf(said.timezone),
    room: roomOf(said) ?? around.room,
    track: textOf(asObject(said.track).title) ?? textOf(said.track) ?? around.track,
    type: textOf(asObject(said.type).name) ?? textOf(said.type) ?? (kind === 'event' ? null : kind),
    people: peopleOf(said),
    attachments: attachmentsOf(said),
    url: textOf(said.url),
    languages: textOf(said.language) ? [textOf(said.language) ?? ''] : [],
  }
}

const titleOf = (said: JsonObject): string | null => {
  const [title, slot] = [textOf(said.title) ?? textOf(asObject(said.session).title), textOf(said.slotTitle)]
  return slot && title && slot !== title ? `${title}: ${slot}` : (title ?? slot)
}

/** An event of Indico as its parts; one that has none is itself a session (the export of a category). */
function conferenceEvents(said: JsonObject, path: string): FoundEvent[] {
  const nowhere = { track: null, room: roomOf(said) }
  const seen = new Set<string>()
  const contributions = (
    list: Json | undefined,
    under: string,
    around: { track: string | null; room: FoundRoom | null },
  ) =>
    asList(list).flatMap((value, n): FoundEvent[] => {
      if (!isObject(value)) return []
      const event = eventOf(value, `${under}[${n}]`, 'contribution', {
        ...around,
        track: around.track ?? textOf(value.session),
      })
      const key = event.slug ?? `${under}[${n}]`
      if (seen.has(key)) return []
      seen.add(key)
      return [event]
    })
  const inSessions = asList(said.sessions).flatMap((value, n): FoundEvent[] => {
    const block = asObject(value)
    const under = `${path}.sessions[${n}]`
    const inner = contributions(block.contributions, `${under}.contributions`, {
      track: titleOf(block),
      room: roomOf(block) ?? nowhere.room,
    })
    return inner.length > 0 ? inner : [eventOf(block, under, 'session', nowhere)]
  })
  const loose = contributions(said.contributions, `${path}.contributions`, nowhere)
  const parts = [...inSessions, ...loose]
  return parts.length > 0 ? parts : [eventOf(said, path, 'event', { track: textOf(said.category), room: null })]
}

/** `results: {event: {YYYYMMDD: {s12, c34, b5}}}`; sessions hold entries of their own. */
function readTimetable(results: JsonObject): Found {
  const events: FoundEvent[] = []
  const walk = (entries: Json | undefined, path: string, around: { track: string | null; room: FoundRoom | null }) => {
    for (const [key, value] of Object.entries(asObject(entries))) {
      const said = asObject(value)
      const here = `${path}.${key}`
      const type =
        textOf(said.entryType)?.toLowerCase() ??
        (key.startsWith('s') ? 'session' : key.startsWith('b') ? 'break' : 'contribution')
      const inner = asObject(said.entries)
      if (type === 'session' && Object.keys(inner).length > 0) {
        walk(inner, `${here}.entries`, { track: titleOf(said), room: roomOf(said) ?? around.room })
        continue
      }
      const kind = type === 'session' ? 'session' : 'contribution'
      const event = eventOf(said, here, kind, around)
      if (type === 'break')
        events.push({ ...event, id: null, slug: null, uid: `break-${textOf(said.id) ?? key}`, type: 'break' })
      else
        events.push(
          kind === 'session'
            ? { ...event, slug: `indico-block-${textOf(said.sessionSlotId) ?? textOf(said.id) ?? key}` }
            : event,
        )
    }
  }
  let zone: string | null = null
  for (const [event, byDay] of Object.entries(results))
    for (const [day, entries] of Object.entries(asObject(byDay))) {
      walk(entries, `results.${event}.${day}`, { track: null, room: null })
      zone ??=
        Object.values(asObject(entries))
          .map((entry) => zoneIn(asObject(entry).startDate))
          .find((tz) => tz !== null) ?? null
    }
  return {
    ...nothingFound,
    acronym: Object.keys(results).length === 1 ? `indico${Object.keys(results)[0]}` : null,
    zone,
    events,
  }
}
