import type { Change } from '../change.ts'

/**
 * Groups of sessions that each have a price: what they cost, which of them a change touches, and what those will cost. Whoever keeps them
 * fills `nextHard` and `nextSoft` of the touched ones.
 */
export class PricedGroups {
  readonly nextHard: Float64Array
  readonly nextSoft: Float64Array
  readonly touched: Int32Array
  size = 0
  private readonly change: Change
  /** For each session, its groups. */
  private readonly of: Int32Array[]
  private readonly hard: Float64Array
  private readonly soft: Float64Array
  private readonly seen: Uint8Array

  constructor(groups: number, of: Int32Array[], change: Change) {
    this.change = change
    this.of = of
    this.hard = new Float64Array(groups)
    this.soft = new Float64Array(groups)
    this.nextHard = new Float64Array(groups)
    this.nextSoft = new Float64Array(groups)
    this.touched = new Int32Array(groups)
    this.seen = new Uint8Array(groups)
  }

  /** Finds the groups of the sessions that move, and takes off what they cost. */
  touch(): void {
    const { change, of, seen, touched } = this
    this.size = 0
    for (let i = 0; i < change.size; i++) {
      const own = of[change.who[i]!]!
      for (let j = 0; j < own.length; j++) {
        const group = own[j]!
        if (seen[group]) continue
        seen[group] = 1
        touched[this.size++] = group
        change.hard -= this.hard[group]!
        change.soft -= this.soft[group]!
      }
    }
    for (let i = 0; i < this.size; i++) seen[touched[i]!] = 0
  }

  /** Adds what the touched groups will cost. */
  judge(): void {
    const { change, touched } = this
    for (let i = 0; i < this.size; i++) {
      change.hard += this.nextHard[touched[i]!]!
      change.soft += this.nextSoft[touched[i]!]!
    }
  }

  keep(): void {
    for (let i = 0; i < this.size; i++) {
      const group = this.touched[i]!
      this.hard[group] = this.nextHard[group]!
      this.soft[group] = this.nextSoft[group]!
    }
  }
}
