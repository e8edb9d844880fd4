import { anneal, type Budget, type Cooling, type Progress, Random } from '../../../src/scheduling/measuring.ts'
import type { ConferencePlan } from './cost.ts'
import { type Conference, type Term, terms } from './instance.ts'
import { ConferenceLandscape, type MoveShares } from './landscape.ts'
import { type Tables, tablesOf } from './tables.ts'

export interface SolveOptions {
  seed: number
  budget: Budget
  /** Seconds from any fixed beginning; see `AnnealOptions`. */
  clock: () => number
  onProgress?: (progress: Progress) => void
  shouldStop?: () => boolean
}

export interface Solved {
  plan: ConferencePlan
  /** Submissions for which the search found no place. */
  unplaced: number[]
  moves: number
  accepted: number
  seconds: number
}

/** Searches a plan for a conference. Equal conference, seed and number of moves give the equal plan. */
export function solveConference(conference: Conference, options: SolveOptions): Solved {
  const tables = tablesOf(conference)
  const random = new Random(options.seed)
  const cooling = coolingFor(conference)
  const landscape = new ConferenceLandscape(tables, random, moveShares(tables), {
    first: UNPLACED_AT_START * cooling.start,
    last: UNPLACED_AT_END,
  })
  const { moves, accepted, seconds } = anneal(landscape, { ...options, cooling, random })
  return { plan: landscape.plan(), unplaced: landscape.unplaced(), moves, accepted, seconds }
}

/** Price of an unplaced slot in starting temperatures: cheap at first, so that full conferences can be repacked. */
const UNPLACED_AT_START = 5
/** In the end it outweighs nearly every wish. */
const UNPLACED_AT_END = 1e6

/**
 * Temperatures by the conference's weights alone. The start is a hundredth of the heaviest weight, held within limits:
 * 200 still lets through what costs 1000, and hotter starts only spent time on plans nobody wants; below 3 small
 * conferences froze. The end lies well below the cheapest breach. Four shorter rounds follow the first; they begin
 * where the best plan is shaken, not broken.
 */
function coolingFor(conference: Conference): Cooling {
  const weights = weightsInUse(conference)
  const cheapest = Math.min(...weights)
  const start = cheapest * Math.min(200, Math.max(3, Math.max(...weights) / cheapest / 100))
  return {
    start,
    reheat: Math.sqrt(start * cheapest),
    end: 0.12 * cheapest,
    reheats: 4,
    firstShare: 0.6,
  }
}

/** Weights of terms that something in the conference can cost; 1 if there are none. */
function weightsInUse(conference: Conference): number[] {
  const { submissions, tracks, weights } = conference
  const unused = new Set<Term>()
  const idle = (term: Term, isIdle: boolean) => {
    if (isIdle) unused.add(term)
  }
  const allZero = (matrix: number[][]) => matrix.every((row) => row.every((value) => value === 0))
  idle('tracks_sessions_penalty', allZero(conference.trackSession))
  idle('tracks_rooms_penalty', allZero(conference.trackRoom))
  idle('sessions_rooms_penalty', allZero(conference.sessionRoom))
  idle('similar_tracks_penalty', allZero(conference.trackTrack))
  idle('submissions_timezones_penalty', allZero(conference.submissionTimezone))
  idle('submissions_sessions_penalty', allZero(conference.submissionSession))
  idle('submissions_rooms_penalty', allZero(conference.submissionRoom))
  const noPresenters = submissions.every(({ presenterConflicts }) => presenterConflicts.length === 0)
  idle('presenters_conflicts', noPresenters)
  idle('presenters_conflicts_timeslot_level', noPresenters)
  const noAttendees = submissions.every(({ attendeeConflicts }) => attendeeConflicts.length === 0)
  idle('attendees_conflicts', noAttendees)
  idle('attendees_conflicts_timeslot_level', noAttendees)
  idle(
    'chairs_conflicts',
    tracks.every(({ chairConflicts }) => chairConflicts.length === 0),
  )
  idle(
    'submissions_order',
    submissions.every(({ order }) => order === 0),
  )
  const inUse = terms.filter((term) => weights[term] > 0 && !unused.has(term)).map((term) => weights[term])
  return inUse.length > 0 ? inUse : [1]
}

/** How often each kind of move is drawn; moves within a cell only where a submission's exact slot has a price. */
export function moveShares(tables: Tables): MoveShares {
  return {
    moveSubmission: 30,
    swapSubmissions: 20,
    swapCells: 22,
    moveTrackToRoom: 6,
    shiftTrack: 6,
    mergeCell: 5,
    replaceCell: 7,
    splitCell: 4,
    shuffleCell: tables.slotMatters.some((matters) => matters === 1) ? 10 : 0,
  }
}
