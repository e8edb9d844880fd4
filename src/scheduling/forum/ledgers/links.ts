import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** Pairs of sessions of which the first should come first. */
export class Links implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly change: Change

  constructor(tables: Tables, board: Board, change: Change) {
    this.tables = tables
    this.board = board
    this.change = change
  }

  touch(): void {
    this.add(-1)
  }

  judge(): void {
    this.add(1)
  }

  keep(): void {}

  forget(): void {}

  /** Adds or takes off the broken links of the sessions that move. */
  private add(sign: 1 | -1): void {
    const { change, tables } = this
    const { hard, soft, of } = tables.links
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      if (!change.retimed[s]) continue
      const own = of[s]!
      for (let j = 0; j < own.length; j++) {
        const link = own[j]!
        if (!this.counts(link, s) || !this.broken(link)) continue
        change.hard += sign * hard[link]!
        change.soft += sign * soft[link]!
      }
    }
  }

  /** A link between two sessions that both move is left to the later of them. */
  private counts(link: number, s: number): boolean {
    const { first, second } = this.tables.links
    const { retimed, order } = this.change
    const other = first[link] === s ? second[link]! : first[link]!
    return !retimed[other] || order[other]! <= order[s]!
  }

  private broken(link: number): boolean {
    const { links, minute, length } = this.tables
    const first = links.first[link]!
    const second = links.second[link]!
    const a = this.board.tick[first]!
    const b = this.board.tick[second]!
    if (a < 0 || b < 0) return false
    return links.strict[link] ? minute[a]! + length[first]! > minute[b]! : minute[b]! + length[second]! <= minute[a]!
  }
}
