import type { Placement } from '../model/problem.ts'
import type { Landscape } from '../search/landscape.ts'
import type { Random } from '../search/random.ts'
import type { PlanState } from './state.ts'

/** Price of one hard breach in units of soft cost, at the start and at the end of a search. */
const HARD_FIRST = 60
const HARD_LAST = 400
/** In `value`, no saving outweighs a hard breach. */
const HARD_FINAL = 1e7
/** Random free places a displaced session tries before it stays without one. */
const TRIES = 6

/**
 * The forum's programme for the annealing driver. Moves: to another time, another room, or both; a swap with the
 * session found there; and a chain in which the displaced session finds a free place or displaces a third.
 */
export class ForumLandscape implements Landscape {
  private readonly state: PlanState
  private readonly random: Random
  private readonly open: number[]
  private hardPrice = HARD_FIRST
  private pending = false
  private hardBefore = 0
  private softBefore = 0
  private readonly moved: { s: number; tick: number; room: number; team: number }[] = []
  private readonly best: { tick: Int32Array; room: Int32Array; team: Int32Array; hard: number; soft: number }

  constructor(state: PlanState, random: Random) {
    this.state = state
    this.random = random
    const { movable, times, roomsOf } = state.tables
    this.open = [...movable.keys()].filter((s) => movable[s] && times[s]!.length > 0 && roomsOf[s]!.length > 0)
    this.best = {
      tick: state.tick.slice(),
      room: state.room.slice(),
      team: state.team.slice(),
      hard: state.hard,
      soft: state.soft,
    }
  }

  cost(): number {
    this.undo()
    return this.state.hard * this.hardPrice + this.state.soft
  }

  value(): number {
    this.undo()
    return this.state.hard * HARD_FINAL + this.state.soft
  }

  press(share: number): void {
    this.hardPrice = HARD_FIRST * (HARD_LAST / HARD_FIRST) ** share
  }

  propose(): number {
    this.undo()
    if (this.open.length === 0) return Number.POSITIVE_INFINITY
    this.pending = true
    this.hardBefore = this.state.hard
    this.softBefore = this.state.soft
    const s = this.open[this.random.below(this.open.length)]!
    const { times, roomsOf } = this.state.tables
    const kind = this.state.tick[s]! < 0 ? 9 : this.random.below(10)
    const t = kind < 2 ? this.state.tick[s]! : this.pick(times[s]!)
    const r = kind >= 2 && kind < 4 ? this.state.room[s]! : this.pick(roomsOf[s]!)
    if (!this.go(s, t, r)) return Number.POSITIVE_INFINITY
    return (this.state.hard - this.hardBefore) * this.hardPrice + this.state.soft - this.softBefore
  }

  accept(): void {
    this.pending = false
    this.moved.length = 0
  }

  save(): void {
    this.undo()
    this.best.tick.set(this.state.tick)
    this.best.room.set(this.state.room)
    this.best.team.set(this.state.team)
    this.best.hard = this.state.hard
    this.best.soft = this.state.soft
  }

  scoreSaved(): { hard: number; soft: number } {
    return { hard: this.best.hard, soft: this.best.soft }
  }

  bestSoFar(): { placements: Placement[]; hard: number; soft: number } {
    return { placements: this.state.placements(this.best), ...this.scoreSaved() }
  }

  restore(): void {
    this.undo()
    const { tick, room, team } = this.best
    const differs = [...tick.keys()].filter(
      (s) => tick[s] !== this.state.tick[s] || room[s] !== this.state.room[s] || team[s] !== this.state.team[s],
    )
    for (const s of differs) if (this.state.tick[s]! >= 0) this.state.take(s)
    for (const s of differs) if (tick[s]! >= 0) this.state.put(s, tick[s]!, room[s]!, team[s]!)
  }

  private pick(from: Int32Array): number {
    return from[this.random.below(from.length)]!
  }

  /** Moves a session to a place, dealing with whoever is there; false when it cannot be done. */
  private go(s: number, t: number, r: number): boolean {
    const { state } = this
    const { rooms, end, ticks, movable, blocked, mayStart } = state.tables
    const T = ticks.length
    const t0 = state.tick[s]!
    const r0 = state.room[s]!
    if ((t === t0 && r === r0) || !mayStart[s * T + t]) return false
    let there = -1
    for (let k = t; k < end[s * T + t]!; k++) {
      if (blocked[r * T + k]) return false
      const other = state.held[k * rooms + r]!
      if (other < 0 || other === s || other === there) continue
      if (there >= 0 || !movable[other]) return false
      there = other
    }
    if (there < 0) {
      this.lift(s)
      this.lay(s, t, r)
      return true
    }
    const swap = t0 >= 0 && state.fits(there, t0 + (state.tick[there]! - t), r0, s)
    const to = t0 + (state.tick[there]! - t)
    this.lift(s)
    this.lift(there)
    this.lay(s, t, r)
    if (swap && state.fits(there, to, r0)) this.lay(there, to, r0)
    else this.settle(there, 2)
    return true
  }

  /** Finds a displaced session a free place, or one whose holder in turn finds a free place. */
  private settle(s: number, depth: number): void {
    const { state } = this
    const { times, roomsOf, rooms, movable } = state.tables
    for (let i = 0; i < TRIES; i++) {
      const t = this.pick(times[s]!)
      const r = this.pick(roomsOf[s]!)
      if (state.fits(s, t, r)) {
        this.lay(s, t, r)
        return
      }
      const other = state.held[t * rooms + r]!
      if (depth > 0 && i === TRIES - 1 && other >= 0 && movable[other] && state.fits(s, t, r, other)) {
        this.lift(other)
        this.lay(s, t, r)
        this.settle(other, depth - 1)
      }
    }
  }

  private lift(s: number): void {
    const { state } = this
    this.moved.push({ s, tick: state.tick[s]!, room: state.room[s]!, team: state.team[s]! })
    if (state.tick[s]! >= 0) state.take(s)
  }

  private lay(s: number, t: number, r: number): void {
    this.state.put(s, t, r)
  }

  private undo(): void {
    if (!this.pending) return
    this.pending = false
    // The first record of a session tells where it stood before the move; later ones are steps of the same chain.
    for (const { s } of this.moved) if (this.state.tick[s]! >= 0) this.state.take(s)
    for (let i = 0; i < this.moved.length; i++) {
      const { s, tick, room, team } = this.moved[i]!
      if (tick >= 0 && this.state.tick[s]! < 0 && this.moved.findIndex((one) => one.s === s) === i)
        this.state.put(s, tick, room, team)
    }
    this.moved.length = 0
    // Adding and subtracting prices that are not whole numbers must not drift.
    this.state.hard = this.hardBefore
    this.state.soft = this.softBefore
  }
}
