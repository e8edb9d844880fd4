import type { Placement } from '../model/problem.ts'
import { Board } from './board.ts'
import { ANY_TEAM, Change, NOWHERE, type Places } from './change.ts'
import { Clashes } from './ledgers/clashes.ts'
import { Itineraries } from './ledgers/itineraries.ts'
import { Links } from './ledgers/links.ts'
import { Neighbours } from './ledgers/neighbours.ts'
import { Spreads } from './ledgers/spreads.ts'
import { Standings } from './ledgers/standings.ts'
import { Tallies } from './ledgers/tallies.ts'
import { Teams } from './ledgers/teams.ts'
import type { Tables } from './tables.ts'

/**
 * A plan under change, with its cost kept up to date: `hard` and `soft` are exactly what the constraint list would say.
 * A room holds one session at a time and hard place rules are never broken; everything else may be broken on the way.
 *
 * A change is made in three steps: `begin` and `add` say which sessions go where, `weigh` answers what that costs, and
 * then either `commit` makes it or `revert` forgets it. The ledgers each keep a part of the cost.
 */
export class PlanState implements Places {
  readonly tables: Tables
  hard: number
  soft: number
  readonly tick: Int32Array
  readonly room: Int32Array
  readonly team: Int32Array
  /** Session held by each room at each tick, or -1: `tick * rooms + room`. */
  readonly held: Int32Array
  private readonly board: Board
  private readonly change: Change
  private weighed = false
  // Each is asked by its name: calls through a list of eight kinds could not be compiled in line.
  private readonly standings: Standings
  private readonly clashes: Clashes
  private readonly links: Links
  private readonly tallies: Tallies
  private readonly itineraries: Itineraries
  private readonly spreads: Spreads
  private readonly teams: Teams
  private readonly neighbours: Neighbours

  constructor(tables: Tables) {
    const board = new Board(tables)
    const change = new Change(tables.sessions)
    this.tables = tables
    this.board = board
    this.change = change
    this.tick = board.tick
    this.room = board.room
    this.team = board.team
    this.held = board.held
    this.standings = new Standings(tables, board, change)
    this.clashes = new Clashes(tables, board, change)
    this.links = new Links(tables, board, change)
    this.tallies = new Tallies(tables, change)
    this.itineraries = new Itineraries(tables, board, change)
    this.spreads = new Spreads(tables, board, change)
    this.teams = new Teams(tables, board, change)
    this.neighbours = new Neighbours(tables, board, change)
    const empty = Tallies.empty(tables)
    this.hard = empty.hard + tables.sessions * tables.unplacedPrice.hard
    this.soft = empty.soft + tables.sessions * tables.unplacedPrice.soft
  }

  /** Whether a session may stand at a start in a room that nobody else holds. */
  fits(s: number, t: number, r: number): boolean {
    return this.board.fits(s, t, r)
  }

  /** Puts an unplaced session at a start in a room where it fits. */
  put(s: number, t: number, r: number): void {
    this.begin()
    this.add(s, t, r)
    if (this.weigh() === Number.POSITIVE_INFINITY) throw new Error('a session was put where it does not fit')
    this.commit()
  }

  /** Takes a placed session out. */
  take(s: number): void {
    this.begin()
    this.add(s, NOWHERE, NOWHERE)
    this.weigh()
    this.commit()
  }

  /** Makes another arrangement the current one. */
  adopt(places: Places): void {
    this.begin()
    for (let s = 0; s < this.tables.sessions; s++) {
      const { tick, room, team } = places
      if (tick[s] !== this.tick[s] || room[s] !== this.room[s] || team[s] !== this.team[s])
        this.add(s, tick[s]!, room[s]!, team[s]!)
    }
    this.weigh()
    this.commit()
  }

  begin(): void {
    this.revert()
    this.change.clear()
  }

  /** Adds a session to the change, to go to a place or (-1) out of the plan; the last word about a session counts. */
  add(s: number, t: number, r: number, team: number = ANY_TEAM): void {
    this.change.add(s, t, r, team)
  }

  /** Whether a session is part of the change under way. */
  isMoving(s: number): boolean {
    return this.change.moving[s] !== 0
  }

  get changing(): number {
    return this.change.size
  }

  /**
   * What the change would add to `hard * hardPrice + soft`; Infinity when two sessions would meet in a room or a place is
   * not allowed. Counting stops, with some number above it, as soon as the answer is sure to lie above `limit`.
   * With `anywhere` a change is weighed that may never be committed: two sessions in one room, a forbidden place.
   */
  weigh(limit = Number.POSITIVE_INFINITY, hardPrice = 1, where: 'possible' | 'anywhere' = 'possible'): number {
    const { board, change } = this
    if (where === 'possible' && !board.admits(change)) return Number.POSITIVE_INFINITY
    this.weighed = true
    change.open(board)
    this.standings.touch()
    this.clashes.touch()
    this.links.touch()
    this.tallies.touch()
    this.itineraries.touch()
    this.spreads.touch()
    this.teams.touch()
    this.neighbours.touch()
    board.shift(change)
    // These two know only what a change adds or saves; all others add prices of at least 0 to what has been taken off.
    this.tallies.judge()
    this.teams.judge()
    this.standings.judge()
    this.clashes.judge()
    this.links.judge()
    this.spreads.judge()
    // What takes longest is asked last, and only about changes that may still be taken.
    if (change.soft + change.hard * hardPrice > limit) return Number.POSITIVE_INFINITY
    this.itineraries.judge()
    if (change.soft + change.hard * hardPrice > limit) return Number.POSITIVE_INFINITY
    if (!this.neighbours.judge(limit - change.hard * hardPrice)) return Number.POSITIVE_INFINITY
    return change.soft + change.hard * hardPrice
  }

  commit(): void {
    const { board, change } = this
    this.weighed = false
    this.hard += change.hard
    this.soft += change.soft
    this.standings.keep()
    this.clashes.keep()
    this.links.keep()
    this.tallies.keep()
    this.itineraries.keep()
    this.spreads.keep()
    this.teams.keep()
    this.neighbours.keep()
    board.keep(change)
    change.clear()
  }

  /** Forgets a weighed change. */
  revert(): void {
    if (!this.weighed) return
    this.weighed = false
    this.standings.forget()
    this.clashes.forget()
    this.links.forget()
    this.tallies.forget()
    this.itineraries.forget()
    this.spreads.forget()
    this.teams.forget()
    this.neighbours.forget()
    this.board.forget(this.change)
  }

  /** The plan as data; or another one, kept in the same form. */
  placements(of: Places = this): Placement[] {
    const { ticks, problem } = this.tables
    return problem.sessions.flatMap((session, s) => {
      const tick = ticks[of.tick[s]!]
      if (!tick) return []
      const room = problem.rooms[of.room[s]!]!.id
      const team = problem.teams[of.team[s]!]?.id ?? null
      return [{ session: session.id, room, slot: tick.slot.id, offsetMinutes: tick.offsetMinutes, team }]
    })
  }
}
