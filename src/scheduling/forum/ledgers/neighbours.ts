import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** The soft price of each session with all that stand beside it in time. */
export class Neighbours implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly change: Change
  private readonly price: Float64Array

  constructor(tables: Tables, board: Board, change: Change) {
    this.tables = tables
    this.board = board
    this.change = change
    this.price = new Float64Array(tables.sessions)
  }

  touch(): void {
    const { change, price } = this
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      // A pair that moves together is in the price of both.
      if (change.retimed[s]) change.soft -= price[s]! - this.withEarlier(s, i)
    }
  }

  /** Prices are at least 0, so it stops once the change's soft price is above `most`; then it answers false. */
  judge(most = Number.POSITIVE_INFINITY): boolean {
    const { change, board } = this
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      if (!change.retimed[s]) continue
      change.soft += this.withStaying(s, board.tick[s]!, 0) + this.withEarlier(s, i)
      if (change.soft > most) return false
    }
    return true
  }

  keep(): void {
    const { change, price } = this
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      if (!change.retimed[s]) continue
      this.withStaying(s, change.from.tick[i]!, -1)
      price[s] = this.withStaying(s, change.tick[i]!, 1)
    }
    for (let i = 0; i < change.size; i++) this.withEarlier(change.who[i]!, i, 1)
  }

  forget(): void {}

  /** Price of a session, were it to begin at `t`, with those whose time does not change; `step` books it to them, or off. */
  private withStaying(s: number, t: number, step: 1 | 0 | -1): number {
    if (t < 0) return 0
    const { ticks, rooms, sessions, end, pairSoft } = this.tables
    const { tick, held, begins } = this.board
    const { retimed } = this.change
    const row = s * sessions
    const until = end[s * ticks.length + t]!
    let soft = 0
    for (let k = t; k < until; k++) {
      if (k > t && begins[k] === 0) continue
      for (let c = k * rooms; c < (k + 1) * rooms; c++) {
        const other = held[c]!
        // A neighbour counts once, at the first tick the two share.
        if (other < 0 || retimed[other] || (k > t && tick[other] !== k)) continue
        soft += pairSoft[row + other]!
        if (step !== 0) this.price[other]! += step * pairSoft[row + other]!
      }
    }
    return soft
  }

  /** Price of a session with those before it in the change that change their time too; `step` books it to both. */
  private withEarlier(s: number, i: number, step: 1 | 0 = 0): number {
    const { tables, board, change, price } = this
    if (!change.retimed[s]) return 0
    let soft = 0
    for (let j = 0; j < i; j++) {
      const other = change.who[j]!
      if (!change.retimed[other] || !board.overlap(s, other)) continue
      const pair = tables.pairSoft[s * tables.sessions + other]!
      soft += pair
      if (step === 0) continue
      price[other]! += pair
      price[s]! += pair
    }
    return soft
  }
}
