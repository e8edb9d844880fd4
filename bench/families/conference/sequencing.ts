import type { Board } from './board.ts'

/** Deals the submissions of an ordered track over the cells it has, so that the wished order comes out. */
export class Sequencing {
  private readonly board: Board
  private readonly free: Int32Array
  private readonly sequence: Int32Array
  private readonly quota: Int32Array
  private readonly cells: Int32Array

  constructor(board: Board) {
    this.board = board
    this.free = new Int32Array(board.tables.submissions)
    this.sequence = new Int32Array(board.tables.submissions + 1)
    this.quota = new Int32Array(board.tables.cells)
    this.cells = new Int32Array(board.tables.cells)
  }

  /**
   * Submissions with an order number take that place; the free ones fill the places between in the order they lie.
   * Every cell receives as many submissions as it had, as far as they fit. False if some do not.
   */
  deal(track: number): boolean {
    const { board } = this
    const count = this.wishedSequence(track)
    const cellCount = this.clear(track)
    const { slots } = board.tables
    let next = 0
    for (let n = 0; n < cellCount; n++) {
      const cell = this.cells[n]!
      let start = 0
      // What an earlier cell could not take is owed by the later ones.
      const carried = n + 1 < cellCount ? this.quota[n + 1]! : count
      while (next < count && next < carried) {
        const submission = this.sequence[next]!
        if (start + slots[submission]! > board.capacity(cell)) break
        board.put(submission, cell, start)
        start += slots[submission]!
        next++
      }
    }
    return next === count
  }

  /** Lifts the whole track; remembers its cells and, for each, how many submissions lay before it. */
  private clear(track: number): number {
    const { board } = this
    const cellCount = board.trackCellCount[track]!
    let before = 0
    for (let n = 0; n < cellCount; n++) {
      const cell = board.trackCells[track * board.tables.cells + n]!
      this.cells[n] = cell
      this.quota[n] = before
      before += board.cellItems[cell]!
    }
    for (let n = 0; n < before; n++) board.lift(this.sequence[n]!)
    return cellCount
  }

  private wishedSequence(track: number): number {
    const { board } = this
    const { cells, stride, order } = board.tables
    const cellCount = board.trackCellCount[track]!
    let total = 0
    for (let n = 0; n < cellCount; n++) total += board.cellItems[board.trackCells[track * cells + n]!]!
    this.sequence.fill(-1, 0, total)
    let freeCount = 0
    for (let n = 0; n < cellCount; n++) {
      const cell = board.trackCells[track * cells + n]!
      for (let slot = 0; slot < stride; slot++) {
        const submission = board.slotAt[cell * stride + slot]!
        if (submission < 0 || board.startOf[submission] !== slot) continue
        const place = order[submission]! - 1
        if (place >= 0 && place < total && this.sequence[place] === -1) this.sequence[place] = submission
        else this.free[freeCount++] = submission
      }
    }
    let nextFree = 0
    for (let place = 0; place < total; place++)
      if (this.sequence[place] === -1) this.sequence[place] = this.free[nextFree++]!
    return total
  }
}
