import { z } from 'zod'
import { EVENT_STATES, type ScheduleEvent } from './schedule.ts'

/**
 * What a format cannot say of an event travels beside it: in a processing instruction, in `meta`, in X- properties. Other programs pass
 * over it; read back it makes the event whole again.
 */
const text = z.string().max(5_000)
const BEYOND = z
  .object({
    guid: z.guid(),
    uid: text,
    id: z.int().positive().nullable(),
    code: text,
    slug: text.nullable(),
    title: text,
    subtitle: text,
    languages: z.array(z.string().max(40)).max(50),
    zone: z.string().max(60),
    durationMinutes: z.int().positive().nullable(),
    day: z.iso.date(),
    room: z.null(),
    track: text,
    type: text.nullable(),
    doNotRecord: z.boolean().nullable(),
    licence: text,
    recordingUrl: text,
    url: z.null(),
    logo: text,
    feedbackUrl: text,
    originUrl: text,
    state: z.enum(EVENT_STATES),
    mark: z.string().max(200),
    note: text,
    sequence: z.int().min(0),
    updated: z.iso.datetime(),
    roles: z.array(z.string().max(300).nullable()).max(500),
    organizations: z.array(z.string().max(1_000).nullable()).max(500),
    ids: z.array(z.int().positive().nullable()).max(500),
  })
  .partial()

export type Beyond = z.infer<typeof BEYOND>

/** What was written beside an event; null when it is not what Convoke writes. */
export function readBeyond(value: unknown): Beyond | null {
  const read = BEYOND.safeParse(value)
  return read.success ? read.data : null
}

/** Fields that a format does not hold at all: they travel beside it as far as they say something. */
type Carried =
  | 'uid'
  | 'languages'
  | 'note'
  | 'sequence'
  | 'updated'
  | 'state'
  | 'type'
  | 'licence'
  | 'recordingUrl'
  | 'logo'
  | 'feedbackUrl'
  | 'originUrl'
  | 'doNotRecord'
  | 'subtitle'
  | 'id'
  | 'code'
  | 'slug'

/** What is to be written beside an event: the named fields that say something, its zone where it is another, and what `more` adds. */
export function beyondOf(
  event: ScheduleEvent,
  conferenceZone: string,
  fields: readonly Carried[],
  more: Beyond = {},
): Beyond {
  const kept: Record<string, unknown> = {}
  for (const field of fields) if (says(event[field])) kept[field] = event[field]
  if (event.zone !== conferenceZone) kept.zone = event.zone
  return { ...(kept as Beyond), ...more }
}

const says = (value: unknown): boolean =>
  value !== null && value !== 0 && value !== 'confirmed' && !(Array.isArray(value) && value.length === 0)

/** Roles, organizations and numbers of people for formats that know only their names. */
export function beyondOfPeople(event: ScheduleEvent, fields: readonly ('roles' | 'organizations' | 'ids')[]): Beyond {
  const lists = {
    roles: event.people.map((p) => p.role),
    organizations: event.people.map((p) => p.organization),
    ids: event.people.map((p) => p.id),
  }
  const told = (list: readonly unknown[], field: string) =>
    list.length > 0 && (field === 'ids' ? true : list.some((v) => v !== null))
  return Object.fromEntries(fields.filter((f) => told(lists[f], f)).map((f) => [f, lists[f]]))
}
