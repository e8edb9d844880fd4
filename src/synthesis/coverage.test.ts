import { expect, test } from 'vitest'
import { balanceOf, coverageOf } from './coverage.ts'
import type { Readable } from './reads.ts'
import type { Desk, Passage, Point } from './things.ts'

const readable = (id: string, group: string | null, language = 'en') =>
  ({ id, group, region: null, language }) as Partial<Readable> as Readable
const passage = (id: string, submissionId: string, removed = false) =>
  ({ id, submissionId, state: { themes: [], removed } }) as Partial<Passage> as Passage
const point = (id: string, passages: string[], removed = false): Point => ({
  id,
  state: { words: { en: id }, theme: null, passages, position: 0, removed },
})

const READ = [readable('s1', 'states'), readable('s2', 'states', 'ar'), readable('s3', null), readable('s4', 'youth')]
const DESK: Desk = {
  themes: [],
  passages: [
    passage('p1', 's1'),
    passage('p2', 's1'),
    passage('p3', 's2'),
    passage('p4', 's2', true),
    passage('p5', 's3'),
    passage('p6', 'withdrawn'),
  ],
  points: [point('one', ['p1', 'p2', 'p6']), point('two', ['p1']), point('taken back', ['p3'], true)],
}

test('of each submission it is known what was taken and what is quoted; what was taken back counts for nothing', () => {
  const covered = coverageOf(READ, DESK).map(({ id, taken, quoted }) => [id, taken, quoted])
  expect(covered).toEqual([
    ['s1', 2, 2],
    ['s2', 1, 0],
    ['s3', 1, 0],
    ['s4', 0, 0],
  ])
})

test('the balance of who is quoted sets quoted submissions beside all of them, unknown ones among them', () => {
  const covered = coverageOf(READ, DESK)
  expect(balanceOf(covered, 'group')).toEqual([
    { code: 'states', all: 2, quoted: 1, passages: 2 },
    { code: 'youth', all: 1, quoted: 0, passages: 0 },
    { code: null, all: 1, quoted: 0, passages: 0 },
  ])
  expect(balanceOf(covered, 'language').map(({ code, all, quoted }) => [code, all, quoted])).toEqual([
    ['en', 3, 1],
    ['ar', 1, 0],
  ])
  expect(balanceOf(covered.toReversed(), 'group')).toEqual(balanceOf(covered, 'group'))
})
