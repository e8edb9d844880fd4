import { z } from 'zod'
import { EVENT_STATES } from '../schedule.ts'
import { textOf } from '../texts-of-files.ts'
import { type Found, type FoundEvent, nothingFound } from './found.ts'
import { asList, asObject, isObject, type Json, type JsonObject, lineOf } from './json-text.ts'

/** The name under which Convoke writes a whole programme as plain JSON. */
export const CONVOKE_JSON = 'convoke-schedule/1'

export const isConvokeJson = (root: Json): boolean => isObject(root) && root.format === CONVOKE_JSON

const TEXTS = z.record(
  z.string().max(40),
  z.object({ abstract: z.string().nullable(), description: z.string().nullable() }),
)

/** Convoke's own JSON, which holds everything a programme can. */
export function readConvokeJson(root: JsonObject): Found {
  const conference = asObject(root.conference)
  const rooms = asList(root.rooms).map((room) => {
    const said = asObject(room)
    const kind = textOf(said.kind)
    return {
      name: textOf(said.name),
      guid: textOf(said.guid),
      kind: kind === 'online' || kind === 'on_site' ? kind : null,
      capacity: typeof said.capacity === 'number' ? said.capacity : null,
      description: textOf(said.description),
      url: textOf(said.url),
    } as const
  })
  const roomOf = new Map(rooms.map((room) => [room.guid ?? '', room]))
  return {
    ...nothingFound,
    acronym: textOf(conference.acronym),
    title: textOf(conference.title),
    version: textOf(conference.version),
    zone: textOf(conference.zone),
    url: textOf(conference.url),
    baseUrl: textOf(conference.baseUrl),
    logo: textOf(conference.logo),
    timeslot: typeof conference.timeslotMinutes === 'number' ? conference.timeslotMinutes : null,
    days: asList(root.days).map((day) => ({
      date: textOf(asObject(day).date),
      start: textOf(asObject(day).start),
      end: textOf(asObject(day).end),
    })),
    rooms,
    tracks: asList(root.tracks).map((track) => ({
      name: textOf(asObject(track).name),
      color: textOf(asObject(track).color),
    })),
    events: asList(root.events).map((event, n) => eventOf(asObject(event), n, roomOf)),
    own: true,
  }
}

function eventOf(said: JsonObject, n: number, rooms: ReadonlyMap<string, FoundEvent['room']>): FoundEvent {
  const text = (name: string) => textOf(said[name])
  const translations = TEXTS.safeParse(said.translations)
  const state = text('state')
  const links = (name: string) =>
    asList(said[name]).map((link) => ({
      url: textOf(asObject(link).url),
      title: textOf(asObject(link).title),
      type: textOf(asObject(link).type),
    }))
  return {
    line: lineOf(said),
    path: `events[${n}]`,
    guid: text('guid'),
    uid: text('uid'),
    id: text('id'),
    code: text('code'),
    slug: text('slug'),
    title: text('title'),
    subtitle: text('subtitle'),
    abstract: text('abstract'),
    description: text('description'),
    languages: asList(said.languages).flatMap((tag) => textOf(tag) ?? []),
    translations: translations.success ? translations.data : {},
    day: text('day'),
    date: text('start'),
    duration: typeof said.durationMinutes === 'number' ? said.durationMinutes : null,
    zone: text('zone'),
    room: rooms.get(text('room') ?? '') ?? null,
    track: text('track'),
    type: text('type'),
    people: asList(said.people).map((person) => {
      const p = asObject(person)
      const part = (name: string) => textOf(p[name])
      return {
        guid: part('guid'),
        id: part('id'),
        code: part('code'),
        name: part('name'),
        role: part('role'),
        organization: part('organization'),
        biography: part('biography'),
        avatar: part('avatar'),
        url: part('url'),
      }
    }),
    links: links('links'),
    attachments: links('attachments'),
    doNotRecord: typeof said.doNotRecord === 'boolean' ? said.doNotRecord : null,
    licence: text('licence'),
    recordingUrl: text('recordingUrl'),
    url: text('url'),
    logo: text('logo'),
    feedbackUrl: text('feedbackUrl'),
    originUrl: text('originUrl'),
    state: EVENT_STATES.find((known) => known === state) ?? 'confirmed',
    note: text('note'),
    sequence:
      typeof said.sequence === 'number' && Number.isInteger(said.sequence) && said.sequence >= 0 ? said.sequence : 0,
    updated: text('updated'),
  }
}
