import { z } from 'zod'
import type { ScheduleEvent } from './schedule.ts'

/**
 * What a format cannot say of an event travels beside it: in a processing instruction, in `meta`, in X- properties. Other programs pass
 * over it; read back it makes the event whole again.
 */
const text = z.string().max(5_000)
const BEYOND = z
  .object({
    uid: text,
    id: z.int().positive(),
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
    state: z.enum(['confirmed', 'cancelled', 'postponed']),
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

/** The named fields of an event as far as they say something. */
export function beyondOf(event: ScheduleEvent, conferenceZone: string, fields: readonly (keyof Beyond & keyof ScheduleEvent)[]): Beyond {
  const kept: Record<string, unknown> = {}
  for (const field of fields) if (!isUsual(event, field, conferenceZone)) kept[field] = event[field]
  if (event.zone !== conferenceZone) kept.zone = event.zone
  return kept as Beyond
}

function isUsual(event: ScheduleEvent, field: keyof ScheduleEvent, zone: string): boolean {
  const value = event[field]
  if (field === 'state') return value === 'confirmed'
  if (field === 'sequence') return value === 0
  if (field === 'zone') return value === zone
  return value === null || (Array.isArray(value) && value.length === 0)
}

/** Roles, organizations and numbers of people for formats that know only their names. */
export function beyondOfPeople(event: ScheduleEvent, fields: readonly ('roles' | 'organizations' | 'ids')[]): Beyond {
  const lists = {
    roles: event.people.map((p) => p.role),
    organizations: event.people.map((p) => p.organization),
    ids: event.people.map((p) => p.id),
  }
  return Object.fromEntries(fields.filter((f) => lists[f].some((v) => v !== null)).map((f) => [f, lists[f]]))
}
