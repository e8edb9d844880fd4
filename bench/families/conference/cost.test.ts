import { expect, test } from 'vitest'
import { score } from './cost.ts'
import type { Term } from './instance.ts'
import { publishedSolutions, sampleConference } from './samples.ts'

/** The checker's names for the terms; it prints those with a weight. */
const checkerNames: Record<string, Term> = {
  'Tracks_Sessions|Penalty': 'tracks_sessions_penalty',
  'Tracks_Rooms|Penalty': 'tracks_rooms_penalty',
  'Sessions_Rooms|Penalty': 'sessions_rooms_penalty',
  'Similar Tracks': 'similar_tracks_penalty',
  'Number of rooms per track': 'num_rooms_per_track',
  'Parallel tracks': 'parallel_tracks',
  'Consecutive tracks': 'consecutive_tracks',
  'Submissions timezones': 'submissions_timezones_penalty',
  'Submissions order': 'submissions_order',
  'Submissions_Sessions|Penalty': 'submissions_sessions_penalty',
  'Presenters conflicts [Session Level]': 'presenters_conflicts',
  'Attendees conflicts [Session Level]': 'attendees_conflicts',
  'Chairs conflicts': 'chairs_conflicts',
}

test.each(publishedSolutions().map((solution) => [solution.instance, solution.model, solution] as const))(
  'the published solution of %s (%s model) costs what the official checker says, term by term',
  (name, _model, solution) => {
    const { objective, components, misplaced } = score(sampleConference(name), solution)
    const { 'Submissions with multiple timeslots in different sessions': split, ...checked } = solution.components
    const ours = Object.fromEntries(Object.keys(checked).map((key) => [key, components[checkerNames[key]!]]))
    expect({ objective, components: ours }).toEqual({ objective: solution.objective, components: checked })
    expect([split, misplaced]).toEqual([0, []])
  },
)

test('terms the published solutions leave at zero count as defined', () => {
  const conference = sampleConference('N2OR')
  const [solution] = publishedSolutions().filter(({ instance }) => instance === 'N2OR')
  const one = solution!.submissions[0]![0]![0]!
  const beside = solution!.submissions[0]![1]![0]!
  const later = solution!.submissions[0]![1]![1]!
  const [low, high] = [Math.min(one, beside), Math.max(one, beside)]
  conference.submissions[low]!.presenterConflicts.push(high)
  conference.submissions[Math.min(one, later)]!.attendeeConflicts.push(Math.max(one, later))
  conference.weights.presenters_conflicts = 3
  conference.weights.presenters_conflicts_timeslot_level = 5
  conference.weights.attendees_conflicts = 7
  conference.weights.attendees_conflicts_timeslot_level = 11
  const before = score(sampleConference('N2OR'), solution!).components
  const after = score(conference, solution!).components
  expect(after.presenters_conflicts).toBe(before.presenters_conflicts + 3)
  expect(after.presenters_conflicts_timeslot_level).toBe(5)
  expect(after.attendees_conflicts).toBe(7 * (before.attendees_conflicts + 1))
  expect(after.attendees_conflicts_timeslot_level).toBe(0)
})

test('a submission that is missing or cut in two is named', () => {
  const conference = sampleConference('GECCO19')
  const [solution] = publishedSolutions()
  const plan = structuredClone(solution!)
  const [cell] = plan.submissions.flat().filter((slots) => slots.filter((s) => s >= 0 && s !== slots[0]).length > 1)
  const missing = cell![1]!
  cell![1] = -1
  expect(score(conference, plan).misplaced).toEqual([missing])
})
