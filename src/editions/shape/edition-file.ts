import { z } from 'zod'
import { MILESTONE_KINDS, type MilestoneKind } from '../../consultation/public.ts'
import { code, country, day, instant, localized, slug, thing, wallClock, zone } from '../../platform/written-files.ts'

const text = z.string().min(1)
const mode = z.enum(['physical', 'hybrid', 'virtual'])

/** A moment as people agreed on it. The instant may be left out: it follows from the wall clock and the zone. */
const moment = { local: wallClock, zone, instant_utc: instant.optional() }

const place = thing({ city: localized, country, venue: localized.nullish() })

const milestone = thing({
  id: code,
  kind: z.enum(Object.keys(MILESTONE_KINDS) as [MilestoneKind, ...MilestoneKind[]]),
  principal: z.boolean().default(false),
  call: code.nullish(),
  title: localized,
  /** What it is about, where the title does not say. */
  about: localized.optional(),
  date: day.optional(),
  local_start: wallClock.nullish(),
  local_end: wallClock.nullish(),
  zone: zone.nullish(),
  utc_offset: text.optional(),
  utc_start: instant.nullish(),
  utc_end: instant.nullish(),
  mode: mode.nullish(),
  place: place.nullish(),
  host_event: thing({
    name: localized,
    acronym: localized,
    zone: zone.optional(),
    session_label: localized.optional(),
  }).nullish(),
  meeting_number: z.int().positive().optional(),
  binding: z.boolean().optional(),
  open_to: z.enum(['all_stakeholders']).optional(),
  /** What no source states of it, but this file takes to be so: shown as the forum's own word, never as the letter's. */
  inferred: z.array(z.enum(['place', 'open_to'])).default([]),
  remote_participation: z.boolean().optional(),
  url: text.optional(),
  printed_zone_label: text.optional(),
  printed_as_slot: z.boolean().optional(),
  closing_instant_utc: instant.nullish(),
  closing_rule: text.optional(),
})

const phase = thing({
  number: z.int().positive(),
  numeral: text.optional(),
  label: localized,
  title: localized,
  description: localized,
  milestones: z.array(milestone),
})

const call = thing({
  id: code,
  binding: z.boolean(),
  submission_kinds: z.array(code).min(1, 'a call asks for one kind of submission at least'),
  title: localized,
  description: localized,
  addressed_to: text.optional(),
  opens: thing(moment),
  closes: thing({
    ...moment,
    rule: text,
    precision: z.enum(['date', 'slot', 'minute']).optional(),
    /** Other readings of what was printed, kept beside the one taken. */
    alternatives: z.array(thing({ rule: text, instant_utc: z.iso.datetime() })).optional(),
  }),
  limits: z.record(z.string(), z.unknown()).optional(),
  letter_basis: text.optional(),
  after_known_changes: thing({ instant_utc: instant }).optional(),
})

/** What is no longer as the letter says, and was known when the file was written. It is applied on top, so the old stays recorded. */
const knownChange = thing({
  id: code,
  what: z.enum([
    'deadline_extended',
    'mode_changed',
    'dates_changed',
    'milestone_moved',
    'precision_changed',
    'organizations_changed',
  ]),
  target: z.record(z.string(), z.string()),
  from: z.record(z.string(), z.unknown()),
  to: z.record(z.string(), z.unknown()),
  announced_on: day.nullish(),
  reason: localized.nullish(),
  source: text.nullish(),
  note: text.nullish(),
})

const letter = thing({
  reference: text,
  date: day,
  place: localized.optional(),
  language: z.string(),
  sender: thing({ name: localized, title: localized, on_behalf_of: z.array(code).default([]) }),
  promises: z.record(z.string(), z.boolean()).default({}),
})

const forum = thing({
  starts_on: day,
  ends_on: day,
  final_week: thing({ from: day, to: day }).nullish(),
  zone,
  city: localized,
  country,
  venue: localized.nullish(),
  mode: thing({
    planned: mode,
    fallbacks: z.array(thing({ mode, as_in: localized.optional() })).default([]),
    depends_on: localized.optional(),
  }),
  programme_claim: localized.nullish(),
})

/** What the file edition.json holds: one year of one forum, its phases and calls. */
export const editionFile = thing({
  format: z.literal(2, 'must be 2, the format that editions/README.md of the program describes'),
  id: slug,
  series: thing({ id: slug, name: localized }),
  title: localized,
  process_title: localized,
  reference_prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]{1,11}$/, 'must be 2 to 12 capital letters and digits, such as "NDF26"'),
  sessions: thing({ first_number: z.int().positive().default(1), made_of: z.array(code) }),
  theme: localized.nullish(),
  theme_status: z.record(z.string(), z.unknown()).default({}),
  letter: letter.nullish(),
  contact: thing({
    name: localized.optional(),
    role: localized.optional(),
    email: z.email('must be an e-mail address'),
    phone: text.optional(),
    fax: text.optional(),
    website: text.optional(),
  }),
  addressees: z.array(z.record(z.string(), z.unknown())).optional(),
  engaged_in_preparation: z.array(z.string()).optional(),
  forum,
  legal_basis: z.array(thing({ symbol: text, cited_as: localized, about: localized })).default([]),
  co_organizers: z.array(code).default([]),
  facilitators: z.array(code).default([]),
  facilitator_groups: z.array(code).default([]),
  phases: z.array(phase).min(1, 'a consultation has one phase at least'),
  calls: z.array(call),
  known_changes: z.array(knownChange).default([]),
})

export type EditionFile = z.infer<typeof editionFile>
