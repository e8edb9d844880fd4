import { unlike } from '../names.ts'
import { endOf, type Schedule, type ScheduleEvent } from '../schedule.ts'
import { COLUMNS, type ColumnName, REPEATED, type Table } from '../table.ts'
import { offsetTime, wallTime } from '../times.ts'

type Cells = Record<ColumnName, string>

/** All sessions as a table, those without a time too: times as ISO beside the local clock, and each fact in a cell of its own. */
export function sessionTable(schedule: Schedule): Table {
  const names = unlike(schedule.rooms.map((room) => room.name))
  const roomOf = new Map(schedule.rooms.map((room, n) => [room.guid, { ...room, name: names[n] ?? room.name }]))
  const most = (count: (event: ScheduleEvent) => number) =>
    schedule.events.reduce((max, event) => Math.max(max, count(event)), 0)
  const [languages, people, links, attachments] = [
    most((e) => e.languages.length),
    most((e) => e.people.length),
    most((e) => e.links.length),
    most((e) => e.attachments.length),
  ]
  const repeated = [
    ...headings('language', languages),
    ...headings('person', people),
    ...headings('link', links),
    ...headings('attachment', attachments),
  ]
  const rows = schedule.events.map((event) => {
    const cells = cellsOf(event, roomOf.get(event.room ?? '') ?? null)
    return [
      ...COLUMNS.map((column) => cells[column]),
      ...padded(
        event.languages.map((tag) => [tag]),
        languages,
        1,
      ),
      ...padded(
        event.people.map((p) => [p.name, p.role ?? '', p.organization ?? '', p.guid]),
        people,
        REPEATED.person.length,
      ),
      ...padded(
        event.links.map((l) => [l.url, l.title ?? '']),
        links,
        REPEATED.link.length,
      ),
      ...padded(
        event.attachments.map((l) => [l.url, l.title ?? '']),
        attachments,
        REPEATED.attachment.length,
      ),
    ]
  })
  return { heading: [...COLUMNS, ...repeated], rows }
}

const headings = (name: keyof typeof REPEATED, most: number): string[] =>
  Array.from({ length: most }, (_, n) =>
    REPEATED[name].map((part) => [name, n + 1, part].filter((p) => p !== '').join('_')),
  ).flat()

const padded = (groups: readonly (readonly string[])[], most: number, width: number): string[] => [
  ...groups.flat(),
  ...Array.from({ length: (most - groups.length) * width }, () => ''),
]

function cellsOf(event: ScheduleEvent, room: { guid: string; name: string; kind: string | null } | null): Cells {
  const [start, end] = [event.start, event.durationMinutes === null ? null : endOf(event)]
  const [from, to] = [start, end].map((at) => (at === null ? null : wallTime(at, event.zone)))
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value))
  return {
    guid: event.guid,
    id: text(event.id),
    code: text(event.code),
    slug: text(event.slug),
    uid: text(event.uid),
    state: event.state,
    title: event.title,
    subtitle: text(event.subtitle),
    type: text(event.type),
    track: text(event.track),
    day: text(event.day),
    date_local: from?.date ?? '',
    start_local: from?.time ?? '',
    end_local: to?.time ?? '',
    start: start === null ? '' : offsetTime(start, event.zone),
    end: end === null ? '' : offsetTime(end, event.zone),
    zone: event.zone,
    duration_minutes: text(event.durationMinutes),
    room: room?.name ?? '',
    room_guid: room?.guid ?? '',
    room_kind: room?.kind ?? '',
    abstract: text(event.abstract),
    description: text(event.description),
    url: text(event.url),
    recording_url: text(event.recordingUrl),
    licence: text(event.licence),
    do_not_record: text(event.doNotRecord),
    logo: text(event.logo),
    feedback_url: text(event.feedbackUrl),
    origin_url: text(event.originUrl),
    note: text(event.note),
    sequence: text(event.sequence),
    updated: text(event.updated),
  }
}
