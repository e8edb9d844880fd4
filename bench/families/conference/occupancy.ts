import type { ConferencePlan } from './cost.ts'
import type { Tables } from './tables.ts'

export const NOWHERE = -1
const EMPTY = -1

/**
 * What lies where, and the counts and lists that follow from it; costs are no matter here.
 * A cell takes its track from the first submission laid into it and loses it with the last.
 */
export class Occupancy {
  readonly tables: Tables
  /** Slots that the submissions off the board would need. */
  unplacedSlots = 0

  readonly slotAt: Int32Array
  readonly cellTrack: Int32Array
  readonly cellItems: Int32Array
  readonly cellUsed: Int32Array
  readonly cellOf: Int32Array
  readonly startOf: Int32Array
  /** The cells of a track in rising order: `trackCells[track * cells + n]` for n below `trackCellCount[track]`. */
  readonly trackCells: Int32Array
  readonly trackCellCount: Int32Array
  /** Lists with the place of each member, for drawing at random. */
  readonly emptyCells: Int32Array
  emptyCount = 0
  readonly unplaced: Int32Array
  unplacedCount = 0

  private readonly emptyPlace: Int32Array
  private readonly unplacedPlace: Int32Array
  protected readonly inSession: Int32Array
  protected readonly inRoom: Int32Array
  protected readonly trackRooms: Int32Array
  protected readonly sessionOf: Int32Array
  protected readonly roomOf: Int32Array

  constructor(tables: Tables) {
    this.tables = tables
    const { cells, submissions, tracks, sessions, rooms, stride } = tables
    this.slotAt = new Int32Array(cells * stride).fill(EMPTY)
    this.cellTrack = new Int32Array(cells).fill(EMPTY)
    this.cellItems = new Int32Array(cells)
    this.cellUsed = new Int32Array(cells)
    this.cellOf = new Int32Array(submissions).fill(NOWHERE)
    this.startOf = new Int32Array(submissions)
    this.trackCells = new Int32Array(tracks * cells)
    this.trackCellCount = new Int32Array(tracks)
    this.emptyCells = Int32Array.from({ length: cells }, (_, cell) => cell)
    this.emptyPlace = this.emptyCells.slice()
    this.emptyCount = cells
    this.unplaced = Int32Array.from({ length: submissions }, (_, i) => i)
    this.unplacedPlace = this.unplaced.slice()
    this.unplacedCount = submissions
    this.inSession = new Int32Array(tracks * sessions)
    this.inRoom = new Int32Array(tracks * rooms)
    this.trackRooms = new Int32Array(tracks)
    this.sessionOf = Int32Array.from({ length: cells }, (_, cell) => Math.floor(cell / rooms))
    this.roomOf = Int32Array.from({ length: cells }, (_, cell) => cell % rooms)
    for (const slots of tables.slots) this.unplacedSlots += slots
  }

  session(cell: number): number {
    return this.sessionOf[cell]!
  }

  room(cell: number): number {
    return this.roomOf[cell]!
  }

  capacity(cell: number): number {
    return this.tables.capacity[this.sessionOf[cell]!]!
  }

  /** Slots of a cell that hold nothing. */
  space(cell: number): number {
    return this.capacity(cell) - this.cellUsed[cell]!
  }

  protected removeFrom(submission: number, cell: number): void {
    const { slots, stride } = this.tables
    const length = slots[submission]!
    const from = cell * stride + this.startOf[submission]!
    for (let n = from; n < from + length; n++) this.slotAt[n] = EMPTY
    this.cellOf[submission] = NOWHERE
    this.cellUsed[cell]! -= length
    if (--this.cellItems[cell]! === 0) this.close(cell)
    this.unplacedSlots += length
    this.unplacedPlace[submission] = this.unplacedCount
    this.unplaced[this.unplacedCount++] = submission
  }

  protected layInto(submission: number, cell: number, start: number): void {
    const { slots, stride, trackOf } = this.tables
    const length = slots[submission]!
    const from = cell * stride + start
    for (let n = from; n < from + length; n++) this.slotAt[n] = submission
    this.cellOf[submission] = cell
    this.startOf[submission] = start
    this.cellUsed[cell]! += length
    if (this.cellItems[cell]!++ === 0) this.open(cell, trackOf[submission]!)
    this.unplacedSlots -= length
    const place = this.unplacedPlace[submission]!
    const last = this.unplaced[--this.unplacedCount]!
    this.unplaced[place] = last
    this.unplacedPlace[last] = place
  }

  private open(cell: number, track: number): void {
    const { cells, sessions, rooms } = this.tables
    this.cellTrack[cell] = track
    this.inSession[track * sessions + this.sessionOf[cell]!]!++
    if (this.inRoom[track * rooms + this.roomOf[cell]!]!++ === 0) this.trackRooms[track]!++
    const first = track * cells
    let n = first + this.trackCellCount[track]!++
    for (; n > first && this.trackCells[n - 1]! > cell; n--) this.trackCells[n] = this.trackCells[n - 1]!
    this.trackCells[n] = cell
    const place = this.emptyPlace[cell]!
    const last = this.emptyCells[--this.emptyCount]!
    this.emptyCells[place] = last
    this.emptyPlace[last] = place
  }

  private close(cell: number): void {
    const { cells, sessions, rooms } = this.tables
    const track = this.cellTrack[cell]!
    this.cellTrack[cell] = EMPTY
    this.inSession[track * sessions + this.sessionOf[cell]!]!--
    if (--this.inRoom[track * rooms + this.roomOf[cell]!]! === 0) this.trackRooms[track]!--
    const end = track * cells + --this.trackCellCount[track]!
    let n = track * cells
    while (this.trackCells[n] !== cell) n++
    for (; n < end; n++) this.trackCells[n] = this.trackCells[n + 1]!
    this.emptyPlace[cell] = this.emptyCount
    this.emptyCells[this.emptyCount++] = cell
  }

  /** The plan as CoSPLib writes it. */
  plan(): ConferencePlan {
    const { sessions, rooms, capacity, stride } = this.tables
    const cellsOf = <V>(value: (cell: number) => V) =>
      Array.from({ length: sessions }, (_, session) =>
        Array.from({ length: rooms }, (_, room) => value(session * rooms + room)),
      )
    return {
      tracks: cellsOf((cell) => this.cellTrack[cell]!),
      submissions: cellsOf((cell) => [
        ...this.slotAt.subarray(cell * stride, cell * stride + capacity[this.sessionOf[cell]!]!),
      ]),
    }
  }
}
