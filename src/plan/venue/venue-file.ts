import { z } from 'zod'

const instant = z.iso.datetime().transform((text) => new Date(text))
const people = z.number().int().positive().nullish()

const room = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  building: z.string().optional(),
  capacity: z.record(z.string(), people),
  interpretation_booths: z.number().int().nonnegative().default(0),
  layouts: z.array(z.string()).default([]),
  hybrid: z.record(z.string(), z.union([z.boolean(), z.number()])).default({}),
  step_free: z.boolean().optional(),
  hearing_loop: z.boolean().optional(),
})

const virtualRoom = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
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
}

const slot = z.object({
  id: z.string().min(1),
  date: z.iso.date(),
  ...time,
  band: z.string().nullish(),
  period: z.string(),
  mode: z.string(),
})

const reserved = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  ...time,
  local_start: z.string().optional(),
  local_end: z.string().optional(),
  rooms: z.array(z.string()).default([]),
  blocks_all_rooms: z.boolean().default(false),
  interpretation: z.array(z.string()).default([]),
  seats: z.number().int().optional(),
  milestone: z.string().optional(),
})

/** A part of the forum that wishes can name, over one period of the grid or several. */
const stretch = z.object({ id: z.string().min(1), periods: z.array(z.string()).min(1) })

const team = z.object({
  id: z.string().min(1),
  languages: z.array(z.string()).min(1),
  rooms: z.array(z.string()),
  slots_per_day: z.number().int().positive().nullish(),
})

/** What a venue file (format 1) holds. */
export const venueFile = z.object({
  format: z.literal(1),
  rooms: z.array(room),
  virtual_rooms: z.array(virtualRoom).default([]),
  slots: z.array(slot),
  stretches: z.array(stretch).default([]),
  reserved: z.array(reserved).default([]),
  interpretation_teams: z.array(team).default([]),
})

export type VenueFile = z.infer<typeof venueFile>

/** Reads a venue file, format 1. Throws zod's error, which names the place of each mistake. */
export const parseVenueFile = (json: unknown): VenueFile => venueFile.parse(json)
