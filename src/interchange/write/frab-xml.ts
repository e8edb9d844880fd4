import { type Beyond, beyondOf, beyondOfPeople } from '../beyond.ts'
import type { Link, Schedule, ScheduleEvent } from '../schedule.ts'
import { twoLetters, xmlText } from '../texts-of-files.ts'
import { hoursAndMinutes, offsetTime, wallTime } from '../times.ts'
import { type ExportFacts, markedTitle, markOf } from './export-facts.ts'
import { address, eventCodes, eventsOfDay, nameOfNoRoom, type Prepared, prepared } from './prepared.ts'

const MARKS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
}

const inText = (text: string): string => xmlText(text).replace(/[&<>]/g, (c) => MARKS[c] ?? c)
const inAttribute = (text: string): string => xmlText(text).replace(/[&<>"\n\t]/g, (c) => MARKS[c] ?? c)

type Attributes = Readonly<Record<string, string | number | null | undefined>>

const attributes = (said: Attributes): string =>
  Object.entries(said)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => ` ${name}="${inAttribute(String(value))}"`)
    .join('')

const element = (name: string, text: string, said: Attributes = {}): string =>
  `<${name}${attributes(said)}>${inText(text)}</${name}>`
const known = (name: string, text: string | null): string => (text === null ? '' : element(name, text))

/** The longest duration every reader takes for what it is: a clock time of less than a day. */
const LONGEST_MINUTES = 24 * 60 - 1
const CODE = /^[A-Z0-9]{6}$/
const SLUG = /^[a-z0-9_]{4,}-[a-z0-9_-]{4,}$/
/** Readers look for the conference within the first 1,024 characters; what stands before it is kept short. */
const LONGEST_HEAD = 400

/**
 * The programme as frab's XML (`application/vnd.c3voc.schedule+xml`), valid by its public schema and readable by Giggity and EventFahrplan.
 * What the format has no place for follows behind the end, in instructions other programs pass over.
 */
export function frabXml(schedule: Schedule, facts: ExportFacts): string {
  const made = prepared(schedule)
  const codes = eventCodes(made, CODE)
  const slugs = ownSlugs(made.events)
  const writing: Writing = { made, facts, codes, slugs }
  const short = (text: string | null) => (text !== null && text.length <= LONGEST_HEAD ? text : null)
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<schedule>',
    `<generator${attributes({ name: 'Convoke', version: facts.program.slice(0, 40) })}/>`,
    known('url', short(address(facts.url))),
    element('version', (schedule.conference.version ?? facts.publishedAt).slice(0, 100)),
    conferenceLines(made),
    ...made.days.flatMap((day, n) => [
      `<day${attributes({ index: n + 1, date: day.date, start: offsetTime(day.start, schedule.conference.zone), end: offsetTime(day.end, schedule.conference.zone) })}>`,
      ...roomsOfDay(made, eventsOfDay(made, day), facts).flatMap(({ name, guid, events }) => [
        `<room${attributes({ name, guid })}>`,
        ...events.map((event) => eventLines(event, name, writing)),
        '</room>',
      ]),
      '</day>',
    ]),
    '</schedule>',
    ...made.events.map((event) => beyondLine(event, writing)),
  ]
  return `${lines.filter((line) => line !== '').join('\n')}\n`
}

/** One programme on its way into the format: codes and slugs are those it takes, by guid. */
type Writing = {
  readonly made: Prepared
  readonly facts: ExportFacts
  readonly codes: ReadonlyMap<string, string>
  readonly slugs: ReadonlyMap<string, string>
}

/** Slugs are optional here: one that does not fit, or stands twice, is left out. */
function ownSlugs(events: readonly ScheduleEvent[]): Map<string, string> {
  const uses = Map.groupBy(events, ({ slug }) => slug)
  return new Map(
    events.flatMap(({ guid, slug }) =>
      slug !== null && SLUG.test(slug) && uses.get(slug)?.length === 1 ? [[guid, slug]] : [],
    ),
  )
}

function conferenceLines({ schedule, acronym, days, trackSlugOf }: Prepared): string {
  const { conference } = schedule
  return [
    '<conference>',
    element('acronym', acronym),
    element('title', conference.title ?? conference.acronym ?? acronym),
    known('start', days[0]?.date ?? null),
    known('end', days.at(-1)?.date ?? null),
    element('days', String(days.length)),
    known(
      'timeslot_duration',
      conference.timeslotMinutes === null || conference.timeslotMinutes > LONGEST_MINUTES
        ? null
        : hoursAndMinutes(conference.timeslotMinutes),
    ),
    known('base_url', address(conference.baseUrl)),
    known('logo', address(conference.logo)),
    known('url', address(conference.url)),
    element('time_zone_name', conference.zone),
    ...schedule.tracks.map(({ name, color }) => `<track${attributes({ name, color, slug: trackSlugOf.get(name) })}/>`),
    '</conference>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** All rooms in their order, then sessions without one. */
function roomsOfDay(made: Prepared, events: readonly ScheduleEvent[], facts: ExportFacts) {
  const { rooms, roomOf } = made
  const byRoom = Map.groupBy(events, (event) => roomOf.get(event.room ?? '') ?? null)
  const listed: { name: string; guid: string | null; events: ScheduleEvent[] }[] = rooms.map((room) => ({
    name: room.name,
    guid: room.guid,
    events: byRoom.get(room) ?? [],
  }))
  const nowhere = byRoom.get(null) ?? []
  if (nowhere.length > 0)
    listed.push({ name: nameOfNoRoom(facts.words.roomUnknown, made), guid: null, events: nowhere })
  return listed
}

function eventLines(event: ScheduleEvent, room: string, { made, facts, codes, slugs }: Writing): string {
  const start = event.start as string // only placed events are prepared
  return [
    `<event${attributes({ guid: event.guid, id: made.idOf.get(event.guid), code: codes.get(event.guid) })}>`,
    element('room', room),
    element('title', markedTitle(event, facts.words)),
    known('subtitle', event.subtitle),
    element('type', event.type ?? ''),
    element('date', offsetTime(start, event.zone)),
    element('start', startClock(start, event.zone)),
    element('duration', hoursAndMinutes(Math.min(event.durationMinutes ?? 0, LONGEST_MINUTES))),
    element('abstract', event.abstract ?? ''),
    known('slug', slugs.get(event.guid) ?? null),
    element('track', event.track ?? ''),
    known('logo', address(event.logo)),
    `<persons>${event.people.map((person) => element('person', person.name, { id: made.personIdOf.get(person.guid), guid: person.guid })).join('')}</persons>`,
    known('language', twoLetters(event.languages[0])),
    element('description', event.description ?? ''),
    recordingOf(event),
    `<links>${event.links.map((link) => linkOf('link', link)).join('')}</links>`,
    `<attachments>${event.attachments.map((link) => linkOf('attachment', link)).join('')}</attachments>`,
    known('url', address(event.url)),
    known('feedback_url', address(event.feedbackUrl)),
    known('origin_url', address(event.originUrl)),
    '</event>',
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function startClock(start: string, zone: string): string {
  const { time, clock } = wallTime(start, zone)
  return clock.endsWith(':00') ? time : clock
}

const linkOf = (name: string, { url, title, type }: Link): string => element(name, title ?? url, { href: url, type })

function recordingOf({ licence, doNotRecord, recordingUrl }: ScheduleEvent): string {
  if (licence === null && doNotRecord === null && address(recordingUrl) === null) return ''
  return `<recording>${element('license', licence ?? '')}${element('optout', String(doNotRecord ?? false))}${known('url', address(recordingUrl))}</recording>`
}

function beyondLine(event: ScheduleEvent, { made, facts, codes, slugs }: Writing): string {
  const mark = markOf(event, facts.words)
  const recording = event.licence !== null || event.recordingUrl !== null
  const more: Beyond = {
    ...beyondOfPeople(event, ['roles', 'organizations', 'ids']),
    ...(mark === null ? {} : { mark }),
    ...(event.id === null ? { id: null } : {}),
    ...(event.durationMinutes !== null && event.durationMinutes > LONGEST_MINUTES
      ? { durationMinutes: event.durationMinutes }
      : {}),
    ...(event.room === null ? { room: null } : {}),
    ...(event.doNotRecord === null && recording ? { doNotRecord: null } : {}),
    ...(event.code !== null && !codes.has(event.guid) ? { code: event.code } : {}),
    ...(event.slug !== null && !slugs.has(event.guid) ? { slug: event.slug } : {}),
    ...(event.languages.length > 1 || (event.languages[0]?.length ?? 2) !== 2
      ? { languages: [...event.languages] }
      : {}),
  }
  const beside = beyondOf(event, made.schedule.conference.zone, ['uid', 'state', 'note', 'sequence', 'updated'], more)
  if (Object.keys(beside).length === 0) return ''
  return `<?convoke ${JSON.stringify([event.guid, beside]).toWellFormed().replaceAll('?>', '?\\u003e')}?>`
}
