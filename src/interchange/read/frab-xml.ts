import { readBeyond } from '../beyond.ts'
import { type Remark, Unreadable } from '../report.ts'
import type { Found, FoundDay, FoundEvent, FoundLink, FoundPerson, FoundRoom } from './found.ts'
import { readXml } from './xml-text.ts'

/** Elements of an event that hold words; markup inside them is kept as markup. */
const WORDS = new Set([
  'room',
  'title',
  'subtitle',
  'type',
  'date',
  'start',
  'end',
  'duration',
  'abstract',
  'slug',
  'track',
  'logo',
  'language',
  'description',
  'video_download_url',
  'url',
  'feedback_url',
  'origin_url',
  'conf_url',
  'full_conf_url',
  'license',
  'optout',
  'person',
  'link',
  'attachment',
  'tag',
  'state',
])
const OF_CONFERENCE = new Set([
  'title',
  'acronym',
  'start',
  'end',
  'days',
  'timeslot_duration',
  'base_url',
  'url',
  'time_zone_name',
  'logo',
  'day_change',
  'timezone',
  'release',
])

type Draft = { -readonly [Field in keyof FoundEvent]: FoundEvent[Field] } & {
  people: FoundPerson[]
  links: FoundLink[]
  attachments: FoundLink[]
}

/** The XML of frab and Pentabarf, also as pretalx, FOSDEM and others write it. */
export function readFrabXml(text: string): Found {
  const conference: Record<string, string> = {}
  const days: FoundDay[] = []
  const rooms: FoundRoom[] = []
  const tracks: { name: string | null; color?: string | null; slug?: string | null }[] = []
  const events: Draft[] = []
  const refused: Found['refused'][number][] = []
  const beyond = new Map<string, unknown>()
  const path: string[] = []
  const namesBefore = new Set<string>()
  let [version, generator]: [string | null, string] = [null, '']
  let [day, room]: [FoundDay | null, FoundRoom | null] = [null, null]
  let event: Draft | null = null
  let words: string | null = null
  let wordsAt = 0
  let attributes: Readonly<Record<string, string>> = {}
  let inside = ''

  const openEvent = (said: Readonly<Record<string, string>>, line: number) => {
    event = {
      line,
      path: null,
      guid: said.guid ?? null,
      id: said.id ?? null,
      code: said.code ?? null,
      people: [],
      links: [],
      attachments: [],
    }
    event.day = day?.date ?? day?.start ?? null
    event.room = room
    event.remarks = []
  }

  const remarks: readonly Remark[] = readXml(text, {
    open(name, said, line) {
      path.push(name)
      if (path.length === 1 && name !== 'schedule')
        throw new Unreadable('format-unknown', { found: `<${name.slice(0, 40)}>` })
      if (words !== null) {
        // Markup instead of words: kept as such, and read as HTML later.
        words += `<${name}${said.href ? ` href="${said.href.replaceAll('"', '&quot;')}"` : ''}>`
        return
      }
      if (event && name === 'event') return
      if (event === null && name === 'generator') generator = `${said.name ?? ''} ${said.version ?? ''}`
      else if (event === null && name === 'day') {
        day = { date: said.date ?? null, start: said.start ?? null, end: said.end ?? null }
        days.push(day)
        for (const { name: known } of rooms) if (known) namesBefore.add(known)
      } else if (event === null && name === 'room') {
        room = { name: said.name ?? null, guid: said.guid ?? null }
        // A room is listed on each of its days; only two on one day are two rooms of a name.
        if (!room.name || !namesBefore.has(room.name)) rooms.push(room)
      } else if (name === 'event') openEvent(said, line)
      else if (
        event === null &&
        name === 'track' &&
        (said.name || path.includes('tracks') || path.includes('conference'))
      ) {
        tracks.push({ name: said.name ?? null, color: said.color ?? null, slug: said.slug ?? null })
        if (!said.name) start(said)
      } else if (event ? WORDS.has(name) : OF_CONFERENCE.has(name) || name === 'version') start(said)
    },
    text(part) {
      if (words !== null) words += part
    },
    close(name) {
      const depth = path.length
      path.pop()
      if (words !== null && depth > wordsAt) {
        words += `</${name}>`
        return
      }
      if (words !== null) end(name, words)
      else if (name === 'event' && event) {
        events.push(event)
        event = null
      } else if (name === 'day') day = null
      else if (name === 'room' && event === null) room = null
    },
    instruction(name, body) {
      if (name !== 'convoke') return
      try {
        const [guid, said] = JSON.parse(body) as [unknown, unknown]
        if (typeof guid === 'string') beyond.set(guid, said)
      } catch {
        // Not written by Convoke: it says nothing to us.
      }
    },
  })

  function start(said: Readonly<Record<string, string>>) {
    words = ''
    wordsAt = path.length
    attributes = said
    inside = path.at(-2) ?? ''
  }

  function end(name: string, said: string) {
    words = null
    if (event) return void endInEvent(event, name, said, attributes, inside)
    if (name === 'track') {
      const last = tracks.at(-1)
      if (last) tracks[tracks.length - 1] = { ...last, name: said }
    } else if (name === 'version') version ??= said
    else if (inside === 'conference' || (inside === 'schedule' && name !== 'url')) conference[name] ??= said
  }

  // Other programmes call their root schedule too.
  if (events.length === 0 && Object.keys(conference).length === 0)
    throw new Unreadable('format-unknown', { found: '<schedule>' })
  const own = generator.startsWith('Convoke')
  return {
    acronym: conference.acronym ?? null,
    title: conference.title ?? null,
    version: version ?? conference.release ?? null,
    zone: conference.time_zone_name ?? conference.timezone ?? null,
    url: conference.url ?? null,
    baseUrl: conference.base_url ?? null,
    logo: conference.logo ?? null,
    timeslot: conference.timeslot_duration ?? null,
    dayChange: conference.day_change ?? null,
    days,
    rooms,
    tracks,
    events: events.map(
      (found): FoundEvent => (own ? { ...found, beyond: readBeyond(beyond.get(found.guid ?? '')) } : found),
    ),
    refused,
    remarks,
    own,
  }
}

function endInEvent(
  event: Draft,
  name: string,
  said: string,
  attributes: Readonly<Record<string, string>>,
  inside: string,
): void {
  const text = said.trim()
  switch (name) {
    case 'room':
      if (text !== '' && !event.room?.name?.trim()) event.room = { name: text, guid: event.room?.guid ?? null }
      return
    case 'language':
      event.languages = [text]
      return
    case 'person':
      event.people.push({
        name: text || (attributes.name ?? null),
        id: attributes.id ?? null,
        guid: attributes.guid ?? null,
        code: attributes.code ?? null,
        role: attributes.role ?? null,
      })
      return
    case 'link':
      if (inside === 'recording') event.recordingUrl ??= text
      else
        event.links.push({
          url: attributes.href || text,
          title: text === (attributes.href ?? text) ? null : text,
          type: attributes.type ?? attributes.service ?? null,
        })
      return
    case 'attachment':
      event.attachments.push({
        url: attributes.href || text,
        title: text === (attributes.href ?? text) ? null : text,
        type: attributes.type ?? null,
      })
      return
    case 'url':
      if (inside === 'recording') event.recordingUrl = text
      else event.url = text
      return
    case 'license':
      event.licence = text
      return
    case 'optout':
      event.doNotRecord = /^(true|1|yes)$/i.test(text) ? true : /^(false|0|no)$/i.test(text) ? false : null
      return
    case 'video_download_url':
      event.recordingUrl ??= text
      return
    case 'feedback_url':
      event.feedbackUrl = text
      return
    case 'origin_url':
      event.originUrl = text
      return
    case 'full_conf_url':
    case 'conf_url':
      if (/^https?:/.test(text)) event.url ??= text
      return
    case 'state':
      if (/cancel/i.test(text)) event.state = 'cancelled'
      return
    case 'tag':
      return
    case 'track':
      event.track = text || (attributes.name ?? null)
      return
    default:
      event[name as 'title'] = said // one of WORDS, all of which FoundEvent has
  }
}
