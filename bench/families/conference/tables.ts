import type { Conference } from './instance.ts'

/**
 * A conference flattened for the search: weights multiplied in, matrices laid out row after row.
 * A cell's number is `session * rooms + room`; so cells in rising order run by session, then room.
 */
export interface Tables {
  sessions: number
  rooms: number
  cells: number
  tracks: number
  submissions: number
  /** Slots of the longest session: the stride of everything kept per slot. */
  stride: number
  capacity: Int32Array
  slots: Int32Array
  trackOf: Int32Array
  order: Int32Array
  /** Price of a track in a cell: tracks_sessions, tracks_rooms and sessions_rooms together. `[track * cells + cell]` */
  trackCell: Float64Array
  /** Price of a submission in a session for all its slots. `[submission * sessions + session]` */
  submissionSession: Float64Array
  /** Likewise by room; `hasRoomWishes` is false when all are 0. */
  submissionRoom: Float64Array
  hasRoomWishes: boolean
  /** Price of two tracks in one session, similarity and chairs. `[track of lower room * tracks + other]` */
  trackPair: Float64Array
  /** 1 for tracks with any non-zero entry in `trackPair`. */
  hasPairs: Uint8Array
  /** Conflicts of submission i: entries `conflictFrom[i]` up to `conflictFrom[i + 1]`. */
  conflictFrom: Int32Array
  conflictWith: Int32Array
  conflictSession: Float64Array
  conflictSlot: Float64Array
  /** 1 for tracks where order is priced and some submission has one. */
  isOrdered: Uint8Array
  /** 1 for submissions whose exact slot matters: ordered track, or a conflict by slot. */
  slotMatters: Uint8Array
  parallelWeight: number
  roomsWeight: number
  consecutiveWeight: number
  orderWeight: number
  /** Submissions by track: `trackMembers` from `trackFrom[t]` up to `trackFrom[t + 1]`. */
  trackFrom: Int32Array
  trackMembers: Int32Array
}

export function tablesOf(conference: Conference): Tables {
  const { weights } = conference
  const sessions = conference.sessions.length
  const rooms = conference.rooms.length
  const tracks = conference.tracks.length
  const submissions = conference.submissions.length
  const cells = sessions * rooms
  const trackOf = Int32Array.from(conference.submissions, ({ track }) => track)
  const slots = Int32Array.from(conference.submissions, ({ slots }) => slots)
  const order = Int32Array.from(conference.submissions, ({ order }) => order)

  const trackCell = Float64Array.from({ length: tracks * cells }, (_, index) => {
    const track = Math.floor(index / cells)
    const session = Math.floor((index % cells) / rooms)
    const room = index % rooms
    return (
      weights.tracks_sessions_penalty * conference.trackSession[track]![session]! +
      weights.tracks_rooms_penalty * conference.trackRoom[track]![room]! +
      weights.sessions_rooms_penalty * conference.sessionRoom[session]![room]!
    )
  })
  const submissionSession = Float64Array.from({ length: submissions * sessions }, (_, index) => {
    const submission = Math.floor(index / sessions)
    const session = index % sessions
    const price =
      weights.submissions_timezones_penalty * conference.submissionTimezone[submission]![session]! +
      weights.submissions_sessions_penalty * conference.submissionSession[submission]![session]!
    return slots[submission]! * price
  })
  const submissionRoom = Float64Array.from({ length: submissions * rooms }, (_, index) => {
    const submission = Math.floor(index / rooms)
    const wish = conference.submissionRoom[submission]![index % rooms]!
    return slots[submission]! * weights.submissions_rooms_penalty * wish
  })
  const trackPair = Float64Array.from({ length: tracks * tracks }, (_, index) => {
    const lower = Math.floor(index / tracks)
    const higher = index % tracks
    if (lower === higher) return 0
    const chairs = conference.tracks[lower]!.chairConflicts.includes(higher) ? weights.chairs_conflicts : 0
    return weights.similar_tracks_penalty * conference.trackTrack[lower]![higher]! + chairs
  })
  const hasPairs = Uint8Array.from({ length: tracks }, (_, t) =>
    trackPair.some((price, index) => price > 0 && (Math.floor(index / tracks) === t || index % tracks === t)) ? 1 : 0,
  )
  const isOrdered = new Uint8Array(tracks)
  if (weights.submissions_order > 0) for (let i = 0; i < submissions; i++) if (order[i]! > 0) isOrdered[trackOf[i]!] = 1

  const conflicts = conflictsOf(conference)
  const slotMatters = Uint8Array.from({ length: submissions }, (_, i) => {
    const bySlot = conflicts.conflictSlot.subarray(conflicts.conflictFrom[i]!, conflicts.conflictFrom[i + 1]!)
    return isOrdered[trackOf[i]!] || bySlot.some((price) => price > 0) ? 1 : 0
  })

  const members = conference.tracks.map((_, t) => [...trackOf.keys()].filter((i) => trackOf[i] === t))
  const trackFrom = new Int32Array(tracks + 1)
  members.forEach((list, t) => {
    trackFrom[t + 1] = trackFrom[t]! + list.length
  })

  return {
    sessions,
    rooms,
    cells,
    tracks,
    submissions,
    stride: Math.max(...conference.sessions.map((session) => session.slots)),
    capacity: Int32Array.from(conference.sessions, (session) => session.slots),
    slots,
    trackOf,
    order,
    trackCell,
    submissionSession,
    submissionRoom,
    hasRoomWishes: submissionRoom.some((price) => price > 0),
    trackPair,
    hasPairs,
    ...conflicts,
    isOrdered,
    slotMatters,
    parallelWeight: weights.parallel_tracks,
    roomsWeight: weights.num_rooms_per_track,
    consecutiveWeight: weights.consecutive_tracks,
    orderWeight: weights.submissions_order,
    trackFrom,
    trackMembers: Int32Array.from(members.flat()),
  }
}

/**
 * Both kinds of conflict in one list: a presenters' and an attendees' conflict of one pair add up.
 * As in `score`, a pair counts if the submission that comes first names the other.
 */
function conflictsOf(conference: Conference) {
  const { weights, submissions } = conference
  const pairs = submissions.map(() => new Map<number, { session: number; slot: number }>())
  const add = (one: number, other: number, session: number, slot: number) => {
    if (session === 0 && slot === 0) return
    for (const [a, b] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = pairs[a]!.get(b) ?? { session: 0, slot: 0 }
      pairs[a]!.set(b, { session: known.session + session, slot: known.slot + slot })
    }
  }
  submissions.forEach((submission, one) => {
    for (const other of submission.presenterConflicts)
      if (other > one) add(one, other, weights.presenters_conflicts, weights.presenters_conflicts_timeslot_level)
    for (const other of submission.attendeeConflicts)
      if (other > one) add(one, other, weights.attendees_conflicts, weights.attendees_conflicts_timeslot_level)
  })
  const conflictFrom = new Int32Array(submissions.length + 1)
  pairs.forEach((with_, i) => {
    conflictFrom[i + 1] = conflictFrom[i]! + with_.size
  })
  const entries = pairs.flatMap((with_) => [...with_])
  return {
    conflictFrom,
    conflictWith: Int32Array.from(entries, ([other]) => other),
    conflictSession: Float64Array.from(entries, ([, price]) => price.session),
    conflictSlot: Float64Array.from(entries, ([, price]) => price.slot),
  }
}
