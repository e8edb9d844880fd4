import { expect, test } from 'vitest'
import { Random } from '../../../src/scheduling/measuring.ts'
import { Board } from './board.ts'
import { score } from './cost.ts'
import type { Conference } from './instance.ts'
import { terms } from './instance.ts'
import { sampleConference } from './samples.ts'
import { Sequencing } from './sequencing.ts'
import { solveConference } from './solve.ts'
import { tablesOf } from './tables.ts'

test.each([1, 2, 3])('a search in which order outweighs everything ends in order, seed %i', (seed) => {
  const conference = sampleConference('GECCO23')
  const { plan } = solveConference(conference, { seed, budget: { kind: 'moves', moves: 100_000 }, clock: () => 0 })
  const { components, misplaced } = score(conference, plan)
  expect({ order: components.submissions_order, misplaced }).toEqual({ order: 0, misplaced: [] })
})

const zeros = (rows: number, columns: number) => Array.from({ length: rows }, () => Array<number>(columns).fill(0))

/** One track in one room: some sessions, and submissions of one to seven slots, about half of them with a place in the order. */
function oneTrack(random: Random): Conference {
  const lengths = Array.from({ length: 4 + random.below(8) }, () => (random.below(3) === 0 ? 2 + random.below(6) : 1))
  const sessions = 2 + random.below(4)
  const count = lengths.length
  return {
    name: 'one track',
    sessions: Array.from({ length: sessions }, (_, i) => ({ name: `${i}`, slots: 7 + random.below(4) })),
    rooms: ['hall'],
    tracks: [{ name: 'ordered', chairConflicts: [] }],
    submissions: lengths.map((slots, i) => ({
      ...{ name: `${i}`, track: 0, slots, presenterConflicts: [], attendeeConflicts: [] },
      order: random.below(2) === 0 ? i + 1 : 0,
    })),
    weights: Object.fromEntries(
      terms.map((term) => [term, term === 'submissions_order' ? 1 : 0]),
    ) as Conference['weights'],
    submissionSession: zeros(count, sessions),
    submissionTimezone: zeros(count, sessions),
    submissionRoom: zeros(count, 1),
    trackSession: zeros(1, sessions),
    trackRoom: zeros(1, 1),
    trackTrack: zeros(1, 1),
    sessionRoom: zeros(sessions, 1),
  }
}

/** A board with every submission somewhere, in no order; null where first fit finds no place for one. */
function layAnyhow(conference: Conference, random: Random): Board | null {
  const board = new Board(tablesOf(conference))
  const all = Int32Array.from(conference.submissions, (_, i) => i)
  random.shuffle(all)
  for (const submission of all) {
    const { slots } = conference.submissions[submission]!
    const cells = conference.sessions.map((_, cell) => cell).filter((cell) => board.space(cell) >= slots)
    if (cells.length === 0) return null
    const cell = cells[random.below(cells.length)]!
    board.put(submission, cell, board.cellUsed[cell]!)
  }
  board.settleOrder()
  return board
}

const cellsOf = (board: Board) => [...board.trackCells.subarray(0, board.trackCellCount[0])]

/** Whether cells hold a sequence of lengths one after the other: filling each as far as it goes is as good as any way. */
function hold(capacities: number[], lengths: number[]): boolean {
  let next = 0
  for (const capacity of capacities)
    for (let used = 0; next < lengths.length && used + lengths[next]! <= capacity; next++) used += lengths[next]!
  return next === lengths.length
}

/** The sequence a track shall have: the ordered at their places, the free between them as they lie. */
function sequenceIn(board: Board, conference: Conference): number[] {
  const lying = conference.submissions.map((_, i) => i)
  lying.sort((a, b) => board.cellOf[a]! - board.cellOf[b]! || board.startOf[a]! - board.startOf[b]!)
  const free = lying.filter((i) => conference.submissions[i]!.order === 0)
  return conference.submissions.map(({ order }, place) => (order === place + 1 ? place : free.shift()!))
}

test('a track is dealt in order whenever its cells hold the sequence, and only then', () => {
  const seen = { dealt: 0, refused: 0 }
  for (let seed = 1; seed <= 600; seed++) {
    const random = new Random(seed)
    const conference = oneTrack(random)
    const board = layAnyhow(conference, random)
    if (!board) continue
    const left = seed % 2 === 0 ? cellsOf(board)[random.below(cellsOf(board).length)]! : -1
    const kept = cellsOf(board).filter((cell) => cell !== left)
    const lengths = sequenceIn(board, conference).map((i) => conference.submissions[i]!.slots)
    const fits = hold(
      kept.map((cell) => board.capacity(cell)),
      lengths,
    )
    board.begin()
    const before = [...board.cellOf]
    const sequencing = new Sequencing(board, random)
    const dealt = left < 0 ? sequencing.deal(0) : sequencing.dealWithout(left)
    expect({ seed, dealt }).toEqual({ seed, dealt: fits })
    if (dealt) {
      board.settleOrder()
      expect(score(conference, board.plan())).toMatchObject({ objective: 0, misplaced: [] })
      expect(left >= 0 && board.cellItems[left]! > 0).toBe(false)
      seen.dealt++
    } else {
      board.rollBack()
      expect([...board.cellOf]).toEqual(before)
      seen.refused++
    }
  }
  expect(Math.min(seen.dealt, seen.refused)).toBeGreaterThan(40)
})

test('what is swapped in an ordered track is swapped, and what is moved is moved, unless order says otherwise', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const random = new Random(seed)
    const conference = oneTrack(random)
    const board = layAnyhow(conference, random)
    const free = conference.submissions.flatMap(({ order }, i) => (order === 0 ? [i] : []))
    if (!board || free.length < 2) continue
    const [one = 0, other = 0] = free
    const sequence = sequenceIn(board, conference)
    const swapped = sequence.map((i) => (i === one ? other : i === other ? one : i))
    board.begin()
    if (!new Sequencing(board, random).dealSwapped(one, other)) continue
    expect({ seed, sequence: sequenceIn(board, conference) }).toEqual({ seed, sequence: swapped })
  }
})
