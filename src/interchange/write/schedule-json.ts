import { type Beyond, beyondOf } from '../beyond.ts'
import { isUuid, NIL } from '../names.ts'
import { endOf, type Link, type Schedule, type ScheduleEvent, type SchedulePerson } from '../schedule.ts'
import { twoLetters } from '../texts-of-files.ts'
import { hoursAndMinutes, isoDuration, offsetTime, wallTime } from '../times.ts'
import { type ExportFacts, markedTitle, markOf } from './export-facts.ts'
import { address, eventCodes, eventSlugs, eventsOfDay, nameOfNoRoom, type Prepared, prepared } from './prepared.ts'

const CODE = /^[A-Z0-9]+$/
const SLUG = /^[a-z0-9_-]+[a-z0-9]$/
const ZONE = /^([A-Z][a-z]+\/[A-Z][a-z]+)|UTC$/
const PERSON_CODE = /^[A-Z0-9]+$/
const V1_LINK_TYPES = ['slides', 'paper', 'web', 'blog', 'article', 'media', 'related', 'activitypub']
const V2_LINK_TYPES = [...V1_LINK_TYPES, 'book', 'feedback', 'origin'].map((type) => type.toUpperCase())

type Fields = Record<string, unknown>

/** Without what is null: the schemas allow a key to be missing where they do not allow it to be null. */
const known = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined))

const generator = (facts: ExportFacts) => ({ name: 'Convoke', version: facts.program })

function baseOfConference({ schedule, acronym, days }: Prepared, beside: Readonly<Record<string, Beyond>>): Fields {
  const { conference } = schedule
  const zoneFits = ZONE.test(conference.zone)
  const convoke = known({
    zone: zoneFits ? null : conference.zone,
    events: Object.keys(beside).length > 0 ? beside : null,
  })
  return known({
    acronym,
    title: conference.title ?? conference.acronym ?? acronym,
    time_zone_name: zoneFits ? conference.zone : null,
    url: address(conference.url),
    meta: Object.keys(convoke).length > 0 ? { convoke } : null,
    start: days[0] ? offsetTime(days[0].start, conference.zone) : null,
    end: days.at(-1) ? offsetTime(days.at(-1)?.end ?? '', conference.zone) : null,
  })
}

/** The programme as frab's JSON ("v1"), valid by its public schema. */
export function scheduleJson(schedule: Schedule, facts: ExportFacts): string {
  const made = prepared(schedule)
  const codes = eventCodes(made, CODE)
  const slugs = eventSlugs(made, SLUG)
  const { conference } = schedule
  const nowhere = nameOfNoRoom(facts.words.roomUnknown, made)
  const beside: Record<string, Beyond> = {}
  for (const event of made.events) {
    const more: Beyond = {
      ...common(event, facts, codes, slugs),
      ...(event.id === null ? { id: null } : {}),
      ...(event.languages.length > 1 ? { languages: [...event.languages] } : {}),
    }
    const said = beyondOf(event, conference.zone, ['uid', 'state', 'note', 'sequence', 'updated', 'recordingUrl'], more)
    if (Object.keys(said).length > 0) beside[event.guid] = said
  }
  const { start: _, end: __, ...base } = baseOfConference(made, beside)
  return JSON.stringify({
    $schema: 'https://c3voc.de/schedule/schema.json',
    generator: generator(facts),
    schedule: known({
      version: conference.version ?? facts.publishedAt,
      base_url: address(conference.baseUrl),
      url: address(facts.url),
      conference: {
        ...base,
        start: made.days[0]?.date ?? '',
        end: made.days.at(-1)?.date ?? '',
        daysCount: made.days.length,
        timeslot_duration: hoursAndMinutes(conference.timeslotMinutes ?? 5),
        ...known({ logo: address(conference.logo) }),
        tracks: schedule.tracks.map(({ name, color }) => known({ name, slug: made.trackSlugOf.get(name), color })),
        rooms: made.rooms.map((room) =>
          known({
            name: room.name,
            guid: room.guid,
            type: room.kind === 'online' ? 'online' : null,
            capacity: room.capacity,
            description: room.description,
            url: address(room.url),
          }),
        ),
        days: made.days.map((day, n) => {
          const byRoom = Map.groupBy(
            eventsOfDay(made, day),
            (event) => made.roomOf.get(event.room ?? '')?.name ?? nowhere,
          )
          const names = [...made.rooms.map((room) => room.name), ...(byRoom.has(nowhere) ? [nowhere] : [])]
          return {
            index: n + 1,
            date: day.date,
            day_start: offsetTime(day.start, conference.zone),
            day_end: offsetTime(day.end, conference.zone),
            rooms: Object.fromEntries(
              names.map((name) => [
                name,
                (byRoom.get(name) ?? []).map((event) => v1Event(event, name, { made, facts, codes, slugs })),
              ]),
            ),
          }
        }),
      },
    }),
  })
}

type Slugs = ReturnType<typeof eventSlugs>

/** One programme on its way into the format: codes and slugs are those it takes, by guid. */
type Writing = {
  readonly made: Prepared
  readonly facts: ExportFacts
  readonly codes: ReadonlyMap<string, string>
  readonly slugs: Slugs
}

function common(event: ScheduleEvent, facts: ExportFacts, codes: ReadonlyMap<string, string>, slugs: Slugs): Beyond {
  const mark = markOf(event, facts.words)
  return {
    ...(mark === null ? {} : { mark }),
    ...(event.room === null ? { room: null } : {}),
    ...(address(event.url) === null ? { url: null } : {}),
    ...(event.code !== null && !codes.has(event.guid) ? { code: event.code } : {}),
    ...(slugs.get(event.guid)?.own ? {} : { slug: event.slug }),
  }
}

const urlOf = (event: ScheduleEvent, { schedule }: Prepared): string =>
  address(event.url) ??
  address(schedule.conference.url) ??
  address(schedule.conference.baseUrl) ??
  `urn:uuid:${event.guid}`

function v1Event(event: ScheduleEvent, room: string, { made, facts, codes, slugs }: Writing): Fields {
  const start = event.start as string // only placed events are prepared
  return {
    guid: event.guid,
    id: made.idOf.get(event.guid),
    ...known({ code: codes.get(event.guid), logo: address(event.logo) }),
    date: offsetTime(start, event.zone),
    start: wallTime(start, event.zone).time,
    end: offsetTime(endOf(event) ?? start, event.zone),
    duration: hoursAndMinutes(event.durationMinutes ?? 0),
    room,
    slug: slugs.get(event.guid)?.slug,
    url: urlOf(event, made),
    title: markedTitle(event, facts.words),
    subtitle: event.subtitle,
    track: event.track,
    type: event.type ?? '',
    language: event.languages[0] ?? null,
    abstract: event.abstract,
    description: event.description,
    do_not_record: event.doNotRecord,
    ...known({
      recording_license: event.licence,
      feedback_url: address(event.feedbackUrl),
      origin_url: address(event.originUrl),
    }),
    persons: event.people.map(v1Person),
    links: event.links.map(v1Link),
    attachments: event.attachments.map(v1Link),
  }
}

/** Never both `id` and `public_name`: the schema takes a person with both for two kinds at once. */
const v1Person = (person: SchedulePerson): Fields =>
  known({
    guid: person.guid,
    code: person.code !== null && PERSON_CODE.test(person.code) ? person.code : null,
    name: person.name,
    public_name: person.name,
    avatar: address(person.avatar),
    biography: person.biography,
    url: address(person.url),
    role: person.role,
    organization: person.organization,
  })

const v1Link = ({ url, title, type }: Link): Fields =>
  known({ url, title, type: V1_LINK_TYPES.includes(type ?? '') ? type : null })

/** The programme as the flat JSON of the hub ("v2"), valid by its public schema; the only one of them that holds several languages and states. */
export function schedule2Json(schedule: Schedule, facts: ExportFacts): string {
  const made = prepared(schedule)
  const codes = eventCodes(made, CODE)
  const slugs = eventSlugs(made, SLUG)
  const { conference } = schedule
  const beside: Record<string, Beyond> = {}
  for (const event of made.events) {
    const type = v2Type(event)
    const more: Beyond = {
      ...common({ ...event, state: 'confirmed' }, facts, codes, slugs),
      ...(event.type === type.toLowerCase() ? {} : { type: event.type }),
      ...rolesBeyond(event),
      // The format knows what is delayed only.
      ...(event.state === 'unplaced' ? { state: event.state } : {}),
      ...(event.languages.length > 1 || (event.languages[0]?.length ?? 2) !== 2
        ? { languages: [...event.languages] }
        : {}),
      ...(event.day === null ? {} : { day: event.day }),
    }
    const said = beyondOf(
      event,
      conference.zone,
      ['uid', 'id', 'note', 'sequence', 'updated', 'licence', 'doNotRecord', 'recordingUrl'],
      more,
    )
    if (Object.keys(said).length > 0) beside[event.guid] = said
  }
  return JSON.stringify({
    $schema: 'https://c3voc.de/schema/schedule2',
    generator: generator(facts),
    schedule: known({
      version: conference.version ?? facts.publishedAt,
      base_url: address(conference.baseUrl),
      url: address(facts.url),
      conference: {
        ...baseOfConference(made, beside),
        ...known({
          timeslot_duration: conference.timeslotMinutes === null ? null : isoDuration(conference.timeslotMinutes),
          logo: address(conference.logo) === null ? null : { type: 'Image', url: address(conference.logo) },
        }),
        languages: [
          ...new Set(made.events.flatMap((event) => event.languages.flatMap((tag) => twoLetters(tag) ?? []))),
        ],
        tracks: schedule.tracks.map(({ name, color }) => known({ name, slug: made.trackSlugOf.get(name), color })),
        rooms: made.rooms.map((room) =>
          known({
            name: room.name,
            guid: room.guid,
            type: room.kind === 'online' ? 'VIRTUAL' : null,
            capacity: room.capacity,
            description: room.description,
            url: address(room.url),
          }),
        ),
        days: made.days.map((day, n) => ({
          index: n + 1,
          date: day.date,
          start: offsetTime(day.start, conference.zone),
          end: offsetTime(day.end, conference.zone),
        })),
      },
      events: made.events.map((event) => v2Event(event, made, codes, slugs)),
    }),
  })
}

const V2_TYPES = [
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
]

/** The nearest of the kinds the format knows. */
function v2Type({ type }: ScheduleEvent): string {
  const said = (type ?? '').toUpperCase().replace(/\s/g, '_')
  if (V2_TYPES.includes(said)) return said
  if (/LIGHTNING/.test(said)) return 'LIGHTNING_TALK'
  return (
    ['WORKSHOP', 'DISCUSSION', 'PANEL', 'CONCERT', 'PERFORMANCE', 'MEETING', 'TALK', 'KEYNOTE', 'LECTURE', 'GAME'].find(
      (word) => said.includes(word),
    ) ?? 'OTHER'
  )
    .replace('PANEL', 'DISCUSSION')
    .replace(/KEYNOTE|LECTURE/, 'TALK')
}

const V2_ROLES = ['SPEAKER', 'MODERATOR', 'CONTRIBUTOR', 'HOST', 'GUEST']
const v2Role = (role: string | null): string => {
  const said = (role ?? '').toUpperCase()
  return V2_ROLES.includes(said)
    ? said
    : /CHAIR|FACILITAT|RAPPORT/.test(said)
      ? 'MODERATOR'
      : /ORGANI/.test(said)
        ? 'HOST'
        : role === null || /SPEAK|PANEL|PRESENT/.test(said)
          ? 'SPEAKER'
          : 'CONTRIBUTOR'
}
function rolesBeyond(event: ScheduleEvent): Beyond {
  const differ = event.people.some(({ role }) => role !== v2Role(role).toLowerCase())
  return differ ? { roles: event.people.map(({ role }) => role) } : {}
}

const V2_STATES = { confirmed: 'CONFIRMED', cancelled: 'CANCELED', postponed: 'DELAYED', unplaced: 'DELAYED' } as const
/** No language of ISO 639-1; what the format asks for where it is not known. */
const NO_LANGUAGE = 'xx'

function v2Event(event: ScheduleEvent, made: Prepared, codes: ReadonlyMap<string, string>, slugs: Slugs): Fields {
  const start = event.start as string // only placed events are prepared
  const room = made.roomOf.get(event.room ?? '')
  return {
    guid: event.guid,
    ...known({ code: codes.get(event.guid) }),
    logo: address(event.logo) === null ? null : { type: 'Image', url: address(event.logo) },
    start: offsetTime(start, event.zone),
    end: offsetTime(endOf(event) ?? start, event.zone),
    room: room ? { name: room.name, guid: room.guid } : { guid: NIL },
    slug: slugs.get(event.guid)?.slug,
    url: urlOf(event, made),
    title: event.title,
    subtitle: event.subtitle,
    track: event.track === null ? { slug: 'none' } : { slug: made.trackSlugOf.get(event.track), name: event.track },
    type: v2Type(event),
    language: twoLetters(event.languages[0]) ?? NO_LANGUAGE,
    abstract: inLanguages(event, 'abstract'),
    description: inLanguages(event, 'description'),
    participants: event.people.map((person) => ({
      ...known({
        code: person.code,
        avatar: address(person.avatar),
        biography: person.biography,
        url: address(person.url),
        organization: person.organization,
        id: person.id,
      }),
      guid: isUuid(person.guid) ? person.guid : NIL,
      name: person.name,
      role: v2Role(person.role),
    })),
    links: [
      ...event.links.map(v2Link),
      ...(address(event.originUrl) ? [{ type: 'ORIGIN', url: address(event.originUrl) }] : []),
      ...(address(event.feedbackUrl) ? [{ type: 'FEEDBACK', url: address(event.feedbackUrl) }] : []),
    ],
    attachments: event.attachments.map(v2Link),
    state: V2_STATES[event.state],
  }
}

const v2Link = ({ url, title, type }: Link): Fields =>
  known({ url, title, type: V2_LINK_TYPES.includes((type ?? '').toUpperCase()) ? type?.toUpperCase() : null })

/** A text, or one for each language when there are several. */
function inLanguages(event: ScheduleEvent, field: 'abstract' | 'description'): string | null | Record<string, string> {
  const own = twoLetters(event.languages[0])
  const others = Object.entries(event.translations).flatMap(([tag, texts]) => {
    const [letters, text] = [twoLetters(tag), texts[field]]
    return letters !== null && letters !== own && text !== null ? [[letters, text] as const] : []
  })
  if (own === null || others.length === 0) return event[field]
  return { ...(event[field] === null ? {} : { [own]: event[field] }), ...Object.fromEntries(others) }
}
