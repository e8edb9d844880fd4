import sax from 'sax'
import { z } from 'zod'

/** The rules of the public schemas of frab's formats, written anew for these tests: what a validator would say, as a list of faults. */

export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

/** XML as a tree, read by a strict parser. */
export function xmlTree(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = sax.parser(true, {})
  parser.onopentag = ({ name, attributes }) => {
    const element: Element = { name, attributes: attributes as Record<string, string>, children: [], text: '' }
    open.at(-1)?.children.push(element)
    open.push(element)
  }
  parser.ontext = (text) => {
    const top = open.at(-1)
    if (top) top.text += text
  }
  parser.onclosetag = () => void open.pop()
  parser.write(xml).close()
  return root.children[0] as Element
}

export const childrenOf = (element: Element, name: string): Element[] =>
  element.children.filter((child) => child.name === name)
export const childText = (element: Element, name: string): string | null => childrenOf(element, name)[0]?.text ?? null
export const eventsIn = (schedule: Element): Element[] =>
  childrenOf(schedule, 'day').flatMap((day) => childrenOf(day, 'room').flatMap((room) => childrenOf(room, 'event')))

const OFFSET_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/
const DATE = /^\d{4}-\d\d-\d\d$/
const DURATION = /^\d{1,2}:\d{2}(:\d{1,2})?$/
const UUID = /^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/
const WEB = /^https?:\/\/.*$/
const ANY = /^/

const CONFERENCE: Record<string, RegExp> = {
  title: ANY,
  acronym: /^[a-z0-9_-]{4,}$/,
  start: new RegExp(`${DATE.source}|${OFFSET_TIME.source}`),
  end: new RegExp(`${DATE.source}|${OFFSET_TIME.source}`),
  days: /^\d+$/,
  timeslot_duration: DURATION,
  base_url: WEB,
  logo: WEB,
  url: WEB,
  time_zone_name: ANY,
  color: ANY,
  track: ANY,
}

const EVENT: Record<string, RegExp> = {
  room: ANY,
  title: ANY,
  subtitle: ANY,
  type: ANY,
  date: OFFSET_TIME,
  start: /^[0-2]\d:[0-5]\d(:[0-5]\d)?$/,
  duration: DURATION,
  abstract: ANY,
  slug: /^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$/,
  track: ANY,
  logo: /^(https?:\/\/.*|\s*)$/,
  persons: ANY,
  language: ANY,
  description: ANY,
  recording: ANY,
  links: ANY,
  attachments: ANY,
  video_download_url: WEB,
  url: WEB,
  feedback_url: WEB,
  origin_url: WEB,
}
const REQUIRED = ['room', 'title', 'type', 'date', 'start', 'duration', 'abstract', 'track']

/** Faults of a schedule.xml by its public schema. */
export function xmlFaults(xml: string): string[] {
  const schedule = xmlTree(xml)
  const faults: string[] = []
  const check = (holds: boolean, fault: string) => void (holds || faults.push(fault))
  check(schedule.name === 'schedule', 'root')
  const order = schedule.children.map((child) => child.name).join(' ')
  check(/^(generator )?(url )?version conference( day)+$/.test(order), `order: ${order.slice(0, 80)}`)
  const conference = childrenOf(schedule, 'conference')[0]
  for (const { name, text, attributes } of conference?.children ?? []) {
    check(CONFERENCE[name]?.test(text) ?? false, `conference/${name}: ${text}`)
    if (name === 'track') {
      check(attributes.name !== undefined, 'track without name')
      check(attributes.slug === undefined || /^[a-z][a-z0-9-]+$/.test(attributes.slug), `track slug ${attributes.slug}`)
      check(
        attributes.color === undefined || /^#[0-9a-fA-F]{6}$/.test(attributes.color),
        `track color ${attributes.color}`,
      )
    }
    if (name === 'color') check(attributes.primary !== undefined, 'color without primary')
  }
  for (const day of childrenOf(schedule, 'day')) {
    check(/^[1-9]\d*$/.test(day.attributes.index ?? ''), 'day index')
    check(DATE.test(day.attributes.date ?? ''), 'day date')
    for (const end of ['start', 'end']) check(OFFSET_TIME.test(day.attributes[end] ?? ''), `day ${end}`)
    for (const room of day.children) {
      check(room.name === 'room' && room.attributes.name !== undefined, 'room')
      check(room.attributes.guid === undefined || UUID.test(room.attributes.guid), 'room guid')
      for (const event of room.children) faults.push(...eventFaults(event))
    }
  }
  const events = eventsIn(schedule)
  for (const name of ['guid', 'id', 'code'])
    check(areDifferent(events.flatMap((e) => e.attributes[name] ?? [])), `${name} twice`)
  check(areDifferent(events.flatMap((e) => childText(e, 'slug') ?? [])), 'slug twice')
  check(areDifferent(childrenOf(schedule, 'day').map((d) => d.attributes.index ?? '')), 'day index twice')
  return faults
}

const areDifferent = (values: readonly string[]): boolean => new Set(values).size === values.length

function eventFaults(event: Element): string[] {
  const faults: string[] = []
  const check = (holds: boolean, fault: string) => void (holds || faults.push(fault))
  check(UUID.test(event.attributes.guid ?? ''), 'event guid')
  check(/^[1-9]\d*$/.test(event.attributes.id ?? ''), 'event id')
  check(
    event.attributes.code === undefined || /^[0-9A-Z]{6}$/.test(event.attributes.code),
    `code ${event.attributes.code}`,
  )
  check(areDifferent(event.children.map((child) => child.name)), 'a child stands twice')
  for (const name of REQUIRED) check(childText(event, name) !== null, `${name} is missing`)
  for (const { name, text, children } of event.children) {
    check(EVENT[name]?.test(text) ?? false, `event/${name}: ${text.slice(0, 60)}`)
    if (name === 'recording') {
      const parts = children.map((child) => child.name)
      check(parts.includes('license') && parts.includes('optout'), 'recording without license or optout')
      check(
        parts.every((part) => ['license', 'optout', 'url', 'link'].includes(part)),
        'recording',
      )
    }
    const items = {
      persons: ['person', 'id', 'guid'],
      links: ['link', 'href', 'type', 'service'],
      attachments: ['attachment', 'href', 'type'],
    }[name]
    for (const child of items ? children : []) {
      check(child.name === items?.[0], `${name}/${child.name}`)
      for (const key of Object.keys(child.attributes)) check(items?.includes(key) ?? false, `${name}/@${key}`)
      if (name === 'persons')
        check(/^\d+$/.test(child.attributes.id ?? '0') && UUID.test(child.attributes.guid ?? ''), 'person')
    }
  }
  return faults
}

const web = z.url()
const slug = z.string().regex(/^[a-z0-9_-]+[a-z0-9]$/)
const moment = z.iso.datetime({ offset: true })
const code = z.string().regex(/^[A-Z0-9]+$/)
const acronym = z.string().regex(/^[a-z0-9_-][a-z0-9_]{3,}(-2[0-9]{3}-[a-z]+)?$/)
const zone = z.string().regex(/^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/)
const color = z.string()

const v1Link = z.strictObject({
  type: z.enum(['slides', 'paper', 'web', 'blog', 'article', 'media', 'related', 'activitypub']).optional(),
  url: web,
  title: z.string().optional(),
})
/** Must have one of two shapes, never both: a number with a public name, or a name. */
const v1Person = z
  .looseObject({
    guid: z.guid().optional(),
    id: z.int().optional(),
    name: z.string().optional(),
    public_name: z.string().optional(),
    url: web.optional(),
    code: code.optional(),
  })
  .refine(
    (p) => (p.id !== undefined && p.public_name !== undefined) !== (p.name !== undefined),
    'both shapes of a person, or none',
  )

const v1Event = z.strictObject({
  guid: z.guid(),
  id: z.int().min(1),
  code: code.optional(),
  logo: web.optional(),
  date: moment,
  start: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  end: moment.optional(),
  duration: z.string().regex(/^\d+:\d{2}$/),
  room: z.string(),
  slug,
  url: web,
  title: z.string(),
  subtitle: z.string().nullable(),
  track: z.string().nullable(),
  type: z.string(),
  language: z.string().nullable(),
  abstract: z.string().nullable(),
  description: z.string().nullable().optional(),
  recording_license: z.string().optional(),
  do_not_record: z.boolean().nullable().optional(),
  do_not_stream: z.boolean().nullable().optional(),
  persons: z.array(v1Person),
  links: z.array(v1Link),
  feedback_url: web.optional(),
  origin_url: web.optional(),
  attachments: z.array(v1Link).optional(),
})

const v1Room = z.strictObject({
  name: z.string(),
  guid: z.guid(),
  slug: slug.optional(),
  type: z
    .enum(['lecturehall', 'stage', 'workshop', 'outside', 'online', 'project', 'bbb', 'hangar', 'other'])
    .optional(),
  stream_id: z.string().optional(),
  description: z.string().nullable().optional(),
  capacity: z.number().nullable().optional(),
  url: web.optional(),
  features: z.looseObject({}).optional(),
})

export const V1 = z.strictObject({
  $schema: z.string(),
  generator: z.object({ name: z.string(), version: z.string() }),
  schedule: z.looseObject({
    version: z.string(),
    base_url: web.optional(),
    conference: z.strictObject({
      acronym,
      title: z.string(),
      description: z.string().optional(),
      start: z.string(),
      end: z.string(),
      daysCount: z.int(),
      timeslot_duration: z.string(),
      time_zone_name: zone.optional(),
      logo: web.optional(),
      colors: z.looseObject({}).optional(),
      keywords: z.array(z.string()).optional(),
      url: web.optional(),
      tracks: z.array(z.object({ name: z.string(), slug, color: color.optional() })),
      rooms: z.array(v1Room),
      meta: z.looseObject({}).optional(),
      days: z.array(
        z.strictObject({
          index: z.int(),
          date: z.iso.date(),
          day_start: moment,
          day_end: moment,
          rooms: z.record(z.string(), z.array(v1Event)),
        }),
      ),
    }),
  }),
})

const inLanguages = z.union([z.null(), z.string(), z.record(z.string().regex(/^[a-z]{2}$/), z.string())])
const v2Link = z.strictObject({
  type: z
    .enum([
      'SLIDES',
      'PAPER',
      'WEB',
      'BLOG',
      'ARTICLE',
      'BOOK',
      'MEDIA',
      'RELATED',
      'FEEDBACK',
      'ORIGIN',
      'ACTIVITYPUB',
    ])
    .optional(),
  url: web,
  title: z.string().optional(),
})
const image = z.strictObject({ type: z.string().optional(), url: web })
const language = z.string().regex(/^[a-z]{2}$/)

export const V2 = z.strictObject({
  $schema: z.string(),
  generator: z.object({ name: z.string(), version: z.string() }),
  schedule: z.looseObject({
    version: z.string(),
    conference: z.strictObject({
      acronym,
      title: z.string(),
      description: inLanguages.optional(),
      start: moment,
      end: moment,
      timeslot_duration: z
        .string()
        .regex(/^P(?!$)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?)?$/)
        .optional(),
      time_zone_name: zone.optional(),
      logo: image.optional(),
      url: web.optional(),
      languages: z.array(language),
      tracks: z.array(z.looseObject({ name: z.string(), slug, color: color.optional() })),
      rooms: z.array(
        z.strictObject({
          name: z.string(),
          guid: z.guid(),
          type: z
            .enum(['LECTURE_HALL', 'STAGE', 'WORKSHOP', 'OUTSIDE', 'VIRTUAL', 'PROJECT', 'HANGAR', 'OTHER'])
            .optional(),
          description: inLanguages.optional(),
          capacity: z.number().nullable().optional(),
          url: web.optional(),
        }),
      ),
      meta: z.looseObject({}).optional(),
      days: z.array(z.strictObject({ index: z.int(), date: z.iso.date(), start: moment, end: moment })),
    }),
    events: z.array(
      z.strictObject({
        guid: z.guid(),
        code: code.optional(),
        logo: image.nullable(),
        start: moment,
        end: moment,
        room: z.looseObject({ guid: z.guid() }),
        slug,
        url: web,
        title: z.string(),
        subtitle: z.string().nullable(),
        track: z.looseObject({ slug }),
        type: z.enum([
          'TALK',
          'WORKSHOP',
          'HANDS-ON',
          'MEETING',
          'DISCUSSION',
          'PERFORMANCE',
          'CONCERT',
          'GAME',
          'LIGHTNING_TALK',
          'OTHER',
        ]),
        language,
        abstract: inLanguages,
        description: inLanguages,
        participants: z.array(
          z.looseObject({
            guid: z.guid(),
            name: z.string(),
            role: z.enum(['SPEAKER', 'MODERATOR', 'CONTRIBUTOR', 'HOST', 'GUEST']),
          }),
        ),
        links: z.array(v2Link),
        attachments: z.array(v2Link),
        state: z.enum([
          'DRAFT',
          'SUBMITTED',
          'ACCEPTED',
          'REJECTED',
          'CONFIRMED',
          'DELAYED',
          'CANCELED',
          'WITHDRAWN',
          'DELETED',
        ]),
      }),
    ),
  }),
})

/** Faults of a schedule.json by the public schema of its version. */
export function jsonFaults(json: string, schema: typeof V1 | typeof V2): string[] {
  const read = schema.safeParse(JSON.parse(json))
  return read.success ? [] : read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
}
