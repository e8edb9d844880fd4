import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** Pairs of sessions that must not overlap: the hard breaches of each session with those it stands beside. */
export class Clashes implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly change: Change
  private readonly breaches: Int32Array

  constructor(tables: Tables, board: Board, change: Change) {
    this.tables = tables
    this.board = board
    this.change = change
    this.breaches = new Int32Array(tables.sessions)
  }

  touch(): void {
    const { size, who, retimed } = this.change
    for (let i = 0; i < size; i++) {
      const s = who[i]!
      // Most sessions clash with nobody, and their partners need not be asked.
      if (retimed[s] && this.breaches[s]! > 0) this.change.hard -= this.counted(s, i)
    }
  }

  judge(): void {
    const { size, who, retimed } = this.change
    for (let i = 0; i < size; i++) if (retimed[who[i]!]) this.change.hard += this.counted(who[i]!, i)
  }

  keep(): void {
    const { size, who, retimed, from } = this.change
    for (let i = 0; i < size; i++) if (retimed[who[i]!]) this.recount(who[i]!, from.tick[i]!)
  }

  forget(): void {}

  /** Breaches of a session where it stands; of two that move, the later counts those between them. */
  private counted(s: number, i: number): number {
    const { retimed, order } = this.change
    const partners = this.tables.hardWith[s]!
    const counts = this.tables.hardCount[s]!
    let hard = 0
    for (let j = 0; j < partners.length; j++) {
      const other = partners[j]!
      if ((!retimed[other] || order[other]! < i) && this.board.overlap(s, other)) hard += counts[j]!
    }
    return hard
  }

  /** Brings the breaches of a session that has left `from`, and of those who stayed, up to date. */
  private recount(s: number, from: number): void {
    const { tables, board, change, breaches } = this
    const { ticks, end } = tables
    const T = ticks.length
    const partners = tables.hardWith[s]!
    const counts = tables.hardCount[s]!
    const until = from < 0 ? 0 : end[s * T + from]!
    let own = 0
    for (let j = 0; j < partners.length; j++) {
      const other = partners[j]!
      const there = board.tick[other]!
      if (there < 0) continue
      const count = counts[j]!
      const now = board.overlap(s, other)
      if (now) own += count
      if (change.retimed[other]) continue
      const before = from >= 0 && from < end[other * T + there]! && there < until
      if (now !== before) breaches[other]! += now ? count : -count
    }
    breaches[s] = own
  }
}
