import type { Random } from '../../../src/scheduling/measuring.ts'
import type { Board } from './board.ts'

/** How submissions are laid into cells: where in a cell there is room, and what must close up to make some. */
export class Packing {
  private readonly board: Board
  private readonly random: Random
  private readonly first: Int32Array
  private readonly firstStart: Int32Array
  private readonly second: Int32Array
  private readonly secondStart: Int32Array

  constructor(board: Board, random: Random) {
    this.board = board
    this.random = random
    this.first = new Int32Array(board.tables.stride)
    this.firstStart = new Int32Array(board.tables.stride)
    this.second = new Int32Array(board.tables.stride)
    this.secondStart = new Int32Array(board.tables.stride)
  }

  /** A submission of the cell at random; the cell must not be empty. */
  randomIn(cell: number): number {
    return this.first[this.random.below(this.list(cell, this.first, this.firstStart))]!
  }

  /** Lays a submission into a cell, closing gaps if needed. False if the cell has too few empty slots. */
  insert(submission: number, cell: number): boolean {
    const { board } = this
    const length = board.tables.slots[submission]!
    if (board.space(cell) < length) return false
    let start = this.gap(cell, length)
    if (start < 0) {
      start = board.cellUsed[cell]!
      this.closeUp(cell)
    }
    board.put(submission, cell, start)
    return true
  }

  /** Two submissions in different cells change places; either may be off the board. The spaces must suffice. */
  exchange(one: number, other: number): boolean {
    const { board } = this
    const cellOne = board.cellOf[one]!
    const cellOther = board.cellOf[other]!
    const startOne = board.startOf[one]!
    const startOther = board.startOf[other]!
    const equal = board.tables.slots[one] === board.tables.slots[other]
    if (cellOne >= 0) board.lift(one)
    if (cellOther >= 0) board.lift(other)
    if (equal) {
      if (cellOther >= 0) board.put(one, cellOther, startOther)
      if (cellOne >= 0) board.put(other, cellOne, startOne)
      return true
    }
    return (cellOther < 0 || this.insert(one, cellOther)) && (cellOne < 0 || this.insert(other, cellOne))
  }

  /**
   * The contents of two cells change places, each as it lay where it fits so, else closed up. What a shorter cell cannot
   * take stays off the board: full conferences have no other way from one packing to the next.
   */
  swapCells(one: number, other: number): void {
    const { board } = this
    const inOne = this.list(one, this.first, this.firstStart)
    const inOther = this.list(other, this.second, this.secondStart)
    for (let n = 0; n < inOne; n++) board.lift(this.first[n]!)
    for (let n = 0; n < inOther; n++) board.lift(this.second[n]!)
    this.lay(other, this.first, this.firstStart, inOne)
    this.lay(one, this.second, this.secondStart, inOther)
  }

  /** A cell's submissions go to other cells of their track with room for them, or to an empty one at times. */
  dissolve(cell: number): boolean {
    const { board, random } = this
    const { cells, slots } = board.tables
    const track = board.cellTrack[cell]!
    const count = this.list(cell, this.second, this.secondStart)
    for (let n = 0; n < count; n++) {
      const submission = this.second[n]!
      const candidates = board.trackCellCount[track]!
      const from = random.below(candidates)
      let to = -1
      for (let step = 0; step < candidates && to < 0; step++) {
        const candidate = board.trackCells[track * cells + ((from + step) % candidates)]!
        if (candidate !== cell && board.space(candidate) >= slots[submission]!) to = candidate
      }
      if (to < 0) {
        if (board.emptyCount === 0) return false
        to = board.emptyCells[random.below(board.emptyCount)]!
        if (board.space(to) < slots[submission]!) return false
      }
      board.lift(submission)
      if (!this.insert(submission, to)) return false
    }
    return true
  }

  /** The later submissions of a cell, from a random one on, go to an empty cell. */
  split(cell: number, empty: number): boolean {
    const { board, random } = this
    const count = this.list(cell, this.first, this.firstStart)
    const from = 1 + random.below(count - 1)
    for (let n = from; n < count; n++) {
      const submission = this.first[n]!
      board.lift(submission)
      if (!this.insert(submission, empty)) return false
    }
    return true
  }

  /** A submission goes to another slot of its cell: it changes places with what is there, or the cell is laid anew. */
  reorder(cell: number, submission: number): boolean {
    const { board, random } = this
    const capacity = board.capacity(cell)
    const count = this.list(cell, this.first, this.firstStart)
    const slot = random.below(capacity)
    for (let n = 0; n < count; n++) board.lift(this.first[n]!)
    const length = board.tables.slots[submission]!
    const start = Math.min(slot, capacity - length)
    board.put(submission, cell, start)
    for (let n = 0; n < count; n++) {
      const other = this.first[n]!
      if (other === submission) continue
      const otherLength = board.tables.slots[other]!
      const kept = this.isFree(cell, this.firstStart[n]!, otherLength)
        ? this.firstStart[n]!
        : this.gap(cell, otherLength)
      if (kept < 0) return false
      board.put(other, cell, kept)
    }
    return true
  }

  /** Writes the submissions of a cell in the order of their slots and answers how many there are. */
  private list(cell: number, into: Int32Array, starts: Int32Array): number {
    const { board } = this
    const { stride, slots } = board.tables
    const items = board.cellItems[cell]!
    let count = 0
    for (let slot = 0; count < items; ) {
      const submission = board.slotAt[cell * stride + slot]!
      if (submission < 0) slot++
      else {
        into[count] = submission
        starts[count++] = slot
        slot += slots[submission]!
      }
    }
    return count
  }

  private lay(cell: number, submissions: Int32Array, starts: Int32Array, count: number): void {
    const { board } = this
    const { slots } = board.tables
    if (count === 0) return
    const last = count - 1
    const fits = starts[last]! + slots[submissions[last]!]! <= board.capacity(cell)
    let next = 0
    for (let n = 0; n < count; n++) {
      const length = slots[submissions[n]!]!
      if (!fits && next + length > board.capacity(cell)) continue
      board.put(submissions[n]!, cell, fits ? starts[n]! : next)
      next += length
    }
  }

  private closeUp(cell: number): void {
    const { board } = this
    const count = this.list(cell, this.first, this.firstStart)
    let next = 0
    for (let n = 0; n < count; n++) {
      const submission = this.first[n]!
      if (this.firstStart[n] !== next) {
        board.lift(submission)
        board.put(submission, cell, next)
      }
      next += board.tables.slots[submission]!
    }
  }

  private isFree(cell: number, start: number, length: number): boolean {
    const { board } = this
    if (start + length > board.capacity(cell)) return false
    const from = cell * board.tables.stride + start
    for (let n = from; n < from + length; n++) if (board.slotAt[n]! >= 0) return false
    return true
  }

  /** The first slot of the first gap of at least this length, or -1. */
  private gap(cell: number, length: number): number {
    const last = this.board.capacity(cell) - length
    for (let start = 0; start <= last; start++) if (this.isFree(cell, start, length)) return start
    return -1
  }
}
