import { readBeyond } from '../beyond.ts'
import { type Remark, Unreadable } from '../report.ts'
import type { Found, FoundDay, FoundEvent, FoundLink, FoundPerson, FoundRoom } from './found.ts'
import { readXml, type XmlHandlers } from './xml-text.ts'

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

type Attributes = Readonly<Record<string, string>>
type FoundTrack = Found['tracks'][number]

/** An element whose words are being gathered, and how deep it stands. */
type Gathering = {
  readonly depth: number
  readonly attributes: Attributes
  /** The element around it. */
  readonly inside: string
  words: string
}

/** The XML of frab and Pentabarf, also as pretalx, FOSDEM and others write it. */
export function readFrabXml(text: string): Found {
  const reader = new FrabReader()
  const remarks = readXml(text, reader)
  return reader.found(remarks)
}

/** What has been read of the file so far, and where in it we are. */
class FrabReader implements XmlHandlers {
  private readonly conference: Record<string, string> = {}
  private readonly days: FoundDay[] = []
  private readonly rooms: FoundRoom[] = []
  private readonly tracks: FoundTrack[] = []
  private readonly events: Draft[] = []
  private readonly beyond = new Map<string, unknown>()
  private readonly path: string[] = []
  private readonly namesBefore = new Set<string>()
  private version: string | null = null
  private generator = ''
  private day: FoundDay | null = null
  private room: FoundRoom | null = null
  private event: Draft | null = null
  private gathering: Gathering | null = null

  open(name: string, said: Attributes, line: number): void {
    this.path.push(name)
    if (this.path.length === 1 && name !== 'schedule')
      throw new Unreadable('format-unknown', { found: `<${name.slice(0, 40)}>` })
    if (this.gathering)
      // Markup instead of words: kept as such, and read as HTML later.
      this.gathering.words += `<${name}${said.href ? ` href="${said.href.replaceAll('"', '&quot;')}"` : ''}>`
    else if (this.event) {
      if (WORDS.has(name)) this.gather(said)
    } else this.openOutside(name, said, line)
  }

  text(part: string): void {
    if (this.gathering) this.gathering.words += part
  }

  close(name: string): void {
    const depth = this.path.length
    this.path.pop()
    if (this.gathering && depth > this.gathering.depth) this.gathering.words += `</${name}>`
    else if (this.gathering) this.end(name, this.gathering)
    else if (name === 'event' && this.event) {
      this.events.push(this.event)
      this.event = null
    } else if (name === 'day') this.day = null
    else if (name === 'room' && this.event === null) this.room = null
  }

  instruction(name: string, body: string): void {
    if (name !== 'convoke') return
    try {
      const [guid, said] = JSON.parse(body) as [unknown, unknown]
      if (typeof guid === 'string') this.beyond.set(guid, said)
    } catch {
      // Not written by Convoke: it says nothing to us.
    }
  }

  private openOutside(name: string, said: Attributes, line: number): void {
    if (name === 'generator') this.generator = `${said.name ?? ''} ${said.version ?? ''}`
    else if (name === 'day') this.openDay(said)
    else if (name === 'room') this.openRoom(said)
    else if (name === 'event') this.openEvent(said, line)
    else if (name === 'track' && (said.name || this.path.includes('tracks') || this.path.includes('conference'))) {
      this.tracks.push({ name: said.name ?? null, color: said.color ?? null, slug: said.slug ?? null })
      if (!said.name) this.gather(said)
    } else if (OF_CONFERENCE.has(name) || name === 'version') this.gather(said)
  }

  private openDay(said: Attributes): void {
    this.day = { date: said.date ?? null, start: said.start ?? null, end: said.end ?? null }
    this.days.push(this.day)
    for (const { name: known } of this.rooms) if (known) this.namesBefore.add(known)
  }

  private openRoom(said: Attributes): void {
    this.room = { name: said.name ?? null, guid: said.guid ?? null }
    // A room is listed on each of its days; only two on one day are two rooms of a name.
    if (!this.room.name || !this.namesBefore.has(this.room.name)) this.rooms.push(this.room)
  }

  private openEvent(said: Attributes, line: number): void {
    this.event = {
      line,
      path: null,
      guid: said.guid ?? null,
      id: said.id ?? null,
      code: said.code ?? null,
      day: this.day?.date ?? this.day?.start ?? null,
      room: this.room,
      people: [],
      links: [],
      attachments: [],
      remarks: [],
    }
  }

  private gather(attributes: Attributes): void {
    this.gathering = { depth: this.path.length, attributes, inside: this.path.at(-2) ?? '', words: '' }
  }

  private end(name: string, gathered: Gathering): void {
    this.gathering = null
    const { words, inside } = gathered
    if (this.event) endInEvent(this.event, name, gathered)
    else if (name === 'track') {
      const last = this.tracks.pop()
      if (last) this.tracks.push({ ...last, name: words })
    } else if (name === 'version') this.version ??= words
    else if (inside === 'conference' || (inside === 'schedule' && name !== 'url')) this.conference[name] ??= words
  }

  found(remarks: readonly Remark[]): Found {
    const conference = this.conference
    // Other programmes call their root schedule too.
    if (this.events.length === 0 && Object.keys(conference).length === 0)
      throw new Unreadable('format-unknown', { found: '<schedule>' })
    const own = this.generator.startsWith('Convoke')
    return {
      acronym: conference.acronym ?? null,
      title: conference.title ?? null,
      version: this.version ?? conference.release ?? null,
      zone: conference.time_zone_name ?? conference.timezone ?? null,
      url: conference.url ?? null,
      baseUrl: conference.base_url ?? null,
      logo: conference.logo ?? null,
      timeslot: conference.timeslot_duration ?? null,
      dayChange: conference.day_change ?? null,
      days: this.days,
      rooms: this.rooms,
      tracks: this.tracks,
      events: this.events.map(
        (event): FoundEvent => (own ? { ...event, beyond: readBeyond(this.beyond.get(event.guid ?? '')) } : event),
      ),
      refused: [],
      remarks,
      own,
    }
  }
}

function endInEvent(event: Draft, name: string, { words, attributes, inside }: Gathering): void {
  const text = words.trim()
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
      event[name as 'title'] = words // one of WORDS, all of which FoundEvent has
  }
}
