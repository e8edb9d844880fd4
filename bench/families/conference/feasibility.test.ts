import { expect, test } from 'vitest'
import { collisions } from './feasibility.ts'
import { sampleConference } from './samples.ts'
import { solveConference } from './solve.ts'

test('a conference that fills every slot exactly has no collision, and one submission more has', () => {
  const conference = sampleConference('N2OR')
  expect(collisions(conference)).toEqual([])
  conference.submissions[0]!.slots = 2
  expect(collisions(conference)).toEqual([{ code: 'more-slots-than-available', needed: 37, available: 36 }])
})

test('a submission longer than every session is named', () => {
  const conference = sampleConference('N2OR')
  conference.submissions[7]!.slots = 4
  expect(collisions(conference)).toEqual([
    { code: 'submission-longer-than-any-session', submission: 7, slots: 4, longest: 3 },
  ])
})

test('more tracks than cells collide although the slots would suffice', () => {
  const conference = sampleConference('N2OR')
  conference.rooms = ['one room']
  conference.submissions = conference.submissions.filter(
    ({ track }, i) => conference.submissions.findIndex((other) => other.track === track) === i,
  )
  expect(collisions(conference)).toEqual([
    { code: 'more-cells-than-available', needed: 8, available: 4, perTrack: [1, 1, 1, 1, 1, 1, 1, 1] },
  ])
})

test('where counting finds no reason, the search still names what it could not place', () => {
  const conference = sampleConference('N2OR')
  // Seven slots for seven: but five of one track need both long sessions, and two of the other do not fit the short one.
  conference.rooms = ['one room']
  conference.sessions = [3, 3, 1].map((slots) => ({ name: `of ${slots}`, slots }))
  conference.submissions = conference.submissions
    .slice(0, 7)
    .map((submission, i) => ({ ...submission, slots: 1, order: 0, track: i < 5 ? 0 : 1 }))
  const options = { seed: 1, budget: { kind: 'moves', moves: 20_000 } as const, clock: () => 0 }
  expect(collisions(conference)).toEqual([])
  expect(solveConference(conference, options).unplaced).toHaveLength(1)
})
