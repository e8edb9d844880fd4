import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** What each session pays for its own place, for having left a published one, or for having none. */
export class Standings implements Ledger {
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

  private add(sign: 1 | -1): void {
    const { tables, board, change } = this
    const { ticks, rooms, timeSoft, roomSoft, fixedHard, publishedAt, movedPrice, unplacedPrice } = tables
    let hard = 0
    let soft = 0
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      const t = board.tick[s]!
      if (t < 0) {
        hard += unplacedPrice.hard
        soft += unplacedPrice.soft
        continue
      }
      const r = board.room[s]!
      soft += timeSoft[s * ticks.length + t]! + roomSoft[s * rooms + r]!
      hard += fixedHard[s]!
      const published = publishedAt[s]!
      if (published >= 0 && published !== t * rooms + r) {
        soft += movedPrice.soft
        hard += movedPrice.hard
      }
    }
    change.hard += sign * hard
    change.soft += sign * soft
  }
}
