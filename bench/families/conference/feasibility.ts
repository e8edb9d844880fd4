import type { Conference } from './instance.ts'

/** Constraints that cannot hold together, found by counting; what search time cannot mend. */
export type Collision =
  | { code: 'submission-longer-than-any-session'; submission: number; slots: number; longest: number }
  | { code: 'more-slots-than-available'; needed: number; available: number }
  | { code: 'more-cells-than-available'; needed: number; available: number; perTrack: number[] }

/**
 * Looks for reasons why no plan can place every submission. An empty list is no promise: packing submissions of
 * several slots can still fail, and then the search names those it could not place.
 */
export function collisions(conference: Conference): Collision[] {
  const { sessions, rooms, submissions, tracks } = conference
  const longest = Math.max(...sessions.map((session) => session.slots))
  const tooLong = submissions.flatMap(({ slots }, submission): Collision[] =>
    slots > longest ? [{ code: 'submission-longer-than-any-session', submission, slots, longest }] : [],
  )
  if (tooLong.length > 0) return tooLong

  const available = rooms.length * sessions.reduce((sum, session) => sum + session.slots, 0)
  const needed = submissions.reduce((sum, submission) => sum + submission.slots, 0)
  if (needed > available) return [{ code: 'more-slots-than-available', needed, available }]

  // A cell belongs to one track, so a track of any size needs whole cells; a cell holds one submission of over half.
  const perTrack = tracks.map((_, track) => {
    const own = submissions.filter((submission) => submission.track === track).map(({ slots }) => slots)
    const load = own.reduce((sum, slots) => sum + slots, 0)
    return Math.max(Math.ceil(load / longest), own.filter((slots) => 2 * slots > longest).length)
  })
  const cells = perTrack.reduce((sum, count) => sum + count, 0)
  const cellsAvailable = rooms.length * sessions.length
  return cells > cellsAvailable
    ? [{ code: 'more-cells-than-available', needed: cells, available: cellsAvailable, perTrack }]
    : []
}
