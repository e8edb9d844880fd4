import { z } from 'zod'
import { code, day, instant, localized, thing } from '../../platform/written-files.ts'

const people = z.number().int().positive().nullish()
const within = { building: code.nullish(), level: localized.nullish() }

/** A week of the grid, or another run of days that slots belong to. */
const period = thing({
  id: code,
  from: day,
  to: day,
  number: z.int().positive().optional(),
  days: z.int().positive().optional(),
})

/** A part of the day that wishes can name. */
const band = thing({ id: code, starts_from: z.string().optional(), starts_before: z.string().optional() })

const building = thing({ id: code, name: localized })

const room = thing({
  id: code,
  name: localized,
  ...within,
  capacity: z.record(z.string(), people),
  interpretation_booths: z.number().int().nonnegative().default(0),
  layouts: z.array(z.string()).default([]),
  hybrid: z.record(z.string(), z.union([z.boolean(), z.number()])).default({}),
  step_free: z.boolean().optional(),
  hearing_loop: z.boolean().optional(),
})

const virtualRoom = thing({
  id: code,
  name: localized,
  capacity: z.record(z.string(), people),
  interpretation_channels: z.number().int().nonnegative().default(0),
  captioning_feed: z.boolean().default(false),
  recording: z.boolean().default(false),
})

/** Wall clocks in the zone of the forum. The instants may be left out: they follow from them. */
const time = {
  local_start: z.string(),
  local_end: z.string(),
  utc_start: instant.optional(),
  utc_end: instant.optional(),
  utc_offset: z.string().optional(),
}

const slot = thing({
  id: code,
  date: day,
  ...time,
  band: z.string().nullish(),
  period: z.string(),
  mode: z.string(),
  minutes: z.int().positive().optional(),
})

const reserved = thing({
  id: code,
  title: localized,
  ...time,
  local_start: z.string().optional(),
  local_end: z.string().optional(),
  rooms: z.array(z.string()).default([]),
  slots: z.array(z.string()).optional(),
  blocks_all_rooms: z.boolean().default(false),
  interpretation: z.array(z.string()).default([]),
  seats: z.number().int().optional(),
  milestone: z.string().optional(),
})

/** A part of the forum that wishes can name, over one period of the grid or several. */
const stretch = thing({ id: code, periods: z.array(z.string()).min(1) })

const team = thing({
  id: code,
  languages: z.array(z.string()).min(1),
  rooms: z.array(z.string()),
  slots_per_day: z.number().int().positive().nullish(),
  languages_at_once: z.number().int().positive().optional(),
})

/** What a venue file (format 2) holds. */
export const venueFile = thing({
  format: z.literal(2, 'must be 2: every name of a room, a building and what is reserved stands in six languages'),
  title: z.string().optional(),
  buildings: z.array(building).default([]),
  rooms: z.array(room),
  virtual_rooms: z.array(virtualRoom).default([]),
  periods: z.array(period).default([]),
  time_bands: z.array(band).default([]),
  slots: z.array(slot),
  stretches: z.array(stretch).default([]),
  reserved: z.array(reserved).default([]),
  interpretation_teams: z.array(team).default([]),
  /** Kept for people and for what is to come; the plan does not ask them. */
  exhibition_areas: z.array(z.looseObject({ id: code, name: localized, building: code.nullish() })).default([]),
  closed_days: z.array(thing({ date: day, reason: localized })).default([]),
})

export type VenueFile = z.infer<typeof venueFile>

/** Reads a venue file, format 2. Throws zod's error, which names the place of each mistake. */
export const parseVenueFile = (json: unknown): VenueFile => venueFile.parse(json)
