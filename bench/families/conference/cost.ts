import { type Conference, type Term, terms } from './instance.ts'

/**
 * A plan as CoSPLib writes it: -1 stands for nothing.
 * A cell is one room during one session; it holds one track, and each of its slots one submission of that track.
 */
export interface ConferencePlan {
  /** `[session][room]` */
  tracks: number[][]
  /** `[session][room][slot]` */
  submissions: number[][][]
}

export interface Score {
  /** Sum of the components: the number CoSPLib's checker prints for a feasible plan. */
  objective: number
  /** Weight times count, one for each term. */
  components: Record<Term, number>
  /** Submissions that do not fill exactly their slots, side by side in one cell of their track. */
  misplaced: number[]
}

interface Placement {
  submission: number
  session: number
  room: number
  slot: number
}

/**
 * The exact cost of a plan, term by term, written to be read beside the definition rather than to be fast.
 * Source: the sixteen terms as summed by CoSPLib 1.0.2's own checker; its published solutions are the tests.
 */
export function score(conference: Conference, plan: ConferencePlan): Score {
  const placements = placementsOf(plan)
  const counts: Record<Term, number> = {
    ...trackCounts(conference, plan),
    ...submissionCounts(conference, placements),
    ...conflictCounts(conference, placements),
    submissions_order: orderCount(conference, placements),
  }
  const components = {} as Record<Term, number>
  let objective = 0
  for (const term of terms) {
    const weight = conference.weights[term]
    components[term] = weight === 0 ? 0 : weight * counts[term]
    objective += components[term]
  }
  return { objective, components, misplaced: misplacedSubmissions(conference, plan, placements) }
}

function placementsOf(plan: ConferencePlan): Placement[] {
  return plan.submissions.flatMap((rooms, session) =>
    rooms.flatMap((slots, room) =>
      slots.flatMap((submission, slot) => (submission < 0 ? [] : [{ submission, session, room, slot }])),
    ),
  )
}

type TrackTerm =
  | 'tracks_sessions_penalty'
  | 'tracks_rooms_penalty'
  | 'sessions_rooms_penalty'
  | 'similar_tracks_penalty'
  | 'num_rooms_per_track'
  | 'parallel_tracks'
  | 'consecutive_tracks'
  | 'chairs_conflicts'

function trackCounts(conference: Conference, plan: ConferencePlan): Record<TrackTerm, number> {
  const counts: Record<TrackTerm, number> = {
    tracks_sessions_penalty: 0,
    tracks_rooms_penalty: 0,
    sessions_rooms_penalty: 0,
    similar_tracks_penalty: 0,
    num_rooms_per_track: 0,
    parallel_tracks: 0,
    consecutive_tracks: 0,
    chairs_conflicts: 0,
  }
  const roomsOf = conference.tracks.map(() => new Set<number>())
  const sessionsOf = conference.tracks.map(() => new Set<number>())
  plan.tracks.forEach((row, session) => {
    const used = row.flatMap((track, room) => (track < 0 ? [] : [{ track, room }]))
    for (const { track, room } of used) {
      counts.tracks_sessions_penalty += conference.trackSession[track]![session]!
      counts.tracks_rooms_penalty += conference.trackRoom[track]![room]!
      counts.sessions_rooms_penalty += conference.sessionRoom[session]![room]!
      roomsOf[track]!.add(room)
      sessionsOf[track]!.add(session)
    }
    used.forEach((lower, i) => {
      for (const higher of used.slice(i + 1)) {
        if (lower.track === higher.track) continue
        counts.similar_tracks_penalty += conference.trackTrack[lower.track]![higher.track]!
        if (conference.tracks[lower.track]!.chairConflicts.includes(higher.track)) counts.chairs_conflicts += 1
      }
    })
    counts.parallel_tracks += used.length - new Set(used.map(({ track }) => track)).size
  })
  for (const rooms of roomsOf) counts.num_rooms_per_track += Math.max(0, rooms.size - 1)
  for (const sessions of sessionsOf) {
    if (sessions.size > 0 && Math.max(...sessions) - Math.min(...sessions) + 1 > sessions.size) {
      counts.consecutive_tracks += 1
    }
  }
  return counts
}

type SubmissionTerm = 'submissions_timezones_penalty' | 'submissions_sessions_penalty' | 'submissions_rooms_penalty'

/** A submission of two slots pays twice: the checker sums over occupied slots. */
function submissionCounts(conference: Conference, placements: Placement[]): Record<SubmissionTerm, number> {
  const counts = { submissions_timezones_penalty: 0, submissions_sessions_penalty: 0, submissions_rooms_penalty: 0 }
  for (const { submission, session, room } of placements) {
    counts.submissions_timezones_penalty += conference.submissionTimezone[submission]![session]!
    counts.submissions_sessions_penalty += conference.submissionSession[submission]![session]!
    counts.submissions_rooms_penalty += conference.submissionRoom[submission]![room]!
  }
  return counts
}

/**
 * Within a track, submissions are numbered by session, room and slot. Each ordered one that does not sit at its number
 * counts 1, and so does each slot shared by two ordered ones of a track in the same session.
 */
function orderCount(conference: Conference, placements: Placement[]): number {
  const { submissions } = conference
  let count = 0
  const numbered = new Map<number, Set<number>>()
  for (const { submission } of placements) {
    const { track, order } = submissions[submission]!
    const seen = numbered.get(track) ?? new Set<number>()
    numbered.set(track, seen)
    if (seen.has(submission)) continue
    seen.add(submission)
    if (order !== 0 && order !== seen.size) count += 1
  }
  const ordered = placements.filter(({ submission }) => submissions[submission]!.order !== 0)
  ordered.forEach((one, i) => {
    for (const other of ordered.slice(i + 1)) {
      const sameTrack = submissions[one.submission]!.track === submissions[other.submission]!.track
      if (sameTrack && one.session === other.session && one.slot === other.slot) count += 1
    }
  })
  return count
}

type ConflictTerm =
  | 'presenters_conflicts'
  | 'attendees_conflicts'
  | 'presenters_conflicts_timeslot_level'
  | 'attendees_conflicts_timeslot_level'

function conflictCounts(conference: Conference, placements: Placement[]): Record<ConflictTerm, number> {
  const counts = {
    presenters_conflicts: 0,
    attendees_conflicts: 0,
    presenters_conflicts_timeslot_level: 0,
    attendees_conflicts_timeslot_level: 0,
  }
  const where: Placement[][] = conference.submissions.map(() => [])
  for (const placement of placements) where[placement.submission]!.push(placement)
  const add = (one: number, other: number, kind: 'presenters_conflicts' | 'attendees_conflicts') => {
    const together = where[one]!.flatMap((a) =>
      where[other]!.filter((b) => a.session === b.session && a.room !== b.room).map((b) => a.slot === b.slot),
    )
    if (together.length > 0) counts[kind] += 1
    counts[`${kind}_timeslot_level`] += together.filter((sameSlot) => sameSlot).length
  }
  conference.submissions.forEach((submission, one) => {
    for (const other of submission.presenterConflicts) if (other > one) add(one, other, 'presenters_conflicts')
    for (const other of submission.attendeeConflicts) if (other > one) add(one, other, 'attendees_conflicts')
  })
  return counts
}

function misplacedSubmissions(conference: Conference, plan: ConferencePlan, placements: Placement[]): number[] {
  const where: Placement[][] = conference.submissions.map(() => [])
  for (const placement of placements) where[placement.submission]!.push(placement)
  return conference.submissions.flatMap(({ track, slots }, submission) => {
    const places = where[submission]!
    const [first] = places
    const sound =
      first !== undefined &&
      places.length === slots &&
      plan.tracks[first.session]![first.room] === track &&
      places.every((p, i) => p.session === first.session && p.room === first.room && p.slot === first.slot + i)
    return sound ? [] : [submission]
  })
}
