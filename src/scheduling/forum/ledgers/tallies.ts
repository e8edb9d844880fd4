import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** How many sessions are in each bucket. A change is judged by counting it in, so that forgetting it counts it out again. */
export class Tallies implements Ledger {
  private readonly tables: Tables
  private readonly change: Change
  private readonly counts: Int32Array
  /** The steps counted for the change under way: `bucket + 1`, negative for a step down. */
  private counted = new Int32Array(256)
  private size = 0

  constructor(tables: Tables, change: Change) {
    this.tables = tables
    this.change = change
    this.counts = new Int32Array(tables.tallies.buckets)
  }

  touch(): void {}

  judge(): void {
    this.size = 0
    for (let i = 0; i < this.change.size; i++) {
      this.recountTime(i)
      if (this.tables.tallies.roomTallies > 0) this.recountRoom(i)
    }
  }

  keep(): void {}

  forget(): void {
    for (let i = this.size - 1; i >= 0; i--) {
      const step = this.counted[i]!
      if (step > 0) this.counts[step - 1]!--
      else this.counts[-step - 1]!++
    }
  }

  /** What the buckets cost while nothing is placed. */
  static empty({ tallies }: Tables): { hard: number; soft: number } {
    const price = { hard: 0, soft: 0 }
    for (let bucket = 0; bucket < tallies.buckets; bucket++) {
      price.hard += tallies.hard[tallies.priceStart[bucket]!]!
      price.soft += tallies.soft[tallies.priceStart[bucket]!]!
    }
    return price
  }

  /** Moves a session between the buckets of its old slot and of its new one. */
  private recountTime(i: number): void {
    const { tallies, slotOf } = this.tables
    const { who, tick, from } = this.change
    const t0 = from.tick[i]!
    const t1 = tick[i]!
    if (t0 >= 0 && t1 >= 0 && slotOf[t0] === slotOf[t1]) return
    if (t0 >= 0) this.countSlot(who[i]! * tallies.slots + slotOf[t0]!, -1)
    if (t1 >= 0) this.countSlot(who[i]! * tallies.slots + slotOf[t1]!, 1)
  }

  private countSlot(cell: number, step: 1 | -1): void {
    const { slotStart, inSlot } = this.tables.tallies
    for (let i = slotStart[cell]!; i < slotStart[cell + 1]!; i++) this.count(inSlot[i]!, step)
  }

  /** Moves a session between the buckets of its old day and room and of its new ones. */
  private recountRoom(i: number): void {
    const { inRoom, roomTallies } = this.tables.tallies
    const { who, tick, room, from } = this.change
    const before = this.cell(who[i]!, from.tick[i]!, from.room[i]!)
    const after = this.cell(who[i]!, tick[i]!, room[i]!)
    if (before === after) return
    for (let j = 0; j < roomTallies; j++) {
      const old = before < 0 ? -1 : inRoom[before * roomTallies + j]!
      const own = after < 0 ? -1 : inRoom[after * roomTallies + j]!
      if (old >= 0) this.count(old, -1)
      if (own >= 0) this.count(own, 1)
    }
  }

  private cell(s: number, t: number, r: number): number {
    const { dayOf, rooms, problem } = this.tables
    return t < 0 ? -1 : (s * problem.days.length + dayOf[t]!) * rooms + r
  }

  private count(bucket: number, step: 1 | -1): void {
    const { hard, soft, priceStart, anyHard } = this.tables.tallies
    const count = this.counts[bucket]!
    const at = priceStart[bucket]! + count
    if (anyHard) this.change.hard += hard[at + step]! - hard[at]!
    this.change.soft += soft[at + step]! - soft[at]!
    this.counts[bucket] = count + step
    if (this.size === this.counted.length) {
      const longer = new Int32Array(this.counted.length * 2)
      longer.set(this.counted)
      this.counted = longer
    }
    this.counted[this.size++] = step * (bucket + 1)
  }
}
