import type { Random } from '../../../src/scheduling/measuring.ts'
import type { Board } from './board.ts'
import { Packing } from './packing.ts'
import { Sequencing } from './sequencing.ts'

/** Above this weight no search would break an order for long: a thousand times the temperatures at which plans take shape. */
const DEAR = 1e5

/**
 * The random changes the search is made of. Each answers false if what it drew cannot be done; the board may then be
 * left half changed, and whoever asked rolls it back.
 */
export class Moves {
  private readonly board: Board
  private readonly random: Random
  private readonly packing: Packing
  private readonly sequencing: Sequencing
  private readonly kept: Int32Array
  private readonly orderIsDear: boolean

  constructor(board: Board, random: Random) {
    this.board = board
    this.random = random
    this.packing = new Packing(board, random)
    this.sequencing = new Sequencing(board, random)
    this.orderIsDear = board.tables.orderWeight >= DEAR
    this.kept = new Int32Array(board.tables.cells)
  }

  /** One submission to another cell of its track or to an empty one; where there is no space, it changes places. */
  moveSubmission(): boolean {
    const { board, random } = this
    const { trackOf } = board.tables
    const fromOutside = board.unplacedCount > 0 && random.below(4) === 0
    const submission = fromOutside
      ? board.unplaced[random.below(board.unplacedCount)]!
      : random.below(board.tables.submissions)
    const from = board.cellOf[submission]!
    const track = trackOf[submission]!
    const cells = board.trackCellCount[track]!
    const toEmpty = board.emptyCount > 0 && (cells === 0 || random.below(4) === 0)
    if (!toEmpty && cells === 0) return false
    const to = toEmpty ? board.emptyCells[random.below(board.emptyCount)]! : this.cellOfTrack(track)
    if (to === from) return false
    if (!toEmpty && from >= 0 && this.keepsOrder(track)) return this.sequencing.dealMoved(submission, to)
    if (board.space(to) < board.tables.slots[submission]!) {
      if (board.cellItems[to] === 0) return false
      const other = this.packing.randomIn(to)
      return this.exchange(submission, other)
    }
    if (from >= 0) board.lift(submission)
    return this.packing.insert(submission, to) && this.resequence(track)
  }

  /** Two submissions of a track change cells. */
  swapSubmissions(): boolean {
    const { board, random } = this
    const { trackOf, trackFrom, trackMembers } = board.tables
    const one = random.below(board.tables.submissions)
    const track = trackOf[one]!
    const first = trackFrom[track]!
    const other = trackMembers[first + random.below(trackFrom[track + 1]! - first)]!
    return this.exchange(one, other)
  }

  /** The contents of two cells change places; the second may be empty. Half of the time they share session or room. */
  swapCells(): boolean {
    const { board, random } = this
    const { cells, rooms, sessions } = board.tables
    const one = random.below(cells)
    if (board.cellItems[one] === 0) return false
    const kind = random.below(4)
    let other = random.below(cells)
    if (kind === 0) other = board.session(one) * rooms + random.below(rooms)
    else if (kind === 1) other = random.below(sessions) * rooms + board.room(one)
    return this.exchangeCells(one, other)
  }

  /** A track leaves one room for another in every session; what was there comes back the other way. */
  moveTrackToRoom(): boolean {
    const { board, random } = this
    const track = random.below(board.tables.tracks)
    const count = this.keepCells(track)
    if (count === 0) return false
    const from = board.room(this.kept[random.below(count)]!)
    const to = random.below(board.tables.rooms)
    if (from === to) return false
    for (let n = 0; n < count; n++) {
      const cell = this.kept[n]!
      if (board.room(cell) !== from) continue
      this.packing.swapCells(cell, cell - from + to)
    }
    return true
  }

  /** All cells of a track go the same number of sessions later or earlier, or only those of one session go elsewhere. */
  shiftTrack(): boolean {
    const { board, random } = this
    const { tracks, sessions, rooms } = board.tables
    const track = random.below(tracks)
    const count = this.keepCells(track)
    if (count === 0) return false
    const only = random.below(2) === 0 ? board.session(this.kept[random.below(count)]!) : -1
    const shift = random.below(sessions) - (only < 0 ? board.session(this.kept[0]!) : only)
    if (shift === 0) return false
    for (let n = 0; n < count; n++) {
      // Going later, the last cell goes first, so that no cell meets one of its own.
      const cell = this.kept[shift > 0 ? count - 1 - n : n]!
      const session = board.session(cell)
      if (only >= 0 && session !== only) continue
      if (session + shift < 0 || session + shift >= sessions) return false
      const to = cell + shift * rooms
      const displaced = board.cellTrack[to]!
      this.packing.swapCells(cell, to)
      if (displaced >= 0 && displaced !== track && !this.resequence(displaced)) return false
    }
    return this.resequence(track)
  }

  /** A cell is dissolved: its submissions go to the other cells of their track. */
  mergeCell(): boolean {
    const cell = this.usedCell()
    if (cell < 0) return false
    return this.dissolve(cell)
  }

  /** A cell is dissolved and another one, or a single submission off the board or of another cell, takes its place. */
  replaceCell(): boolean {
    const { board, random } = this
    const target = this.usedCell()
    if (target < 0) return false
    if (!this.dissolve(target)) return false
    const fromOutside = board.unplacedCount > 0 && random.below(2) === 0
    const wholeCell = !fromOutside && random.below(2) === 0
    if (wholeCell) {
      const source = this.usedCell()
      if (source < 0 || source === target) return false
      const track = board.cellTrack[source]!
      this.packing.swapCells(source, target)
      return this.resequence(track)
    }
    const submission = fromOutside
      ? board.unplaced[random.below(board.unplacedCount)]!
      : random.below(board.tables.submissions)
    if (board.tables.slots[submission]! > board.capacity(target)) return false
    if (board.cellOf[submission]! >= 0) board.lift(submission)
    board.put(submission, target, 0)
    return this.resequence(board.tables.trackOf[submission]!)
  }

  /** A cell gives part of its submissions to an empty cell. */
  splitCell(): boolean {
    const { board, random } = this
    if (board.emptyCount === 0) return false
    const cell = this.usedCell()
    if (cell < 0 || board.cellItems[cell]! < 2) return false
    const track = board.cellTrack[cell]!
    const empty = board.emptyCells[random.below(board.emptyCount)]!
    return this.packing.split(cell, empty) && this.resequence(track)
  }

  /** Two slots of one cell change what they hold. */
  shuffleCell(): boolean {
    const { board, random } = this
    const submission = random.below(board.tables.submissions)
    const cell = board.cellOf[submission]!
    if (cell < 0 || !board.tables.slotMatters[submission]) return false
    return this.packing.reorder(cell, submission) && this.resequence(board.tables.trackOf[submission]!)
  }

  private exchange(one: number, other: number): boolean {
    const { board } = this
    const { slots, trackOf } = board.tables
    const cellOne = board.cellOf[one]!
    const cellOther = board.cellOf[other]!
    if (one === other || cellOne === cellOther) return false
    if (cellOne >= 0 && cellOther >= 0 && this.keepsOrder(trackOf[one]!)) return this.sequencing.dealSwapped(one, other)
    const difference = slots[one]! - slots[other]!
    if (cellOther >= 0 && board.space(cellOther) < difference) return false
    if (cellOne >= 0 && board.space(cellOne) < -difference) return false
    const fits = this.packing.exchange(one, other)
    return fits && this.resequence(trackOf[one]!)
  }

  private exchangeCells(one: number, other: number): boolean {
    const { board } = this
    if (one === other) return false
    const track = board.cellTrack[one]!
    const displaced = board.cellTrack[other]!
    if (track === displaced && board.session(one) === board.session(other)) return false
    this.packing.swapCells(one, other)
    return this.resequence(track) && (displaced < 0 || displaced === track || this.resequence(displaced))
  }

  /** A cell's submissions go to the other cells of their track. */
  private dissolve(cell: number): boolean {
    const track = this.board.cellTrack[cell]!
    return this.keepsOrder(track) ? this.sequencing.dealWithout(cell) : this.packing.dissolve(cell)
  }

  private resequence(track: number): boolean {
    return !this.keepsOrder(track) || this.sequencing.deal(track)
  }

  /** Ordered tracks are dealt anew with every change where order is dear, else with most: breaking it is worth a try. */
  private keepsOrder(track: number): boolean {
    if (!this.board.tables.isOrdered[track]) return false
    return this.orderIsDear || this.random.below(4) !== 0
  }

  private keepCells(track: number): number {
    const { board } = this
    const first = track * board.tables.cells
    const count = board.trackCellCount[track]!
    for (let n = 0; n < count; n++) this.kept[n] = board.trackCells[first + n]!
    return count
  }

  private cellOfTrack(track: number): number {
    const { board } = this
    return board.trackCells[track * board.tables.cells + this.random.below(board.trackCellCount[track]!)]!
  }

  /** A used cell, or -1 if a few draws met only empty ones. */
  private usedCell(): number {
    for (let draw = 0; draw < 4; draw++) {
      const cell = this.random.below(this.board.tables.cells)
      if (this.board.cellItems[cell]! > 0) return cell
    }
    return -1
  }
}
