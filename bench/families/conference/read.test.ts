import { expect, test } from 'vitest'
import { readConference } from './read.ts'
import { sampleConference } from './samples.ts'

test('a file that is not an instance is told what is missing, and where', () => {
  const { weights: _, ...conference } = sampleConference('N2OR')
  const file = { ...conference, rooms: [1, ...conference.rooms.slice(1)] }
  expect(readConference(file)).toEqual({
    ok: false,
    problems: [
      { code: 'not-the-format', at: 'rooms.0', facts: { expected: 'string' } },
      { code: 'not-the-format', at: 'weights', facts: { expected: 'object' } },
    ],
  })
})

test('wrong shapes, unknown numbers and rewards are all named at once', () => {
  const file = structuredClone(sampleConference('N2OR'))
  file.trackRoom.pop()
  file.sessionRoom[1]!.push(0)
  file.submissions[4]!.track = 8
  file.tracks[0]!.chairConflicts.push(99)
  file.weights.submissions_order = -1
  expect(readConference(file)).toEqual({
    ok: false,
    problems: [
      { code: 'matrix-shape', at: 'trackRoom', facts: { rows: 8, found: 7 } },
      { code: 'matrix-shape', at: 'sessionRoom.1', facts: { columns: 4, found: 5 } },
      { code: 'unknown-index', at: 'tracks.0.chairConflicts.0', facts: { found: 99, below: 8 } },
      { code: 'unknown-index', at: 'submissions.4.track', facts: { found: 8, below: 8 } },
      { code: 'negative', at: 'weights.submissions_order', facts: { found: -1 } },
    ],
  })
})
