/**
 * A conference to schedule, in the terms of CoSPLib (Kheiri, Pylyavskyy, Jacko: "CoSPLib - A benchmark library for
 * conference scheduling problems", GECCO 2025 Companion, 131-134, doi 10.1145/3712255.3726570).
 *
 * Everything is an index: `track: 3` is the fourth of `tracks`. Matrices are read `[row][column]` as their names say.
 */

/** A stretch of time cut into equal slots; all rooms run in parallel during it. */
export interface ConferenceSession {
  name: string
  slots: number
}

export interface ConferenceTrack {
  name: string
  /** Tracks that share a chair with this one, so that they should not run in the same session. */
  chairConflicts: number[]
}

export interface ConferenceSubmission {
  name: string
  track: number
  /** Slots it needs, side by side in one cell. */
  slots: number
  /** 0 = free, else its place (from 1) among all submissions of its track. */
  order: number
  presenterConflicts: number[]
  attendeeConflicts: number[]
}

/** The sixteen terms of the cost; a weight of 0 switches a term off. */
export const terms = [
  'tracks_sessions_penalty',
  'tracks_rooms_penalty',
  'sessions_rooms_penalty',
  'similar_tracks_penalty',
  'num_rooms_per_track',
  'parallel_tracks',
  'consecutive_tracks',
  'submissions_timezones_penalty',
  'submissions_order',
  'submissions_sessions_penalty',
  'submissions_rooms_penalty',
  'presenters_conflicts',
  'attendees_conflicts',
  'chairs_conflicts',
  'presenters_conflicts_timeslot_level',
  'attendees_conflicts_timeslot_level',
] as const

export type Term = (typeof terms)[number]

export interface Conference {
  name: string
  sessions: ConferenceSession[]
  rooms: string[]
  tracks: ConferenceTrack[]
  submissions: ConferenceSubmission[]
  weights: Record<Term, number>
  submissionSession: number[][]
  submissionTimezone: number[][]
  submissionRoom: number[][]
  trackSession: number[][]
  trackRoom: number[][]
  /** `[track of the lower room][track of the higher room]`. */
  trackTrack: number[][]
  sessionRoom: number[][]
}
