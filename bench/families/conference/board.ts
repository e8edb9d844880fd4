import { NOWHERE, Occupancy } from './occupancy.ts'
import type { Tables } from './tables.ts'

/**
 * A plan being changed, and its cost kept up to date. All changes are `lift` (take a submission off the board) and
 * `put` (lay it into a cell); those since `begin` can be undone with `rollBack`. Plain counting, no randomness.
 */
export class Board extends Occupancy {
  /** Cost of what is placed, by the exact definition; its order term is up to date only after `settleOrder`. */
  cost = 0

  private readonly orderCost: Float64Array
  private readonly journal: Int32Array
  private journalLength = 0
  private costBefore = 0
  private readonly touched: Int32Array
  private readonly touchedCost: Float64Array
  private readonly isTouched: Uint8Array
  private touchedCount = 0

  constructor(tables: Tables) {
    super(tables)
    const { submissions, tracks } = tables
    this.orderCost = new Float64Array(tracks)
    this.journal = new Int32Array(3 * 64 * Math.max(16, submissions))
    this.touched = new Int32Array(tracks)
    this.touchedCost = new Float64Array(tracks)
    this.isTouched = new Uint8Array(tracks)
  }

  /** From here on changes can be undone. */
  begin(): void {
    this.journalLength = 0
    this.costBefore = this.cost
    for (let n = 0; n < this.touchedCount; n++) this.isTouched[this.touched[n]!] = 0
    this.touchedCount = 0
  }

  /** Undoes every change since `begin`. */
  rollBack(): void {
    while (this.journalLength > 0) {
      this.journalLength -= 3
      const submission = this.journal[this.journalLength]!
      const cell = this.journal[this.journalLength + 1]!
      const start = this.journal[this.journalLength + 2]!
      if (cell === NOWHERE) this.removeFrom(submission, this.cellOf[submission]!)
      else this.layInto(submission, cell, start)
    }
    this.cost = this.costBefore
    for (let n = 0; n < this.touchedCount; n++) this.orderCost[this.touched[n]!] = this.touchedCost[n]!
  }

  lift(submission: number): void {
    const { tables } = this
    const cell = this.cellOf[submission]!
    this.record(submission, cell, this.startOf[submission]!)
    this.cost -= this.priceIn(submission, cell)
    const track = tables.trackOf[submission]!
    if (tables.isOrdered[track]) this.touch(track)
    if (this.cellItems[cell] === 1) this.cost -= this.priceOfCell(track, cell)
    this.removeFrom(submission, cell)
  }

  /** `start` is the first slot; the slots must be empty and the cell empty or of the submission's track. */
  put(submission: number, cell: number, start: number): void {
    const { tables } = this
    this.record(submission, NOWHERE, 0)
    const track = tables.trackOf[submission]!
    const opens = this.cellItems[cell] === 0
    this.layInto(submission, cell, start)
    if (opens) this.cost += this.priceOfCell(track, cell)
    this.cost += this.priceIn(submission, cell)
    if (tables.isOrdered[track]) this.touch(track)
  }

  /** Brings the order's cost up to date for the tracks changed since `begin`. */
  settleOrder(): void {
    for (let n = 0; n < this.touchedCount; n++) {
      const track = this.touched[n]!
      const now = this.orderCostOf(track)
      this.cost += now - this.orderCost[track]!
      this.orderCost[track] = now
    }
  }

  private record(submission: number, cell: number, start: number): void {
    this.journal[this.journalLength] = submission
    this.journal[this.journalLength + 1] = cell
    this.journal[this.journalLength + 2] = start
    this.journalLength += 3
  }

  private touch(track: number): void {
    if (this.isTouched[track]) return
    this.isTouched[track] = 1
    this.touched[this.touchedCount] = track
    this.touchedCost[this.touchedCount++] = this.orderCost[track]!
  }

  /** What a submission costs where it lies: wishes, time zone and conflicts with what lies elsewhere. */
  private priceIn(submission: number, cell: number): number {
    const { tables } = this
    const session = this.sessionOf[cell]!
    let price = tables.submissionSession[submission * tables.sessions + session]!
    if (tables.hasRoomWishes) price += tables.submissionRoom[submission * tables.rooms + this.roomOf[cell]!]!
    const end = tables.conflictFrom[submission + 1]!
    for (let n = tables.conflictFrom[submission]!; n < end; n++) {
      const other = tables.conflictWith[n]!
      const otherCell = this.cellOf[other]!
      if (otherCell === NOWHERE || otherCell === cell || this.sessionOf[otherCell] !== session) continue
      price += tables.conflictSession[n]!
      const bySlot = tables.conflictSlot[n]!
      if (bySlot > 0) price += bySlot * this.sharedSlots(submission, other)
    }
    return price
  }

  private sharedSlots(one: number, other: number): number {
    const { slots } = this.tables
    const from = Math.max(this.startOf[one]!, this.startOf[other]!)
    const until = Math.min(this.startOf[one]! + slots[one]!, this.startOf[other]! + slots[other]!)
    return until > from ? until - from : 0
  }

  /** What the only submission of a cell brings in by opening it for its track; the cell must hold one. */
  private priceOfCell(track: number, cell: number): number {
    const { tables } = this
    const session = this.sessionOf[cell]!
    let price = tables.trackCell[track * tables.cells + cell]!
    if (tables.hasPairs[track]) price += this.pricePairs(track, cell, session)
    const inSession = track * tables.sessions + session
    if (this.inSession[inSession]! > 1) price += tables.parallelWeight
    else if (tables.consecutiveWeight > 0) {
      const scattered = this.isScattered(track)
      this.inSession[inSession]!--
      price += tables.consecutiveWeight * (scattered - this.isScattered(track))
      this.inSession[inSession]!++
    }
    if (this.inRoom[track * tables.rooms + this.roomOf[cell]!] === 1 && this.trackRooms[track]! > 1)
      price += tables.roomsWeight
    return price
  }

  private pricePairs(track: number, cell: number, session: number): number {
    const { tables } = this
    const first = session * tables.rooms
    let price = 0
    for (let other = first; other < cell; other++) {
      const neighbour = this.cellTrack[other]!
      if (neighbour >= 0) price += tables.trackPair[neighbour * tables.tracks + track]!
    }
    for (let other = cell + 1; other < first + tables.rooms; other++) {
      const neighbour = this.cellTrack[other]!
      if (neighbour >= 0) price += tables.trackPair[track * tables.tracks + neighbour]!
    }
    return price
  }

  /** 1 if a session without the track lies between two with it. */
  private isScattered(track: number): number {
    const first = track * this.tables.sessions
    const end = first + this.tables.sessions
    let runs = 0
    let before = 0
    for (let n = first; n < end; n++) {
      const now = this.inSession[n]!
      if (now > 0 && before === 0) runs++
      before = now
    }
    return runs > 1 ? 1 : 0
  }

  private orderCostOf(track: number): number {
    const { stride, cells, order, orderWeight } = this.tables
    let count = 0
    let number = 0
    const first = track * cells
    const end = first + this.trackCellCount[track]!
    for (let n = first; n < end; n++) {
      const cell = this.trackCells[n]!
      for (let slot = 0; slot < stride; slot++) {
        const submission = this.slotAt[cell * stride + slot]!
        if (submission < 0) continue
        if (this.startOf[submission] === slot) {
          number++
          if (order[submission] !== 0 && order[submission] !== number) count++
        }
        if (order[submission] !== 0) count += this.orderedBeside(n, end, slot)
      }
    }
    return orderWeight * count
  }

  /** Ordered submissions of the same track, session and slot in later rooms. */
  private orderedBeside(n: number, end: number, slot: number): number {
    const { stride, order } = this.tables
    const session = this.sessionOf[this.trackCells[n]!]!
    let count = 0
    for (let m = n + 1; m < end && this.sessionOf[this.trackCells[m]!] === session; m++) {
      const other = this.slotAt[this.trackCells[m]! * stride + slot]!
      if (other >= 0 && order[other] !== 0) count++
    }
    return count
  }
}
