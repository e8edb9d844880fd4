import type { Random } from '../../../src/scheduling/measuring.ts'
import type { Board } from './board.ts'

const NONE = -1

/**
 * Deals the submissions of an ordered track over the cells it has, so that the wished order comes out. What changes an ordered track
 * changes the sequence, or how much of it each cell takes, and the track is dealt anew: whether a cell had space for a submission before
 * plays no part, only whether the cells hold the sequence.
 */
export class Sequencing {
  private readonly board: Board
  private readonly random: Random
  private readonly free: Int32Array
  private readonly sequence: Int32Array
  private readonly quota: Int32Array
  private readonly cells: Int32Array
  private readonly least: Int32Array
  // What is to change with the deal; NONE for nothing.
  private left = NONE
  private one = NONE
  private other = NONE
  private moved = NONE
  private to = NONE

  constructor(board: Board, random: Random) {
    const { submissions, cells } = board.tables
    this.board = board
    this.random = random
    this.free = new Int32Array(submissions)
    this.sequence = new Int32Array(submissions + 1)
    this.quota = new Int32Array(cells)
    this.cells = new Int32Array(cells)
    this.least = new Int32Array(cells + 1)
  }

  /** The track leaves a cell; the others take what was in it. */
  dealWithout(cell: number): boolean {
    this.left = cell
    return this.dealChanged(this.board.cellTrack[cell]!)
  }

  /** Two submissions of a track change their places in its sequence, as far as they are free to. */
  dealSwapped(one: number, other: number): boolean {
    this.one = one
    this.other = other
    return this.dealChanged(this.board.tables.trackOf[one]!)
  }

  /** One cell of a track takes a submission more, and the one it was in a submission less. */
  dealMoved(submission: number, to: number): boolean {
    this.moved = submission
    this.to = to
    return this.dealChanged(this.board.tables.trackOf[submission]!)
  }

  private dealChanged(track: number): boolean {
    const dealt = this.deal(track)
    this.left = NONE
    this.one = NONE
    this.other = NONE
    this.moved = NONE
    this.to = NONE
    return dealt
  }

  /**
   * Submissions with an order number take that place; the free ones fill the places between in the order they lie.
   * Every cell receives as many submissions as it had, or as near to it as all of them still fit: long ones leave no choice
   * where the sequence is cut. False if the cells cannot hold the sequence however it is cut.
   */
  deal(track: number): boolean {
    const { board } = this
    const count = this.wishedSequence(track)
    const cellCount = this.shareOut(track)
    for (let n = 0; n < count; n++) board.lift(this.sequence[n]!)
    if (!this.cutFromBehind(count, cellCount)) return false
    const { slots } = board.tables
    let next = 0
    for (let n = 0; n < cellCount; n++) {
      const cell = this.cells[n]!
      const until = Math.max(this.least[n + 1]!, n + 1 < cellCount ? this.quota[n + 1]! : count)
      let start = 0
      while (next < until) {
        const submission = this.sequence[next]!
        if (start + slots[submission]! > board.capacity(cell)) break
        board.put(submission, cell, start)
        start += slots[submission]!
        next++
      }
    }
    return true
  }

  /** For each cell, how many of the sequence must lie before it if the rest is to fit into it and those after it. */
  private cutFromBehind(count: number, cellCount: number): boolean {
    const { board, least } = this
    const { slots } = board.tables
    let first = count
    least[cellCount] = count
    for (let n = cellCount - 1; n >= 0; n--) {
      let space = board.capacity(this.cells[n]!)
      while (first > 0 && slots[this.sequence[first - 1]!]! <= space) space -= slots[this.sequence[--first]!]!
      least[n] = first
    }
    return first === 0
  }

  /** The cells the track will have and, for each, how many submissions shall lie before it. */
  private shareOut(track: number): number {
    const { board, left, moved, to } = this
    const first = track * board.tables.cells
    // What lay in a cell that is left goes to the cell before it or to the one after it.
    const goesBefore = left !== NONE && this.random.below(2) === 0
    let count = 0
    let before = 0
    let owed = 0
    for (let n = 0; n < board.trackCellCount[track]!; n++) {
      const cell = board.trackCells[first + n]!
      const items =
        board.cellItems[cell]! + (cell === to ? 1 : 0) - (moved !== NONE && cell === board.cellOf[moved] ? 1 : 0)
      if (cell === left) {
        if (goesBefore) before += items
        else owed = items
        continue
      }
      this.cells[count] = cell
      this.quota[count++] = before
      before += items + owed
      owed = 0
    }
    return count
  }

  /** Writes the track's submissions in the order they shall have, and answers how many there are. */
  private wishedSequence(track: number): number {
    const { board, moved } = this
    const { cells, stride, order } = board.tables
    const cellCount = board.trackCellCount[track]!
    let total = 0
    for (let n = 0; n < cellCount; n++) total += board.cellItems[board.trackCells[track * cells + n]!]!
    this.sequence.fill(NONE, 0, total)
    let freeCount = 0
    let [first, second] = [NONE, NONE]
    const take = (submission: number) => {
      const place = order[submission]! - 1
      if (place >= 0 && place < total && this.sequence[place] === NONE) this.sequence[place] = submission
      else {
        if (submission === this.one) first = freeCount
        if (submission === this.other) second = freeCount
        this.free[freeCount++] = submission
      }
    }
    for (let n = 0; n < cellCount; n++) {
      const cell = board.trackCells[track * cells + n]!
      for (let slot = 0; slot < stride; slot++) {
        const submission = board.slotAt[cell * stride + slot]!
        if (submission >= 0 && submission !== moved && board.startOf[submission] === slot) take(submission)
      }
      if (cell === this.to) take(moved)
    }
    if (first !== NONE && second !== NONE) {
      this.free[first] = this.other
      this.free[second] = this.one
    }
    let nextFree = 0
    for (let place = 0; place < total; place++)
      if (this.sequence[place] === NONE) this.sequence[place] = this.free[nextFree++]!
    return total
  }
}
