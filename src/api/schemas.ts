import { z } from 'zod'
import { LANGUAGES } from '../platform/languages/public.ts'

// What the open interface answers, resource by resource. The description at /api/v1/openapi.json is made of these, and tests hold the
// answers to them, so the two cannot differ.

const localized = z
  .partialRecord(z.enum(LANGUAGES), z.string())
  .meta({ description: 'A text by language, in those it has' })
const instant = z.iso.datetime().meta({ description: 'Instant in UTC' })
const day = z.iso.date().meta({ description: 'Day of the calendar' })
const url = z.string().meta({ description: 'Address of the page for people' })
const language = z.string().meta({ description: 'Language tag' })
/** Ids of people and organizations are words of the house, those of rooms and sessions UUIDs. */
const id = z.string().regex(/^[a-z0-9][a-z0-9_-]*$/)
const subjects = z.array(z.object({ vocabulary: z.string(), term: z.string() }))

const edition = z.object({
  slug: z.string(),
  title: localized,
  zone: z.string().meta({ description: 'IANA zone in which days are meant' }),
  city: localized,
  starts_on: day,
  ends_on: day,
  url,
})

const milestone = z.object({
  code: z.string(),
  kind: z.string(),
  title: localized,
  starts_at: instant.nullable(),
  ends_at: instant.nullable(),
  whole_day: z.boolean().meta({ description: 'Only its day is known, no hour' }),
  mode: z.string().nullable(),
  zone: z.string(),
})
const phase = z.object({ numeral: z.string(), label: localized, title: localized, milestones: z.array(milestone) })

const call = z.object({
  code: z.string(),
  title: localized,
  description: localized,
  binding: z.boolean(),
  submission_kinds: z.array(z.string()),
  opens_at: instant,
  closes_at: instant,
  zone: z.string(),
  extensions: z.array(z.object({ from: instant, to: instant, reason: localized })),
  url,
})

const organizationNamed = z.object({ id, name: z.string(), language })

const submission = z.object({
  reference: z.string(),
  number: z.int(),
  kind: z.string(),
  state: z.string(),
  title: z.string(),
  language,
  country: z.string().nullable(),
  region: z.string().nullable(),
  stakeholder_group: z.string().nullable(),
  organization: organizationNamed.nullable(),
  subjects,
  recommends: z.array(z.string()).meta({ description: 'Names of people it recommends who have agreed to be shown' }),
  received_at: instant,
  changed_at: instant,
  url,
})

const room = z.object({
  id: z.uuid(),
  code: z.string(),
  name: localized,
  building: localized.nullable(),
  level: localized.nullable(),
  kind: z.enum(['on_site', 'online']),
  seats: z.int().nullable().meta({ description: 'null: not known' }),
  step_free: z.boolean().nullable().meta({ description: 'null: not known' }),
})

const session = z.object({
  id: z.uuid(),
  number: z.int(),
  title: z.string(),
  language,
  type: z.string(),
  standing: z.enum(['on', 'unplaced', 'cancelled', 'postponed']).meta({
    description:
      'What is not on keeps the time and room it was last published with; unplaced: its time is to be announced',
  }),
  starts_at: instant,
  ends_at: instant,
  room: room.pick({ id: true, code: true, name: true, kind: true }),
  mode: z.string(),
  abstract: z.string(),
  objectives: z.string(),
  relevance: z.string(),
  subjects,
  working_languages: z.array(language),
  interpretation_languages: z.array(language),
  captioning: z.boolean(),
  people: z.array(
    z.object({
      id,
      name: z.string(),
      role: z.string(),
      presence: z.string(),
      organization: organizationNamed.nullable(),
    }),
  ),
  organizations: z.array(organizationNamed.extend({ role: z.string() })),
  submission: z.string().nullable().meta({ description: 'Reference of the submission it was made of' }),
  sequence: z.int().meta({ description: 'Grows with each published change' }),
  changed_at: instant,
  url,
})

const person = z.object({
  id,
  name: z.string(),
  organization: organizationNamed.nullable(),
  sessions: z.array(z.object({ number: z.int(), role: z.string() })),
  url,
})

const organization = organizationNamed.extend({
  names: localized,
  country: z.string().nullable(),
  website: z.string().nullable(),
  url,
})

const version = z.object({
  version: z.int(),
  published_at: instant,
  name: z.string().meta({ description: 'As first written; empty where it has none' }),
  names: localized,
  note: z.string().meta({ description: 'As first written; empty where there is none' }),
  notes: localized,
  changes: z.int().meta({ description: 'How many sessions it changed' }),
  url,
})

export const SCHEMAS = { edition, phase, call, submission, session, person, organization, room, version }
export type Shown<Name extends keyof typeof SCHEMAS> = z.output<(typeof SCHEMAS)[Name]>

export const REFUSED = z.object({ error: z.enum(['nothing-here', 'cursor-unknown', 'limit-wrong']) })
