import type { Board } from '../board.ts'
import type { Change } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'
import { PricedGroups } from './priced-groups.ts'

/** Sets of sessions that should share a day or a room. */
export class Spreads implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly sets: PricedGroups

  constructor(tables: Tables, board: Board, change: Change) {
    const { members, of } = tables.spreads
    this.tables = tables
    this.board = board
    this.sets = new PricedGroups(members.length, of, change)
  }

  touch(): void {
    this.sets.touch()
  }

  judge(): void {
    const { hard, soft } = this.tables.spreads
    const { touched, size, nextHard, nextSoft } = this.sets
    for (let i = 0; i < size; i++) {
      const set = touched[i]!
      const further = Math.max(0, this.different(set) - 1)
      nextHard[set] = further * hard[set]!
      nextSoft[set] = further * soft[set]!
    }
    this.sets.judge()
  }

  keep(): void {
    this.sets.keep()
  }

  forget(): void {}

  /** How many days or rooms a set is spread over. */
  private different(set: number): number {
    const { spreads, dayOf } = this.tables
    const { tick, room } = this.board
    const members = spreads.members[set]!
    const overRooms = spreads.overRooms[set]
    let different = 0
    for (let i = 0; i < members.length; i++) {
      const s = members[i]!
      if (tick[s]! < 0) continue
      const own = overRooms ? room[s]! : dayOf[tick[s]!]!
      let j = 0
      for (; j < i; j++) {
        const other = members[j]!
        if (tick[other]! >= 0 && (overRooms ? room[other]! : dayOf[tick[other]!]!) === own) break
      }
      if (j === i) different++
    }
    return different
  }
}
