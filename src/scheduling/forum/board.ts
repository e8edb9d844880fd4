import { type Change, NOWHERE, type Places } from './change.ts'
import type { Tables } from './tables.ts'

/** Who stands where, without prices. A room holds one session at a time, and hard rules of place are never broken. */
export class Board implements Places {
  readonly tick: Int32Array
  readonly room: Int32Array
  readonly team: Int32Array
  /** Session held by each room at each tick, or -1: `tick * rooms + room`. */
  readonly held: Int32Array
  /** How many sessions begin at each tick. */
  readonly begins: Int32Array
  private readonly tables: Tables
  private readonly ticks: number

  constructor(tables: Tables) {
    this.tables = tables
    this.ticks = tables.ticks.length
    const numbers = (length: number) => new Int32Array(length).fill(NOWHERE)
    this.tick = numbers(tables.sessions)
    this.room = numbers(tables.sessions)
    this.team = numbers(tables.sessions)
    this.held = numbers(this.ticks * tables.rooms)
    this.begins = new Int32Array(this.ticks)
  }

  /** Whether a session may stand at a start in a room that nobody else holds. */
  fits(s: number, t: number, r: number): boolean {
    const { rooms, mayStart, mayUse, end, blocked } = this.tables
    const T = this.ticks
    if (t < 0 || t >= T || !mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
    for (let k = t; k < end[s * T + t]!; k++) {
      const other = this.held[k * rooms + r]!
      if (blocked[r * T + k] || (other !== NOWHERE && other !== s)) return false
    }
    return true
  }

  /** Whether every session of a change is allowed where it goes and meets nobody there. */
  admits(change: Change): boolean {
    const { rooms, mayStart, mayUse, end, blocked } = this.tables
    const { size, who, tick, room, moving } = change
    const T = this.ticks
    for (let i = 0; i < size; i++) {
      const s = who[i]!
      const t = tick[i]!
      if (t < 0) continue
      const r = room[i]!
      if (!mayStart[s * T + t] || !mayUse[s * rooms + r]) return false
      const until = end[s * T + t]!
      for (let k = t; k < until; k++) {
        const other = this.held[k * rooms + r]!
        if (blocked[r * T + k] || (other >= 0 && !moving[other])) return false
      }
      for (let j = 0; j < i; j++) {
        const t2 = tick[j]!
        if (t2 >= 0 && room[j] === r && t2 < until && end[who[j]! * T + t2]! > t) return false
      }
    }
    return true
  }

  /** Whether two sessions stand beside each other in time. */
  overlap(a: number, b: number): boolean {
    const { end } = this.tables
    const ta = this.tick[a]!
    const tb = this.tick[b]!
    return ta >= 0 && tb >= 0 && ta < end[b * this.ticks + tb]! && tb < end[a * this.ticks + ta]!
  }

  /** Lets the sessions of a change stand where they go; rooms are held as before until `keep`. */
  shift({ size, who, tick, room }: Change): void {
    for (let i = 0; i < size; i++) {
      this.tick[who[i]!] = tick[i]!
      this.room[who[i]!] = room[i]!
    }
  }

  forget({ size, who, from }: Change): void {
    for (let i = 0; i < size; i++) {
      this.tick[who[i]!] = from.tick[i]!
      this.room[who[i]!] = from.room[i]!
    }
  }

  keep({ size, who, tick, room, from }: Change): void {
    for (let i = 0; i < size; i++) this.hold(who[i]!, from.tick[i]!, from.room[i]!, -1)
    for (let i = 0; i < size; i++) this.hold(who[i]!, tick[i]!, room[i]!, 1)
  }

  /** A session takes or leaves a room at a start. */
  private hold(s: number, t: number, r: number, step: 1 | -1): void {
    if (t < 0) return
    const { rooms, end } = this.tables
    const until = end[s * this.ticks + t]!
    this.begins[t]! += step
    for (let k = t; k < until; k++) this.held[k * rooms + r] = step > 0 ? s : NOWHERE
  }
}
