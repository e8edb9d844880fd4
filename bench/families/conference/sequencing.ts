import type { Board } from './board.ts'

/** Deals the submissions of an ordered track over the cells it has, so that the wished order comes out. */
export class Sequencing {
  private readonly board: Board
  private readonly free: Int32Array
  private readonly sequence: Int32Array
  private readonly quota: Int32Array
  private readonly cells: Int32Array
  private readonly least: Int32Array

  constructor(board: Board) {
    this.board = board
    this.free = new Int32Array(board.tables.submissions)
    this.sequence = new Int32Array(board.tables.submissions + 1)
    this.quota = new Int32Array(board.tables.cells)
    this.cells = new Int32Array(board.tables.cells)
    this.least = new Int32Array(board.tables.cells + 1)
  }

  /**
   * Submissions with an order number take that place; the free ones fill the places between in the order they lie.
   * Every cell receives as many submissions as it had, or as near to it as all of them still fit: long ones leave no choice
   * where the sequence is cut. False if the cells cannot hold the sequence however it is cut.
   */
  deal(track: number): boolean {
    const { board } = this
    const count = this.wishedSequence(track)
    const cellCount = this.clear(track)
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
