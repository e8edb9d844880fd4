import { remark } from '../report.ts'
import { textOf } from '../texts-of-files.ts'
import { type Found, type FoundEvent, type FoundPerson, type FoundRoom, nothingFound } from './found.ts'
import { asList, asObject, isObject, type Json, type JsonObject, lineOf } from './json-text.ts'
import { stateOf } from './schedule-json.ts'

type Refused = Found['refused'][number]

/** Whether JSON has one of the shapes of Sessionize: all in one, a grid of days and rooms, or groups of sessions. */
export function isSessionize(root: Json): boolean {
  if (isObject(root))
    return (
      Array.isArray(root.sessions) &&
      (Array.isArray(root.speakers) ||
        Array.isArray(root.rooms) ||
        Array.isArray(root.categories) ||
        'startsAt' in asObject(root.sessions[0]))
    )
  const first = asObject(asList(root)[0])
  return (
    (Array.isArray(first.sessions) && ('groupId' in first || 'groupName' in first)) ||
    (Array.isArray(first.rooms) && 'date' in first)
  )
}

/** An export of Sessionize. Its times are local and name no zone. */
export function readSessionize(root: Json): Found {
  const all = asObject(root)
  const rooms = new Map(asList(all.rooms).map((room) => [textOf(asObject(room).id) ?? '', textOf(asObject(room).name)]))
  const speakers = new Map(
    asList(all.speakers).map((speaker) => [textOf(asObject(speaker).id) ?? '', personOf(speaker)]),
  )
  const choices = choicesOf(asList(all.categories))
  const refused: Refused[] = []
  const sessions = isObject(root)
    ? asList(all.sessions).map((value, n) => ({ value, path: `sessions[${n}]`, room: null, day: null }))
    : inGroups(asList(root))
  const events = sessions.flatMap(({ value, path, room, day }): FoundEvent[] => {
    const said = asObject(value)
    const where = { line: lineOf(value), path, id: textOf(said.id), title: textOf(said.title) }
    if (!isObject(value)) refused.push({ ...where, remark: remark('not-an-event') })
    else if (/^(declined?|decline_queue|waitlisted|nominated)/i.test(textOf(said.status) ?? ''))
      refused.push({ ...where, remark: remark('not-accepted', { status: textOf(said.status) ?? '' }) })
    else return [sessionOf(value, { path, room: room ?? roomIn(said, rooms), day }, { speakers, choices })]
    return []
  })
  const listed = [...rooms.values()].flatMap((name): FoundRoom[] => (name ? [{ name }] : []))
  return { ...nothingFound, rooms: listed, events: onceEach(events), refused }
}

/** The same session in every room of a grid (a plenary) is one session. */
function onceEach(events: readonly FoundEvent[]): FoundEvent[] {
  const seen = new Set<string>()
  return events.filter((event) => {
    const key = event.id ? JSON.stringify([event.id, event.date, event.room?.name ?? null]) : ''
    if (key === '' || !seen.has(key)) return !!seen.add(key)
    return false
  })
}

/** Where a session stands in the file. */
type Place = { path: string; room: FoundRoom | null; day: string | null }
type Grouped = Place & { value: Json }

type Choice = { heading: string; name: string }
/** What the sessions refer to, by its number. */
type Lists = { speakers: ReadonlyMap<string, FoundPerson>; choices: ReadonlyMap<string, Choice> }

function inGroups(groups: readonly Json[]): Grouped[] {
  return groups.flatMap((group, g) => {
    const said = asObject(group)
    const day = textOf(said.date)
    const direct = asList(said.sessions).map(
      (value, n): Grouped => ({ value, path: `[${g}].sessions[${n}]`, room: null, day }),
    )
    const inRooms = asList(said.rooms).flatMap((room, r) => {
      const name = textOf(asObject(room).name)
      return asList(asObject(room).sessions).map(
        (value, n): Grouped => ({
          value,
          path: `[${g}].rooms[${r}].sessions[${n}]`,
          room: name ? { name } : null,
          day,
        }),
      )
    })
    return [...direct, ...inRooms]
  })
}

function roomIn(said: JsonObject, rooms: ReadonlyMap<string, string | null>): FoundRoom | null {
  const name = rooms.get(textOf(said.roomId) ?? '') ?? textOf(said.room)
  return name ? { name } : null
}

function personOf(value: Json): FoundPerson {
  const said = asObject(value)
  const name =
    textOf(said.fullName) ??
    ([textOf(said.firstName), textOf(said.lastName)].filter(Boolean).join(' ') || textOf(said.name))
  const links = asList(said.links).map((link) => textOf(asObject(link).url))
  return {
    guid: textOf(said.id),
    id: textOf(said.id),
    name,
    biography: textOf(said.bio),
    organization: null,
    avatar: textOf(said.profilePicture),
    url: links.find(Boolean) ?? null,
  }
}

/** Answers to the organizers' own lists of choices, under the heading of the list. */
function choicesOf(categories: readonly Json[]): Map<string, Choice> {
  return new Map(
    categories.flatMap((category) => {
      const heading = textOf(asObject(category).title) ?? textOf(asObject(category).name) ?? ''
      return asList(asObject(category).items ?? asObject(category).categoryItems).map(
        (item) => [textOf(asObject(item).id) ?? '', { heading, name: textOf(asObject(item).name) ?? '' }] as const,
      )
    }),
  )
}

function sessionOf(said: JsonObject, { path, room, day }: Place, { speakers, choices }: Lists): FoundEvent {
  const chosen = asList(said.categoryItems).flatMap((id) => choices.get(textOf(id) ?? '') ?? [])
  for (const category of asList(said.categories))
    for (const item of asList(asObject(category).categoryItems))
      chosen.push({ heading: textOf(asObject(category).name) ?? '', name: textOf(asObject(item).name) ?? '' })
  const choice = (heading: RegExp) => chosen.filter((c) => heading.test(c.heading)).map((c) => c.name)
  const id = textOf(said.id)
  return {
    line: lineOf(said),
    path,
    guid: id && /-.*-/.test(id) ? id : null,
    id,
    title: textOf(said.title),
    description: textOf(said.description),
    day,
    date: textOf(said.startsAt),
    end: textOf(said.endsAt),
    room,
    track: choice(/track|theme|topic|stream/i)[0] ?? null,
    type:
      said.isServiceSession === true
        ? 'break'
        : (choice(/format|type/i)[0] ?? (said.isPlenumSession === true ? 'plenary' : null)),
    languages: choice(/language/i),
    people: asList(said.speakers).map((speaker) =>
      isObject(speaker)
        ? (speakers.get(textOf(speaker.id) ?? '') ?? personOf(speaker))
        : (speakers.get(textOf(speaker) ?? '') ?? { name: null, id: textOf(speaker) }),
    ),
    links: textOf(said.liveUrl) ? [{ url: textOf(said.liveUrl), type: 'live' }] : [],
    recordingUrl: textOf(said.recordingUrl),
    state: stateOf(textOf(said.status)),
  }
}
