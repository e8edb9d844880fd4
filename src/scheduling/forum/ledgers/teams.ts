import { teamServes } from '../../constraints/whole.ts'
import type { Board } from '../board.ts'
import { ANY_TEAM, type Change, NOWHERE } from '../change.ts'
import type { Tables } from '../tables.ts'
import type { Ledger } from './ledger.ts'

/** Which interpretation team serves whom, and what it costs where none does. */
export class Teams implements Ledger {
  private readonly tables: Tables
  private readonly board: Board
  private readonly change: Change
  /** Whether a team is engaged at a tick, and how often on a day. */
  private readonly busy: Uint8Array
  private readonly onDay: Int32Array
  /** Whether any session of the change wants a team. */
  private concerned = false

  constructor(tables: Tables, board: Board, change: Change) {
    const { problem, ticks } = tables
    this.tables = tables
    this.board = board
    this.change = change
    this.busy = new Uint8Array(problem.teams.length * ticks.length)
    this.onDay = new Int32Array(problem.teams.length * problem.days.length)
  }

  /** Frees the teams of all that move, before any is chosen anew. */
  touch(): void {
    const { interpreted } = this.tables
    const { size, who, from } = this.change
    this.concerned = false
    for (let i = 0; i < size; i++) {
      if (!interpreted[who[i]!]) continue
      this.concerned = true
      this.occupy(who[i]!, from.tick[i]!, from.team[i]!, -1)
    }
  }

  judge(): void {
    if (!this.concerned) return
    const { tables, board, change } = this
    let misses = 0
    for (let i = 0; i < change.size; i++) {
      const s = change.who[i]!
      if (!tables.interpreted[s]) continue
      const t = change.tick[i]!
      const wanted = change.team[i]!
      const team = t < 0 ? NOWHERE : wanted === ANY_TEAM ? this.freeTeam(s, t) : wanted
      board.team[s] = team
      this.occupy(s, t, team, 1)
      if (t >= 0 && team < 0) misses++
      if (change.from.tick[i]! >= 0 && change.from.team[i]! < 0) misses--
    }
    change.hard += misses * tables.interpretationPrice.hard
    change.soft += misses * tables.interpretationPrice.soft
  }

  keep(): void {}

  forget(): void {
    if (!this.concerned) return
    const { interpreted } = this.tables
    const { size, who, tick, from } = this.change
    for (let i = 0; i < size; i++)
      if (interpreted[who[i]!]) this.occupy(who[i]!, tick[i]!, this.board.team[who[i]!]!, -1)
    for (let i = 0; i < size; i++) {
      const s = who[i]!
      if (!interpreted[s]) continue
      this.board.team[s] = from.team[i]!
      this.occupy(s, from.tick[i]!, from.team[i]!, 1)
    }
  }

  private freeTeam(s: number, t: number): number {
    const { ticks, problem, end } = this.tables
    const T = ticks.length
    return problem.teams.findIndex((team, i) => {
      if (this.onDay[i * problem.days.length + ticks[t]!.dayIndex]! >= team.sessionsPerDay) return false
      for (let k = t; k < end[s * T + t]!; k++) if (this.busy[i * T + k]) return false
      return teamServes(team, problem.sessions[s]!.interpretation, problem.rooms[this.board.room[s]!]!.id)
    })
  }

  /** Engages or frees a team for a session that begins at `t`. */
  private occupy(s: number, t: number, team: number, step: 1 | -1): void {
    if (t < 0 || team < 0) return
    const { ticks, problem, end } = this.tables
    const T = ticks.length
    for (let k = t; k < end[s * T + t]!; k++) this.busy[team * T + k] = step > 0 ? 1 : 0
    this.onDay[team * problem.days.length + ticks[t]!.dayIndex]! += step
  }
}
